import { earlierDay, type Day } from '../../../rules/time.ts';
import { append, takeNumber } from '../../kit/collections.ts';
import type { Cohort, Partnership, Provider, Role, Schedule, School } from '../../world/records.ts';
import { cohortOf, latestProviderLed } from '../derived/assigned-schedule.ts';
import { isEligibleOnJoining } from '../derived/funding.ts';
import { byStart } from '../derived/training.ts';
import { none, type Person, type RectWorld, type Stay } from '../world.ts';
import { becomeEligible } from './funding.ts';
import { endMentoring, endMentorships } from './mentorships.ts';
import { settlePerson, touchPerson } from './touch.ts';
import { addTraining, finish, rememberFrozenCohort, removeTraining, type Present } from './training.ts';

export interface NewStay {
  readonly role: Role;
  readonly school: School;
  readonly startedOn: Day;
  readonly email: string | null;
  readonly workingPattern: Stay['workingPattern'];
}

/** Adds a stay at a school. The caller settles the person, or touches them when the stay has training. */
export function addStay(world: RectWorld, person: Person, written: NewStay, { now }: Present): Stay {
  const stay: Stay = {
    ...written,
    number: takeNumber(world),
    person,
    finishedOn: null,
    createdAt: now,
    training: [],
    mentorships: [],
  };
  const { stays } = person[written.role];
  stays.push(stay);
  stays.sort(byStart);
  append(world.staysBySchool, written.school.id, stay);
  return stay;
}

/**
 * Ends training in a stay on a day. Training that had not begun by then is removed. The person is touched only when
 * some training changed.
 */
export function endTraining(world: RectWorld, stay: Stay, lastDay: Day, { now }: Present): void {
  let isChanged = false;
  for (const training of [...stay.training]) {
    if (training.finishedOn !== null && training.finishedOn <= lastDay) continue;
    if (training.startedOn > lastDay) removeTraining(world, training);
    else finish(training, lastDay, now);
    isChanged = true;
  }
  if (isChanged) touchPerson(world, stay.person, now);
  else settlePerson(world, stay.person, now);
}

/** Ends a stay with everything in it: training, an ECT's mentors, a mentor's ECTs. */
export function endStay(world: RectWorld, stay: Stay, lastDay: Day, present: Present): void {
  stay.finishedOn = earlierDay(stay.finishedOn, lastDay);
  endTraining(world, stay, lastDay, present);
  if (stay.mentorships.length > 0) endMentorships(world, stay, lastDay, present);
  if (stay.role === 'mentor' && (world.mentorships.get(stay.person.id) ?? none).length > 0)
    endMentoring(world, stay, lastDay, present);
}

/** Changes the e-mail a person has at schools. For a mentor, the unfunded mentors show it too. */
export function changeEmail(world: RectWorld, stays: readonly Stay[], email: string, { now }: Present): void {
  for (const stay of stays) {
    if (stay.email === email) continue;
    stay.email = email;
    if (stay.role === 'mentor') stay.person.unfundedUpdatedAt = now;
    touchPerson(world, stay.person, now);
  }
}

/** Where a school places a person: under a partnership, with a provider it has only asked for, or with neither. */
export interface Place {
  readonly school: School;
  readonly partnership: Partnership | null;
  readonly interest: { readonly lp: Provider; readonly cohort: Cohort } | null;
}

/**
 * Training begins in a stay. Without a provider, an ECT's training is led by the school, and a mentor has none: then
 * nothing is touched.
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
