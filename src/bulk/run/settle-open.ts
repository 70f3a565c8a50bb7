import { BulkError } from '../bulk-error.ts';
import type { RunContext } from './context.ts';
import { Looks } from './looks.ts';

/**
 * Finds out what became of every row that is open, and sends nothing.
 * @throws {BulkError} `person` when of some it cannot be found out
 */
export async function settleOpen(context: RunContext): Promise<void> {
  const { ledger, writer } = context;
  await giveUpSending(context);
  const looks = new Looks(context);
  for (let due = looks.dueAt(); due !== null; due = looks.dueAt()) {
    await writer.sleep(Math.max(0, due - writer.now()));
    await looks.look(undefined);
  }
  const open = [...ledger.rows.values()].filter(({ state }) => state === 'unknown').length;
  if (open > 0)
    throw new BulkError(
      'person',
      `Of ${open} rows it cannot be found out what became of them. Close them first (bulk close).`,
    );
}

/** Of rows that were about to be sent: whoever sent them is gone by now. */
export async function giveUpSending(context: RunContext): Promise<void> {
  const at = context.at();
  const left = [...context.ledger.rows.values()].filter(({ state }) => state === 'sending');
  if (left.length === 0) return;
  await context.note(...left.map(({ planned }) => ({ type: 'settling' as const, line: planned.line, at, until: at })));
}
