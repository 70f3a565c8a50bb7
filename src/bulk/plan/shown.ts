import type { BulkOperation } from '../rows/operations.ts';
import { Ledger } from '../state/ledger.ts';
import { Queues } from '../state/queues.ts';
import type { Decision } from './decision.ts';

/** The rows of a plan in the queues in which they would be sent. */
export function queuesOf(operation: BulkOperation, decisions: readonly Decision[]): Queues {
  const header = { operation, plannedAt: '', options: { marginMinutes: 0, clawBack: false } };
  return new Queues(
    new Ledger(
      header,
      decisions.map((row) => ({ type: 'row', ...row })),
    ),
  );
}

/** Rows as they are counted: what could be sent, but stands behind a held row of the same person, is held with it. */
export function asCounted(operation: BulkOperation, decisions: readonly Decision[]): readonly Decision[] {
  const held = new Set(
    queuesOf(operation, decisions)
      .all()
      .flatMap(({ row, shown }) => (shown === 'held' ? [row.planned.line] : [])),
  );
  return decisions.map((one) => (held.has(one.line) ? { ...one, state: 'held' } : one));
}
