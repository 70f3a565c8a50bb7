import { expect, test } from 'vitest';
import { inLondon, planText } from '../../src/cli/bulk/text.ts';

test.each([
  ['2026-09-30T22:55:00.000Z', 'Wed 30 September 2026, 23:55 in London'],
  ['2026-11-30T23:55:00.000Z', 'Mon 30 November 2026, 23:55 in London'],
  // the day before by UTC, and the nights in which the clocks change
  ['2026-06-30T23:00:00.000Z', 'Wed 1 July 2026, 00:00 in London'],
  ['2026-03-29T00:59:00.000Z', 'Sun 29 March 2026, 00:59 in London'],
  ['2026-03-29T01:00:00.000Z', 'Sun 29 March 2026, 02:00 in London'],
  ['2026-10-25T01:00:00.000Z', 'Sun 25 October 2026, 01:00 in London'],
  ['2027-01-01T00:00:00.000Z', 'Fri 1 January 2027, 00:00 in London'],
])('the deadline %s is told as %s', (instant, told) => {
  expect(inLondon(instant)).toBe(told);
});

test('a deadline is told as everybody else who knows the calendar tells it, on each day of some years', () => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: 'Europe/London', weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  for (let at = Date.parse('2025-12-31T22:55:00Z'); at < Date.parse('2028-03-01T00:00:00Z'); at += 86_400_000) {
    const part = new Map<string, string>(parts.formatToParts(at).map(({ type, value }) => [type, value]));
    const day = ['weekday', 'day', 'month', 'year'].map((type) => part.get(type)).join(' ');
    expect(inLondon(new Date(at).toISOString())).toBe(`${day}, ${part.get('hour')}:${part.get('minute')} in London`);
  }
});

test('the text of a plan tells the deadline by the clocks in London', () => {
  const cost = { requests: 1, minutes: 1, fits: 'yes', deadline: '2026-09-30T22:55:00.000Z' } as const;
  const text = planText({ operation: 'declarations.create', counts: noRows, unsure: 0, rows: [], cost });
  expect(text).toContain('in time for Wed 30 September 2026, 23:55 in London\n');
  expect(text).not.toContain('Z');
});

const noRows = {
  ...{
    pending: 0,
    held: 0,
    unsure: 0,
    sending: 0,
    unknown: 0,
    done: 0,
    already: 0,
    undone: 0,
    refused: 0,
    conflict: 0,
  },
  ...{ duplicate: 0, stale: 0, touched: 0, 'gave-up': 0, missed: 0, dropped: 0, closed: 0 },
};
