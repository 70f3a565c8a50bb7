import { addDays, dayOf, earlierDay, type Day } from '../../../rules/time.ts';
import { mark } from '../../changes/marks.ts';
import { append, takeNumber } from '../../kit/collections.ts';
import type { Cohort, Partnership, Schedule } from '../../world/records.ts';
import { isFrozen } from '../derived/funding.ts';
import { byStart, splitOf } from '../derived/training.ts';
import { takeFrom, type RectWorld, type RoleRecord, type Stay, type Training } from '../world.ts';
import { touchPerson } from './touch.ts';

/** The two presents of a request: `now` may be moved by the clock header, `clock` is what the database stamps with. */
export interface Present {
  readonly now: number;
  readonly clock: number;
}

/** The participant takes a break: training ends today, unless it has ended before. */
export function deferTraining(world: RectWorld, training: Training, reason: string, { now }: Present): void {
  training.deferred = { at: now, reason };
  finish(training, dayOf(now, 'london'), now);
  touchPerson(world, training.stay.person, now);
}

/** The participant stops training with the provider. An earlier deferral stays stored, but is no longer served. */
export function withdrawTraining(world: RectWorld, training: Training, reason: string, { now }: Present): void {
  training.withdrawn = { at: now, reason };
  finish(training, dayOf(now, 'london'), now);
  touchPerson(world, training.stay.person, now);
}

/** Training goes on from today to the end of the stay, in a new slice; the old one is left as it is. */
export function resumeTraining(world: RectWorld, training: Training, present: Present): Training {
  const { stay, partnership, schedule } = training;
  const resumed = addTraining(
    world,
    stay,
    { startedOn: dayOf(present.now, 'london'), finishedOn: stay.finishedOn, partnership, schedule },
    present,
  );
  touchPerson(world, stay.person, present.now);
  return resumed;
}

/** The schedule and cohort a schedule change leads to. */
export interface ScheduleTarget {
  readonly schedule: Schedule;
  readonly cohort: Cohort;
  readonly partnership: Partnership;
}

/**
 * Moves training to another schedule, cohort or both. Training that began before today is split: the old slice ends
 * yesterday and a new one starts. A completed ECT who moves to a reduced schedule keeps the slice.
 */
export function changeSchedule(world: RectWorld, training: Training, target: ScheduleTarget, present: Present): void {
  const { now } = present;
  const { stay } = training;
  const today = dayOf(now, 'london');
  rememberFrozenCohort(stay.person[stay.role], training.partnership?.cohort ?? null, target.cohort, now);
  const split = splitOf(training, today);
  if (split === null) {
    moveTo(world, training, target);
  } else {
    finish(training, addDays(today, -1), now);
    addTraining(world, stay, { ...split, partnership: target.partnership, schedule: target.schedule }, present);
  }
  touchPerson(world, stay.person, now);
}

/** Keeps the frozen cohort that a person is moved out of, until they are moved into a frozen one again. */
export function rememberFrozenCohort(record: RoleRecord, from: Cohort | null, to: Cohort, now: number): void {
  if (from === null || from === to) return;
  if (isFrozen(from, now)) record.frozenCohort = from.year;
  else if (isFrozen(to, now)) record.frozenCohort = null;
}

function moveTo(world: RectWorld, training: Training, { schedule, cohort, partnership }: ScheduleTarget): void {
  training.schedule = schedule;
  if (training.interest !== null) training.interest = { ...training.interest, cohort };
  linkTraining(world, training, partnership);
}

/** Puts training under a partnership, which replaces the one it was under. */
export function linkTraining(world: RectWorld, training: Training, partnership: Partnership): void {
  const before = training.partnership;
  if (before === partnership) return;
  if (before !== null) {
    takeFrom(world.trainingByPartnership, before.id, training);
    mark(world, 'partnerships', before);
  }
  training.partnership = partnership;
  append(world.trainingByPartnership, partnership.id, training);
}

/** Ends training on a day, unless it has ended before. */
export function finish(training: Training, day: Day, now: number): void {
  setEnd(training, earlierDay(training.finishedOn, day), now);
}

export function setEnd(training: Training, day: Day | null, now: number): void {
  if (training.finishedOn === day) return;
  training.finishedOn = day;
  training.transferUpdatedAt = now;
}

type Slice = Pick<Training, 'startedOn' | 'finishedOn' | 'partnership' | 'schedule'> &
  Partial<Pick<Training, 'programme' | 'interest'>>;

/** Adds a slice of training to a stay; provider-led unless it says otherwise. */
export function addTraining(world: RectWorld, stay: Stay, slice: Slice, { now, clock }: Present): Training {
  const training: Training = {
    programme: 'provider_led',
    interest: null,
    ...slice,
    number: takeNumber(world),
    stay,
    withdrawn: null,
    deferred: null,
    createdAt: now,
    transferUpdatedAt: clock,
    declarations: [],
  };
  stay.training.push(training);
  stay.training.sort(byStart);
  if (slice.partnership !== null) append(world.trainingByPartnership, slice.partnership.id, training);
  return training;
}

/** Takes away training that never began. */
export function removeTraining(world: RectWorld, training: Training): void {
  const { stay, partnership } = training;
  stay.training = stay.training.filter((one) => one !== training);
  if (partnership === null) return;
  takeFrom(world.trainingByPartnership, partnership.id, training);
  mark(world, 'partnerships', partnership);
}
