import { expect, test } from 'vitest';
import { eligibleForFunding } from '../../../src/mock/rect/derived/funding.ts';
import { emptyRole } from '../../../src/mock/rect/world.ts';

// rect.md 5.1: E, when first found eligible; X, when found ineligible
test.each([
  [null, null, null],
  [null, '2025-09-01', false],
  ['2025-09-01', null, true],
  ['2025-09-01', '2025-09-01', true],
  ['2025-09-01', '2025-09-02', true],
  ['2025-09-02', '2025-09-01', false],
])('eligible_for_funding: E %s and X %s give %s', (eligibleFrom, ineligibleFrom, expected) => {
  expect(eligibleForFunding({ ...emptyRole('ect'), eligibleFrom, ineligibleFrom })).toBe(expected);
});
