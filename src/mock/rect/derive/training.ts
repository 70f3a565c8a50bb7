import type { Day } from '../../../rules/calendar.ts';
import type { Provider, Role } from '../../world/records.ts';
import type { Declaration, Person, RoleRecord, Training } from '../world.ts';

export const roles: readonly Role[] = ['ect', 'mentor'];

/**
 * The provider's latest training of a person in a role: the one with the greatest start among those under a partnership
 * with the provider, whether finished, running or still to come. Every endpoint reads it and every action acts on it.
 */
export function latestTraining(record: RoleRecord, lp: Provider): Training | null {
  let latest: Training | null = null;
  for (const stay of record.stays) {
    for (const training of stay.training) {
      if (training.partnership?.lp === lp && (latest === null || training.startedOn >= latest.startedOn)) latest = training;
    }
  }
  return latest;
}

export function trainedBy(person: Person, lp: Provider): boolean {
  return latestTraining(person.ect, lp) !== null || latestTraining(person.mentor, lp) !== null;
}

/** All training of a person in a role, at any school and provider, by start within each stay. */
export function allTraining(record: RoleRecord): Training[] {
  return record.stays.flatMap((stay) => stay.training);
}

/** All declarations of a person in a role, of any provider. */
export function allDeclarations(record: RoleRecord): Declaration[] {
  return record.stays.flatMap((stay) => stay.training.flatMap((training) => training.declarations));
}

/** Whether a span of days contains a day; its last day counts. */
export function contains(span: { readonly startedOn: Day; readonly finishedOn: Day | null }, day: Day): boolean {
  return span.startedOn <= day && (span.finishedOn === null || span.finishedOn >= day);
}

/** The provider that trains; none for mere interest and school-led training. */
export function providerOf(training: Training): Provider | null {
  return training.partnership?.lp ?? null;
}

/**
 * Whether a new or changed slice would overlap other training of the person in the role. Its own end counts as outside,
 * the others' ends as inside, so nothing may start on the day another one finishes.
 */
export function overlapsOther(record: RoleRecord, startedOn: Day, finishedOn: Day | null, except: Training | null): boolean {
  return allTraining(record).some((other) => other !== except
    && (finishedOn === null || other.startedOn < finishedOn)
    && (other.finishedOn === null || other.finishedOn >= startedOn));
}
