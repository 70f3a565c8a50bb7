import { compareTexts } from '../../../base/compare-texts.ts';
import { isWithin } from '../../../base/days.ts';
import { addDays, earlierDay, type Day } from '../../../rules/time.ts';
import type { Provider, Role } from '../../world/records.ts';
import type { Declaration, Person, RoleRecord, Training } from '../world.ts';
import { finishedInduction } from './status.ts';

export const roles: readonly Role[] = ['ect', 'mentor'];

/**
 * The provider's latest training of a person in a role: the one with the greatest start among those under a partnership
 * with the provider, whether finished, running or in the future. Every endpoint reads it and every action acts on it.
 */
export function latestTraining(record: RoleRecord, lp: Provider): Training | null {
  let latest: Training | null = null;
  for (const stay of record.stays) {
    for (const training of stay.training) {
      if (training.partnership?.lp === lp && (latest === null || training.startedOn >= latest.startedOn))
        latest = training;
    }
  }
  return latest;
}

export function trainedBy(person: Person, lp: Provider): boolean {
  return latestTraining(person.ect, lp) !== null || latestTraining(person.mentor, lp) !== null;
}

/** All training of a person in a role, at any school and with any provider, by start within each stay. */
export function allTraining(record: RoleRecord): Training[] {
  return record.stays.flatMap((stay) => stay.training);
}

/** All declarations of a person in a role, of any provider. */
export function allDeclarations(record: RoleRecord): Declaration[] {
  return record.stays.flatMap((stay) => stay.training.flatMap((training) => training.declarations));
}

/** By first day; what began on the same day keeps the order in which it came. */
export function byStart(a: WithNumber, b: WithNumber): number {
  return compareTexts(a.startedOn, b.startedOn) || a.number - b.number;
}

interface WithNumber {
  readonly startedOn: Day;
  readonly number: number;
}

/** Whether a span of days contains a day; its last day counts. */
export function contains(span: Days, day: Day): boolean {
  return isWithin(day, span.startedOn, span.finishedOn);
}

/** The provider that trains; null for expressed interest only and for school-led training. */
export function providerOf(training: Training): Provider | null {
  return training.partnership?.lp ?? null;
}

/** A span of days. Its last day counts; null means it has no end. */
export interface Days {
  readonly startedOn: Day;
  readonly finishedOn: Day | null;
}

/**
 * Whether a span would overlap an existing one. Its own end counts as outside, the other's end as inside, so nothing
 * may start on the day another one finishes.
 */
export function overlaps(own: Days, there: Days): boolean {
  return (
    (own.finishedOn === null || there.startedOn < own.finishedOn) &&
    (there.finishedOn === null || there.finishedOn >= own.startedOn)
  );
}

/** Whether a new or changed slice would overlap other training of the person in the role. */
export function overlapsOther(
  record: RoleRecord,
  startedOn: Day,
  finishedOn: Day | null,
  except: Training | null,
): boolean {
  return allTraining(record).some((other) => other !== except && overlaps({ startedOn, finishedOn }, other));
}

/**
 * The slice that a schedule change of training cuts off today. Null when the training itself is changed: it begins
 * today or later, or the ECT has completed.
 */
export function splitOf(training: Training, today: Day): Days | null {
  const { stay } = training;
  const isCompleted = stay.role === 'ect' && finishedInduction(stay.person) !== null;
  if (isCompleted || training.startedOn >= today) return null;
  const ends = [training.finishedOn, stay.finishedOn].filter((day) => day !== null && day >= today);
  return { startedOn: today, finishedOn: ends.reduce<Day | null>((a, b) => earlierDay(a, b), null) };
}

/** Whether training is open or ends after a day. */
export function runsOn({ finishedOn }: Training, today: Day): boolean {
  return finishedOn === null || finishedOn > today;
}

/** The slice that follows a mentor's training when the completion that ended it is taken back; null when it runs on. */
export function reopenedSlice(training: Training | null, today: Day): Days | null {
  if (training?.finishedOn == null || runsOn(training, today)) return null;
  return { startedOn: addDays(training.finishedOn, 1), finishedOn: training.stay.finishedOn };
}

/** Whether a new slice is of more than a day and overlaps no training of the person in the role. */
export function hasRoom(record: RoleRecord, { startedOn, finishedOn }: Days): boolean {
  return (finishedOn === null || finishedOn > startedOn) && !overlapsOther(record, startedOn, finishedOn, null);
}
