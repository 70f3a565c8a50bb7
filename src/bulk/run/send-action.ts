import { plain } from '../../rules/reads.ts';
import { actionBasis, isDoneAlready, whatOf, type ActionName } from '../plan/judge-actions.ts';
import type { Row } from '../state/ledger.ts';
import { isAsPlanned, orNull } from './as-planned.ts';
import { recordIn, type RunContext } from './context.ts';
import { ended } from './ended.ts';
import { noteDone } from './note-done.ts';
import { sendOptions } from './send-new.ts';

/** What is done to participants: read right before it is sent, and compared with what the plan rests on. */

/** Withdraws, defers, resumes or moves to another schedule. */
export async function sendAction(context: RunContext, operation: ActionName, row: Row): Promise<void> {
  const id = row.id ?? '';
  const { draft } = row.planned;
  const { participants } = context.writer.dfe;
  let left = false;
  try {
    const person = await orNull(participants.get(id));
    if (person === null) {
      await context.noteRow(row, { type: 'refused', why: 'the service knows no such participant: merged, or gone' });
      context.breaker.left(row.key);
      return;
    }
    // whose training is meant when two people became one, only a person knows
    if (plain(person.id) !== plain(id)) {
      await context.noteRow(row, { type: 'refused', why: `was merged: the current id is ${person.id}` });
      context.breaker.left(row.key);
      return;
    }
    const now = actionBasis(operation, draft, person);
    if (!isAsPlanned(row, now)) {
      const isDone = row.wasOpen && isDoneAlready(whatOf(operation, id, draft), person);
      if (isDone) await noteDone(context, row, 'done', person);
      else await context.noteRow(row, { type: 'stale', why: 'the participant is not as it was when this was planned' });
      context.breaker.left(row.key);
      return;
    }
    const method = METHODS[operation];
    const answer = await participants[method](
      id,
      draft,
      sendOptions(context, row, now, () => (left = true)),
    );
    context.answered(row);
    await noteDone(context, row, 'done', recordIn(answer));
  } catch (error) {
    await ended(context, row, error, left, async () => {
      const person = await orNull(participants.get(id));
      if (person === null || !isDoneAlready(whatOf(operation, id, draft), person)) return false;
      await noteDone(context, row, row.wasOpen ? 'done' : 'already', person);
      return true;
    });
  }
}

const METHODS = {
  'participants.withdraw': 'withdraw',
  'participants.defer': 'defer',
  'participants.resume': 'resume',
  'participants.changeSchedule': 'changeSchedule',
} as const satisfies Record<ActionName, string>;
