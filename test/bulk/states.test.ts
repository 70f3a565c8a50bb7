import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Header, PlannedRow } from '../../src/bulk/journal/lines.ts';
import { bulkOperations, type BulkOperation } from '../../src/bulk/rows/operations.ts';
import { Ledger } from '../../src/bulk/state/ledger.ts';
import { exitOfRows, Queues } from '../../src/bulk/state/queues.ts';
import { exitOf, rowStates, type RowState } from '../../src/bulk/state/row-states.ts';
import { runs } from '../support/size.ts';

/** The table of the design: state, final, exit. */
const table: readonly (readonly [RowState, boolean, number])[] = [
  ['pending', false, 5],
  ['held', false, 5],
  ['unsure', false, 3],
  ['sending', false, 6],
  ['unknown', false, 6],
  ['done', true, 0],
  ['already', true, 0],
  ['undone', true, 3],
  ['refused', true, 3],
  ['conflict', true, 3],
  ['duplicate', true, 0],
  ['stale', true, 3],
  ['touched', true, 3],
  ['gave-up', true, 3],
  ['missed', false, 3],
  ['dropped', true, 0],
  ['closed', true, 0],
];
const all = table.map(([state]) => state);
const isFinal = (state: RowState): boolean => table.find(([one]) => one === state)?.[1] === true;
const creates: readonly BulkOperation[] = ['declarations.create', 'partnerships.create'];
const others = bulkOperations.filter((one) => !creates.includes(one));

function queueOf(
  operation: BulkOperation,
  states: readonly RowState[],
  key: (index: number) => string = () => 'p',
): Queues {
  const rows = states.map((state, index): PlannedRow => ({
    ...{ type: 'row', line: index + 2, key: key(index), id: key(index), draft: {}, state, basis: null, expected: null },
  }));
  return new Queues(new Ledger(headerOf(operation), rows));
}

const headerOf = (operation: BulkOperation): Header => ({
  ...{ type: 'header', format: 1, service: 'rect', origin: 'https://mock.test', provider: 'Alpha', token: 'abc' },
  ...{ operation, source: { name: 'rows.csv', sha256: 'x' }, rules: '1', plannedAt: '2026-09-15T09:00:00.000Z' },
  options: { marginMinutes: 5, clawBack: false },
});
const shownOf = (operation: BulkOperation, ...states: readonly RowState[]): readonly string[] =>
  queueOf(operation, states)
    .all()
    .map(({ shown, by }) => (by === null ? shown : `${shown} ${by}`));
const headOf = (operation: BulkOperation, ...states: readonly RowState[]): number | null =>
  queueOf(operation, states).head('p')?.planned.line ?? null;

describe('the states of a row', () => {
  test('are those of the table, and no others', () => {
    expect(Object.keys(rowStates).sort()).toEqual([...all].sort());
  });

  test.each(table)('%s: final %s, exit %i', (state, final, exit) => {
    expect(rowStates[state].isFinal).toBe(final);
    expect(exitOf(state)).toBe(exit);
    expect(exitOfRows(queueOf('declarations.create', [state]))).toBe(exit);
  });

  test('a command ends by the first of 6, 5, 3, 0 that a row asks for; a dry run takes pending as 0', () => {
    const code = (dryRun: boolean, ...states: readonly RowState[]): number =>
      exitOfRows(
        queueOf('declarations.create', states, (index) => `p${index}`),
        { dryRun },
      );
    expect(code(false, 'done', 'refused', 'pending', 'unknown')).toBe(6);
    expect(code(false, 'done', 'refused', 'pending')).toBe(5);
    expect(code(false, 'done', 'refused')).toBe(3);
    expect(code(false, 'done', 'duplicate', 'already', 'dropped', 'closed')).toBe(0);
    expect(code(true, 'pending', 'done')).toBe(0);
    expect(code(true, 'pending', 'held')).toBe(5);
    expect(code(true, 'pending', 'refused')).toBe(3);
  });
});

