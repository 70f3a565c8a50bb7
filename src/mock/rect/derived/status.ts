import { dayOf, type Day } from '../../../rules/time.ts';
import type { Person, Training } from '../world.ts';

/** The London day of a request's present. */
export function todayOf({ now }: { readonly now: number }): Day {
  return dayOf(now, 'london');
}

export type TrainingStatus = 'active' | 'deferred' | 'withdrawn';
export type ParticipantStatus = 'joining' | 'active' | 'leaving' | 'left';

/** What the provider reported last: a deferral, a withdrawal or neither. */
export function trainingStatus({ withdrawn, deferred }: Training): TrainingStatus {
  if (withdrawn === null) return deferred === null ? 'active' : 'deferred';
  return deferred !== null && deferred.at > withdrawn.at ? 'deferred' : 'withdrawn';
}

/** The status of the training today, by its dates and the person's completion. */
export function participantStatus(training: Training, today: Day): ParticipantStatus {
  const { finishedOn } = training;
  const ending = finishedOn !== null && finishedOn > today ? 'leaving' : 'left';
  if (training.withdrawn !== null || training.deferred !== null) return ending;
  const completed = completionDate(training);
  if (completed !== null && (finishedOn === null || completed <= finishedOn)) return 'active';
  if (finishedOn !== null) return ending;
  return training.startedOn > today ? 'joining' : 'active';
}

function completionDate(training: Training): Day | null {
  const { person, role } = training.stay;
  return role === 'ect' ? inductionEnd(person) : person.mentorFundingEnd;
}

/** End of the induction that has an outcome; otherwise the end in the national teaching record. */
export function inductionEnd(person: Person): Day | null {
  return finishedInduction(person) ?? person.recordedInduction?.end ?? null;
}

/** End of an induction period of the person's own that has an outcome. */
export function finishedInduction(person: Person): Day | null {
  return person.inductions.find(({ outcome, end }) => outcome !== null && end !== null)?.end ?? null;
}

/** End of the induction that started last; null while it is open. */
export function latestInductionEnd(person: Person): Day | null {
  let latest = person.inductions[0];
  for (const one of person.inductions) if (latest !== undefined && one.start > latest.start) latest = one;
  return latest?.end ?? null;
}

export function inductionStart(person: Person): Day | null {
  let earliest: Day | null = null;
  for (const { start } of person.inductions) if (earliest === null || start < earliest) earliest = start;
  return earliest ?? person.recordedInduction?.start ?? null;
}
