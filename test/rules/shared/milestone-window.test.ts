import { expect, test } from 'vitest';
import { instantsOf, isOutside } from '../../../src/rules/schedules.ts';

const summer = { start: '2025-06-01', end: '2025-08-31' };

test('a milestone runs from the start of its first day to the end of its last, by the days of the zone', () => {
  expect(instantsOf(summer, 'utc')).toEqual({
    from: Date.parse('2025-06-01T00:00:00Z'),
    until: Date.parse('2025-09-01T00:00:00Z'),
  });
  expect(instantsOf(summer, 'london')).toEqual({
    from: Date.parse('2025-05-31T23:00:00Z'),
    until: Date.parse('2025-08-31T23:00:00Z'),
  });
});

test.each([
  ['2025-05-31T22:59:59.999Z', 'london', true],
  ['2025-05-31T23:00:00Z', 'london', false],
  ['2025-05-31T23:00:00Z', 'utc', true],
  ['2025-06-01T00:00:00Z', 'utc', false],
  ['2025-08-31T22:59:59.999Z', 'london', false],
  ['2025-08-31T23:00:00Z', 'london', true],
  ['2025-08-31T23:59:59.999Z', 'utc', false],
  ['2025-09-01T00:00:00Z', 'utc', true],
] as const)('%s by %s days: outside is %s', (at, zone, expected) => {
  expect(isOutside(Date.parse(at), summer, zone)).toBe(expected);
});

test('a milestone without a last day is never over', () => {
  const open = { start: '2025-06-01', end: null };
  expect(instantsOf(open, 'london').until).toBe(Infinity);
  expect(isOutside(Date.parse('2099-01-01T00:00:00Z'), open, 'london')).toBe(false);
  expect(isOutside(Date.parse('2025-05-01T00:00:00Z'), open, 'london')).toBe(true);
});
