import type { Item } from '../client.ts';
import { actionBasis, isAction } from '../plan/judge-actions.ts';
import type { Row } from '../state/ledger.ts';
import type { RunContext } from './context.ts';

/**
 * Keeps that something was done to a participant. What this person's later rows rest on is the participant as it left them;
 * that stands before it in the journal, so that a crash between the two leaves nothing that rests on what is no more.
 */
export async function noteDone(
  context: RunContext,
  row: Row,
  type: 'done' | 'already',
  person: Item | null,
): Promise<void> {
  const at = context.at();
  const lines = context.queues.lines(row.key);
  const later = person === null ? [] : lines.slice(lines.indexOf(row.planned.line) + 1);
  await context.note(
    ...later.flatMap((line) => {
      const other = context.ledger.row(line);
      const asked = context.operationOf(other);
      // of an outbox: a row of another kind, or one that is planned when its turn comes
      if (person === null || !isAction(asked) || other.basis === null) return [];
      return [{ type: 'replanned' as const, line, at, before: actionBasis(asked, other.planned.draft, person) }];
    }),
    { type, line: row.planned.line, at, record: row.id },
  );
}
