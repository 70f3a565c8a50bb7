import { describe, expect, test } from 'vitest';
import type { PlannedRow } from '../../src/bulk/journal/lines.ts';
import type { BulkOperation } from '../../src/bulk/rows/operations.ts';
import { Ledger } from '../../src/bulk/state/ledger.ts';
import { Queues } from '../../src/bulk/state/queues.ts';
import { NOON, planned } from './bare.ts';

const at = new Date(NOON).toISOString();

function queuesOf(
  rows: readonly PlannedRow[],
  operation: BulkOperation | null = 'participants.defer',
): { ledger: Ledger; queues: Queues } {
  const options = { marginMinutes: 5, clawBack: false };
  const ledger = new Ledger({ operation, plannedAt: at, options }, rows);
  return { ledger, queues: new Queues(ledger) };
}

describe('the queue of a person', () => {
  test('holds their lines in the order of the plan, and nobody else has them', () => {
    const { queues } = queuesOf([planned(2, { key: 'a' }), planned(3, { key: 'b' }), planned(4, { key: 'a' })]);
    expect([...queues.keys()]).toEqual(['a', 'b']);
    expect(queues.lines('a')).toEqual([2, 4]);
    expect(queues.lines('nobody')).toEqual([]);
    expect(queues.head('nobody')).toBeNull();
  });

  test('takes in a row whose id was retired where it stands in the plan, not behind the others', () => {
    const rows = [
      planned(9, { key: 'a' }),
      planned(3, { key: 'b' }),
      planned(7, { key: 'b' }),
      planned(2, { key: 'a' }),
    ];
    const { ledger, queues } = queuesOf(rows);
    ledger.apply({ type: 'rekeyed', line: 3, at, id: 'a' });
    queues.rekey(3, 'b');
    expect(queues.lines('a')).toEqual([9, 3, 2]);
    expect(queues.lines('b')).toEqual([7]);
    ledger.apply({ type: 'rekeyed', line: 7, at, id: 'a' });
    queues.rekey(7, 'b');
    expect(queues.lines('a')).toEqual([9, 3, 7, 2]);
    expect([...queues.keys()]).toEqual(['a']);
  });

  test('of somebody not seen before begins with the row that is moved to it', () => {
    const { ledger, queues } = queuesOf([planned(2, { key: 'a' })]);
    ledger.apply({ type: 'rekeyed', line: 2, at, id: 'new' });
    queues.rekey(2, 'never');
    expect(queues.lines('new')).toEqual([2]);
  });

  test('is put and taken out as a whole, and is not the list that was given', () => {
    const { queues } = queuesOf([]);
    const lines = [5, 6];
    queues.put('p', lines);
    lines.push(7);
    expect(queues.lines('p')).toEqual([5, 6]);
    queues.remove('p');
    expect([...queues.keys()]).toEqual([]);
  });

  test('waits with each row for the first that is not over, and not for the last', () => {
    const states = ['held', 'pending', 'unsure', 'pending'] as const;
    const { queues } = queuesOf(states.map((state, index) => planned(index + 2, { key: 'p', state })));
    expect(queues.all().map(({ shown, by }) => [shown, by])).toEqual([
      ['held', null],
      ['held', 2],
      ['unsure', null],
      ['held', 2],
    ]);
  });

  test('behind two that did not end well is blocked by the first', () => {
    const states = ['stale', 'touched', 'pending', 'pending'] as const;
    const { queues } = queuesOf(states.map((state, index) => planned(index + 2, { key: 'p', state })));
    expect(queues.all().map(({ by }) => by)).toEqual([null, null, 2, 2]);
  });

  test('behind one that missed its cut-off blocks what does not make a new record, and shows the missed as it is', () => {
    const rows = (operation: BulkOperation): readonly PlannedRow[] => [
      planned(2, { key: 'p', state: 'missed', operation: 'declarations.create' }),
      planned(3, { key: 'p', operation }),
    ];
    const shown = (operation: BulkOperation): unknown =>
      queuesOf(rows(operation), null)
        .queues.all()
        .map((one) => [one.shown, one.by]);
    expect(shown('declarations.create')).toEqual([
      ['missed', null],
      ['pending', null],
    ]);
    expect(shown('declarations.void')).toEqual([
      ['missed', null],
      ['blocked-by', 2],
    ]);
  });

  test('a missed one behind what blocks it is blocked as well', () => {
    const { queues } = queuesOf([
      planned(2, { key: 'p', state: 'refused' }),
      planned(3, { key: 'p', state: 'missed' }),
    ]);
    expect(queues.all().map(({ shown, by }) => [shown, by])).toEqual([
      ['refused', null],
      ['blocked-by', 2],
    ]);
  });

  test('all are told in the order of the file, whoever they are of', () => {
    const rows = [planned(4, { key: 'a' }), planned(2, { key: 'a' }), planned(3, { key: 'b' })];
    expect(
      queuesOf(rows)
        .queues.all()
        .map(({ row }) => row.planned.line),
    ).toEqual([2, 3, 4]);
  });
});
