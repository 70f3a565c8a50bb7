import { addDays, dayOf } from '../../../rules/time.ts';
import { isLive } from '../derive/declarations.ts';
import { allDeclarations, latestTraining, overlapsOther } from '../derive/training.ts';
import type { Declaration, Person, RectWorld, Training } from '../world.ts';
import { touchPerson } from './touch.ts';
import { addTraining, setEnd, type Present } from './training.ts';

/**
 * To be called when a mentor's `completed` declaration was made, voided or marked for clawback. As long as one stands,
 * at any provider, the mentor's funding has ended and the training with the declaring provider is over; when none is
 * left, both are undone.
 */
export function settleMentorCompletion(world: RectWorld, declaration: Declaration, present: Present): void {
  const { stay, partnership } = declaration.training;
  const { person } = stay;
  const training = partnership === null ? null : latestTraining(person.mentor, partnership.lp);
  const standing = allDeclarations(person.mentor).filter((one) => one.type === 'completed' && isLive(one));
  if (standing.length > 0) complete(person, training, Math.max(...standing.map(({ date }) => date)), present.now);
  else undo(world, person, training, present);
  touchPerson(world, person, present.now);
}

function complete(person: Person, training: Training | null, date: number, now: number): void {
  const day = dayOf(date, 'london');
  person.mentorFundingEnd = day;
  person.mentorFundingReason = 'completed_declaration_received';
  if (training === null || !runsOn(training, now)) return;
  setEnd(training, day > training.startedOn ? day : addDays(training.startedOn, 1), now);
}

function undo(world: RectWorld, person: Person, training: Training | null, present: Present): void {
  person.mentorFundingEnd = null;
  person.mentorFundingReason = null;
  if (training?.finishedOn == null || runsOn(training, present.now)) return;
  const { stay, partnership, schedule } = training;
  const startedOn = addDays(training.finishedOn, 1);
  // nothing is left of a stay that ended with the training, and other training is not run into
  if (stay.finishedOn !== null && stay.finishedOn <= startedOn) return;
  if (overlapsOther(person.mentor, startedOn, stay.finishedOn, null)) return;
  addTraining(world, stay, { startedOn, finishedOn: stay.finishedOn, partnership, schedule }, present);
}

/** Whether training is open or ends after today. */
function runsOn({ finishedOn }: Training, now: number): boolean {
  return finishedOn === null || finishedOn > dayOf(now, 'london');
}
