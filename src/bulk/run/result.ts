import type { BulkOperation } from '../rows/operations.ts';
import { exitOfRows, type Queues } from '../state/queues.ts';
import { rowStates, type ShownState } from '../state/row-states.ts';

/** What became of one row. */
export interface RowResult {
  /** Where it stands in its source. */
  readonly line: number;
  readonly state: ShownState;
  /** The record that the service holds; null when there is none. */
  readonly record: string | null;
  readonly statement: string | null;
  /** Where a declaration landed beside the statement that was expected; null when on it, or nothing was expected. */
  readonly landed: 'slid' | 'waiting' | 'unexpected' | null;
  readonly rule: string | null;
  readonly why: string | null;
  /** Of what is held: the London day before which it is not sent. */
  readonly until: string | null;
  /** The line of the row that holds it up. */
  readonly by: number | null;
}

export interface BulkResult {
  readonly operation: BulkOperation;
  readonly rows: readonly RowResult[];
  readonly counts: Readonly<Record<ShownState, number>>;
  readonly slid: number;
  /** Requests of rows that this run sent. */
  readonly sends: number;
  /** Whether the copy was told what was sent; absent when none was given. */
  readonly told?: boolean;
  /** How a command ends by it: see the docs of bulk. */
  readonly exitCode: 0 | 3 | 5 | 6;
}

export function resultOf(operation: BulkOperation, queues: Queues, sends: number): BulkResult {
  const rows = queues.all().map(({ row, shown, by }): RowResult => {
    const { planned, record, statement, landed, rule, why } = row;
    const until = shown === 'held' ? row.until : null;
    return { line: planned.line, state: shown, record, statement, landed, rule, why, until, by };
  });
  const count = (state: string): number => rows.filter((one) => one.state === state).length;
  const counts = Object.fromEntries([...Object.keys(rowStates), 'blocked-by'].map((state) => [state, count(state)]));
  return {
    operation,
    rows,
    // one for each state, which an object made from entries cannot show
    counts: counts as BulkResult['counts'],
    slid: rows.filter(({ landed }) => landed === 'slid').length,
    sends,
    exitCode: exitOfRows(queues),
  };
}
