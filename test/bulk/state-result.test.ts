import { describe, expect, test } from 'vitest';
import type { PlannedRow } from '../../src/bulk/journal/lines.ts';
import type { BulkOperation } from '../../src/bulk/rows/operations.ts';
import { Ready } from '../../src/bulk/run/ready.ts';
import { resultOf } from '../../src/bulk/run/result.ts';
import { Ledger } from '../../src/bulk/state/ledger.ts';
import { exitOfRows, Queues } from '../../src/bulk/state/queues.ts';
import { frees, isRowState } from '../../src/bulk/state/row-states.ts';
import { NOON, planned } from './bare.ts';

const at = new Date(NOON).toISOString();

function queuesOf(rows: readonly PlannedRow[], operation: BulkOperation): { ledger: Ledger; queues: Queues } {
  const options = { marginMinutes: 5, clawBack: false };
  const ledger = new Ledger({ operation, plannedAt: at, options }, rows);
  return { ledger, queues: new Queues(ledger) };
}

test.each([
  ['slid', 3],
  ['unexpected', 3],
  ['waiting', 0],
  [null, 0],
] as const)('what landed %s asks for exit code %i', (landed, code) => {
  const { ledger, queues } = queuesOf([planned(2)], 'declarations.create');
  ledger.apply({ type: 'done', line: 2, at, record: 'R', landed });
  expect(exitOfRows(queues)).toBe(code);
});

test('a state is known by its name alone', () => {
  expect(['gave-up', 'closed'].every(isRowState)).toBe(true);
  expect(['sent', 'unsent', '', null, 7, ['done']].some(isRowState)).toBe(false);
  expect(frees('closed')).toBe(true);
  expect(frees('gave-up')).toBe(false);
});

test('a result tells each row, how many are in each state, what slid, and the day for what is held', () => {
  const rows = [planned(2), planned(3, { state: 'held', until: '2026-07-01' }), planned(4), planned(5)];
  const { ledger, queues } = queuesOf(rows, 'declarations.create');
  ledger.apply({ type: 'done', line: 2, at, record: 'R', statement: 'S', landed: 'slid' });
  ledger.apply({ type: 'refused', line: 4, at, rule: 'r', why: 'w', until: '2026-07-02' });
  const result = resultOf('declarations.create', queues, 7);
  expect(result).toMatchObject({ operation: 'declarations.create', sends: 7, slid: 1, exitCode: 5 });
  const nothing = { record: null, statement: null, landed: null, rule: null, why: null, until: null, by: null };
  expect(result.rows).toEqual([
    { ...nothing, line: 2, state: 'done', record: 'R', statement: 'S', landed: 'slid' },
    { ...nothing, line: 3, state: 'held', until: '2026-07-01' },
    { ...nothing, line: 4, state: 'refused', rule: 'r', why: 'w' },
    { ...nothing, line: 5, state: 'pending' },
  ]);
  expect(Object.entries(result.counts).filter(([, count]) => count > 0)).toEqual([
    ['pending', 1],
    ['held', 1],
    ['done', 1],
    ['refused', 1],
  ]);
  expect(result.counts['blocked-by']).toBe(0);
});

describe('who can be sent next', () => {
  test('is whoever has the earliest deadline; of equal ones whoever came first', () => {
    const ready = new Ready();
    ready.add('late', Infinity);
    ready.add('b', 20);
    ready.add('a', 3);
    ready.add('c', 20);
    expect(ready.size).toBe(4);
    expect([ready.next(), ready.next(), ready.next(), ready.next(), ready.next()]).toEqual([
      'a',
      'b',
      'c',
      'late',
      null,
    ]);
    expect(ready.size).toBe(0);
  });

  test('is nobody twice, until they were taken', () => {
    const ready = new Ready();
    ready.add('a', 1);
    ready.add('a', 2);
    expect(ready.size).toBe(1);
    expect([ready.next(), ready.next()]).toEqual(['a', null]);
    ready.add('a', 2);
    expect([ready.next(), ready.next()]).toEqual(['a', null]);
  });
});
