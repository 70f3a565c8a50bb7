import type { Day } from '../../../rules/time.ts';
import type { Cohort, Partnership, Provider, Schedule, School } from '../../world/records.ts';
import { cohortOf, latestProviderLed } from '../derive/assigned-schedule.ts';
import { isEligibleOnJoining } from '../derive/funding.ts';
import type { RectWorld, Stay } from '../world.ts';
import { becomeEligible } from './funding.ts';
import { settlePerson, touchPerson } from './touch.ts';
import { addTraining, rememberFrozenCohort, type Present } from './training.ts';

/** Where a school places somebody: under a partnership, with a provider it has only asked for, or with neither. */
export interface Place {
  readonly school: School;
  readonly partnership: Partnership | null;
  readonly interest: { readonly lp: Provider; readonly cohort: Cohort } | null;
}

/**
 * Training begins in a stay. Without a provider an ECT's is led by the school, and a mentor has none: then nothing is
 * touched.
 */
export function join(
  world: RectWorld,
  stay: Stay,
  place: Place,
  from: Day,
  schedule: Schedule | null,
  present: Present,
): void {
  const { person, role } = stay;
  const record = person[role];
  const { partnership, interest } = place;
  const cohort = cohortOf(place);
  if (cohort === null && role === 'mentor') return settlePerson(world, person, present.now);
  const before = latestProviderLed(record);
  if (cohort !== null) rememberFrozenCohort(record, before === null ? null : cohortOf(before), cohort, present.now);
  const programme = cohort === null ? 'school_led' : 'provider_led';
  addTraining(
    world,
    stay,
    { startedOn: from, finishedOn: stay.finishedOn, partnership, interest, schedule, programme },
    present,
  );
  if (record.eligibleFrom === null && isEligibleOnJoining(person, role, cohort !== null))
    becomeEligible(world, record, present);
  touchPerson(world, person, present.now);
}
