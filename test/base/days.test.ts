import { expect, test } from 'vitest';
import { DAY_MS, isWithin } from '../../src/base/days.ts';

test.each([
  ['2025-08-31', false],
  ['2025-09-01', true],
  ['2025-12-31', true],
  ['2026-01-01', false],
])('%s in a span that ends', (day, expected) => {
  expect(isWithin(day, '2025-09-01', '2025-12-31')).toBe(expected);
});

test('a span without a last day goes on', () => {
  expect(isWithin('2099-01-01', '2025-09-01', null)).toBe(true);
  expect(isWithin('2025-08-31', '2025-09-01', null)).toBe(false);
});

test('a day has so many milliseconds', () => {
  expect(Date.parse('2025-09-02') - Date.parse('2025-09-01')).toBe(DAY_MS);
});