describe('the rows of a person', () => {
  test.each(['done', 'already', 'duplicate', 'dropped', 'closed'] as const)('%s frees the next', (state) => {
    for (const operation of bulkOperations) {
      expect(headOf(operation, state, 'pending')).toBe(3);
      expect(shownOf(operation, state, 'pending')).toEqual([state, 'pending']);
    }
  });

  test.each(['undone', 'refused', 'conflict', 'stale', 'touched', 'gave-up', 'missed'] as const)(
    '%s frees creates, and blocks everything else',
    (state) => {
      for (const operation of creates) {
        expect(shownOf(operation, state, 'pending', 'pending')).toEqual([state, 'pending', 'pending 3']);
        expect(headOf(operation, state, 'pending')).toBe(3);
      }
      if (state === 'missed') return;
      for (const operation of others) {
        expect(shownOf(operation, state, 'pending', 'pending')).toEqual([state, 'blocked-by 2', 'blocked-by 2']);
        expect(headOf(operation, state, 'pending', 'pending')).toBeNull();
        expect(exitOfRows(queueOf(operation, [state, 'pending']))).toBe(3);
      }
    },
  );

  test.each(['sending', 'unknown', 'held', 'pending'] as const)('behind one that is %s they count as it', (state) => {
    for (const operation of bulkOperations) {
      expect(headOf(operation, state, 'pending')).toBe(2);
      expect(shownOf(operation, state, 'pending', 'pending')).toEqual([state, `${state} 2`, `${state} 2`]);
    }
  });

  test('what is blocked goes on when a person drops or closes the head', () => {
    const [first, second] = [2, 3];
    for (const type of ['dropped', 'closed'] as const) {
      const rows = [first, second].map((line): PlannedRow => ({
        ...{ type: 'row', line, key: 'p', id: 'p', draft: {}, basis: null, expected: null },
        state: line === first ? 'stale' : 'pending',
      }));
      const ledger = new Ledger(headerOf('participants.defer'), rows);
      const queues = new Queues(ledger);
      expect(queues.head('p')).toBeNull();
      ledger.apply({ type, line: first, at: '2026-09-15T10:00:00.000Z' });
      expect(queues.head('p')?.planned.line).toBe(second);
    }
  });

  test('one that missed its cut-off is sent when the next statement will do, before those behind it', () => {
    const queues = queueOf('declarations.create', ['missed', 'pending']);
    expect(queues.head('p')?.planned.line).toBe(3);
    expect(queues.head('p', { missed: true })?.planned.line).toBe(2);
  });

  test('whatever became of rows: of each person at most one comes next, and the others are shown as the rules say', () => {
    const queue = fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...bulkOperations), queue, (operation, states) => {
        const isCreate = creates.includes(operation);
        // nothing but a declaration has a cut-off
        fc.pre(isCreate || !states.includes('missed'));
        let [blocked, waits]: [boolean, RowState | null] = [false, null];
        const expected = states.map((state) => {
          if (isFinal(state)) {
            if (!isCreate && exitOf(state) !== 0) blocked = true;
            return state;
          }
          if (state === 'missed') return state;
          const shown = blocked ? 'blocked-by' : state === 'pending' ? (waits ?? state) : state;
          if (!blocked) waits ??= state;
          return shown;
        });
        const queues = queueOf(operation, states);
        expect(queues.all().map(({ shown }) => shown)).toEqual(expected);
        const head = queues.head('p');
        const first = states.findIndex((state) => !isFinal(state) && state !== 'missed');
        const isHeldUp = !isCreate && states.slice(0, first).some((state) => isFinal(state) && exitOf(state) !== 0);
        expect(head?.planned.line ?? null).toBe(first === -1 || isHeldUp ? null : first + 2);
      }),
      { numRuns: runs(1000) },
    );
  });
});
