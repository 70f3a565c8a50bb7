import { describe, expect, test } from 'vitest';
import type { Left } from '../../src/bulk/client.ts';
import { costOf, type Cost } from '../../src/bulk/plan/cost.ts';
import { sendBy, type Decision } from '../../src/bulk/plan/decision.ts';
import type { BulkOperation } from '../../src/bulk/rows/operations.ts';

/** The end of the 10th of December in London, less five minutes. */
const CUT_OFF = '2026-12-10';
const DEADLINE = Date.parse('2026-12-10T23:55:00.000Z');
const MINUTE = 60_000;
const FAR = DEADLINE - 6000 * MINUTE;

const rows = (count: number, cutOff: string | null, state: Decision['state'] = 'pending'): Decision[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ line: at + 2, key: `p${at}`, id: `p${at}`, draft: {}, basis: null, state },
    expected: cutOff === null ? null : { statement: 'S', cutOff },
  }));

const cost = (
  decisions: readonly Decision[],
  now = FAR,
  budget: Left | null = null,
  operation: BulkOperation = 'declarations.create',
): Cost => costOf(operation, decisions, now, 5, budget);

describe('what a plan costs', () => {
  test.each<[BulkOperation, rows: number, requests: number]>([
    ['declarations.create', 100, 100],
    ['partnerships.create', 100, 100],
    // the people of a hundred voids are listed in one request
    ['declarations.void', 100, 101],
    ['declarations.void', 1, 2],
    ['participants.defer', 100, 200],
    ['participants.changeSchedule', 1, 2],
  ])('in requests, of %s: %i rows take %i', (operation, count, requests) => {
    expect(cost(rows(count, null), FAR, null, operation).requests).toBe(requests);
  });

  test('counts rows that are sent, and no others', () => {
    const both = [...rows(3, CUT_OFF), ...rows(7, '2026-11-01', 'already'), ...rows(2, '2026-11-01', 'held')];
    expect(cost(both)).toEqual({ requests: 3, minutes: 1, fits: 'yes', deadline: new Date(DEADLINE).toISOString() });
  });

  test('is nothing where nothing is sent', () => {
    expect(cost([])).toEqual({ requests: 0, minutes: 0, fits: 'yes', deadline: null });
    expect(cost(rows(4, CUT_OFF, 'refused'))).toEqual({ requests: 0, minutes: 0, fits: 'yes', deadline: null });
  });

  test('has no deadline where no row is expected on a statement, or rows go at any time', () => {
    expect(cost(rows(2, null), DEADLINE + MINUTE)).toMatchObject({ fits: 'yes', deadline: null });
    expect(costOf('declarations.create', rows(2, CUT_OFF), DEADLINE + MINUTE, null, null)).toMatchObject({
      ...{ requests: 2, fits: 'yes', deadline: null },
    });
  });

  test('has the earliest deadline, wherever its rows stand', () => {
    const mixed = [...rows(1, '2027-01-15'), ...rows(1, CUT_OFF), ...rows(1, '2026-12-31')];
    expect(cost(mixed).deadline).toBe(new Date(DEADLINE).toISOString());
  });
});

describe('minutes', () => {
  const budget = (more: Partial<Left> = {}): Left => ({
    limit: 100,
    windowMs: 300_000,
    left: 100,
    fullInMs: 0,
    ...more,
  });

  test.each<[what: string, requests: number, budget: Left | null, minutes: number]>([
    ['a thousand go in one window of a client without a budget', 1000, null, 1],
    ['one more takes the next window', 1001, null, 6],
    ['as many as are left go at once, however full it is', 40, budget({ left: 40, fullInMs: 240_000 }), 1],
    ['one more waits until it is full', 41, budget({ left: 40, fullInMs: 240_000 }), 5],
    ['what fills the limit is one window', 100, budget(), 1],
    ['what fills it twice, two', 200, budget(), 6],
    ['what fills it and one more, two', 101, budget(), 6],
    ['what is left of a minute is one', 41, budget({ left: 40, fullInMs: 90_000 }), 3],
  ])('%s', (_, requests, left, minutes) => {
    expect(cost(rows(requests, null), FAR, left).minutes).toBe(minutes);
  });
});

describe('whether it is over before the earliest deadline', () => {
  const at = (minutesLeft: number, count = 1, budget: Left | null = null): Cost['fits'] =>
    cost(rows(count, CUT_OFF), DEADLINE - minutesLeft * MINUTE, budget).fits;

  test('others may have used the window that runs already: six minutes have to be left for one row', () => {
    expect(at(5.9)).toBe('no');
    expect(at(6)).toBe('tight');
    expect(at(7.4)).toBe('tight');
    expect(at(7.5)).toBe('yes');
  });

  test('unless the budget counts them: then one minute will do', () => {
    const shared = { limit: 1000, windowMs: 300_000, left: 1000, fullInMs: 0, isShared: true };
    expect(at(0.9, 1, shared)).toBe('no');
    expect(at(1, 1, shared)).toBe('tight');
    expect(at(1.25, 1, shared)).toBe('yes');
    expect(at(1.25, 1, { ...shared, isShared: false })).toBe('no');
  });

  test('goes by the rows of that deadline alone: those of later ones come after', () => {
    const now = DEADLINE - 8 * MINUTE;
    const later = rows(5000, '2027-01-15');
    expect(cost([...later, ...rows(1, CUT_OFF)], now)).toMatchObject({ requests: 5001, fits: 'yes' });
    expect(cost([...rows(5000, CUT_OFF), ...rows(1, '2027-01-15')], now).fits).toBe('no');
  });

  test('counts what each row takes', () => {
    // 501 actions are 1002 requests: a window more
    const now = DEADLINE - 10 * MINUTE;
    expect(cost(rows(500, CUT_OFF), now, null, 'participants.defer').fits).toBe('yes');
    expect(cost(rows(501, CUT_OFF), now, null, 'participants.defer').fits).toBe('no');
  });
});

test.each([
  ['2026-12-10', 5, '2026-12-10T23:55:00.000Z'],
  ['2026-12-10', 0, '2026-12-11T00:00:00.000Z'],
  // in summer the day ends an hour earlier by UTC
  ['2026-06-10', 30, '2026-06-10T22:30:00.000Z'],
  ['2026-10-25', 0, '2026-10-26T00:00:00.000Z'],
])('a cut-off of %s with a margin of %i minutes has to be met by %s', (cutOff, margin, by) => {
  expect(new Date(sendBy(cutOff, margin)).toISOString()).toBe(by);
});
