import { addDays, dayOf, earlierDay, type Day } from '../../../rules/calendar.ts';
import type { Cohort, Partnership, Schedule } from '../../world/records.ts';
import { isFrozen } from '../derive/funding.ts';
import { finishedInduction } from '../derive/status.ts';
import { addTo, numbered, type RectWorld, type Stay, type Training } from '../world.ts';
import { touchPerson } from './touch.ts';

/** The two presents of a request: `now` may be moved by the clock header, `clock` is what the database stamps with. */
export interface Present { readonly now: number; readonly clock: number }

/** The participant takes a break: training ends today, unless it has ended before. */
export function deferTraining(world: RectWorld, training: Training, reason: string, { now }: Present): void {
  training.deferred = { at: now, reason };
  finish(training, dayOf(now, 'london'), now);
  touchPerson(world, training.stay.person, now);
}

/** The participant stops training with the provider. An earlier deferral stays stored, and is no longer served. */
export function withdrawTraining(world: RectWorld, training: Training, reason: string, { now }: Present): void {
  training.withdrawn = { at: now, reason };
  finish(training, dayOf(now, 'london'), now);
  touchPerson(world, training.stay.person, now);
}

/** Training goes on from today to the end of the stay, in a new slice; the old one is left as it is. */
export function resumeTraining(world: RectWorld, training: Training, present: Present): Training {
  const { stay, partnership, schedule } = training;
  const resumed = addTraining(world, stay, { startedOn: dayOf(present.now, 'london'), finishedOn: stay.finishedOn, partnership, schedule }, present);
  touchPerson(world, stay.person, present.now);
  return resumed;
}

/** Where a schedule change leads. */
export interface ScheduleTarget { readonly schedule: Schedule; readonly cohort: Cohort; readonly partnership: Partnership }

/**
 * Moves training to another schedule, cohort or both. Training that began before today is split: the old slice ends
 * yesterday and a new one starts. A completed ECT who moves to a reduced schedule keeps the slice.
 */
export function changeSchedule(world: RectWorld, training: Training, target: ScheduleTarget, present: Present): void {
  const { now } = present;
  const { stay } = training;
  const today = dayOf(now, 'london');
  rememberFrozenCohort(training, target.cohort, now);
  const isCompleted = stay.role === 'ect' && finishedInduction(stay.person) !== null;
  if (isCompleted || training.startedOn >= today) {
    moveTo(world, training, target);
  } else {
    const ends = [training.finishedOn, stay.finishedOn].filter((day) => day !== null && day >= today);
    finish(training, addDays(today, -1), now);
    const finishedOn = ends.reduce<Day | null>((a, b) => earlierDay(a, b), null);
    addTraining(world, stay, { startedOn: today, finishedOn, partnership: target.partnership, schedule: target.schedule }, present);
  }
  touchPerson(world, stay.person, now);
}

function rememberFrozenCohort({ stay, partnership }: Training, to: Cohort, now: number): void {
  const from = partnership?.cohort;
  if (from === undefined || from === to) return;
  const record = stay.person[stay.role];
  if (isFrozen(from, now)) record.frozenCohort = from.year;
  else if (isFrozen(to, now)) record.frozenCohort = null;
}

function moveTo(world: RectWorld, training: Training, { schedule, cohort, partnership }: ScheduleTarget): void {
  training.schedule = schedule;
  if (training.interest !== null) training.interest = { ...training.interest, cohort };
  linkTraining(world, training, partnership);
}

/** Puts training under a partnership, in place of the one it was under. */
export function linkTraining(world: RectWorld, training: Training, partnership: Partnership): void {
  const before = training.partnership;
  if (before === partnership) return;
  if (before !== null) {
    const there = world.trainingByPartnership.get(before.id) ?? [];
    world.trainingByPartnership.set(before.id, there.filter((one) => one !== training));
  }
  training.partnership = partnership;
  addTo(world.trainingByPartnership, partnership.id, training);
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

type Slice = Pick<Training, 'startedOn' | 'finishedOn' | 'partnership' | 'schedule'>;

/** Adds a slice of provider-led training to a stay. */
export function addTraining(world: RectWorld, stay: Stay, slice: Slice, { now, clock }: Present): Training {
  const training: Training = {
    ...slice, number: numbered(world), stay, programme: 'provider_led', interest: null, withdrawn: null, deferred: null,
    createdAt: now, transferUpdatedAt: clock, declarations: [],
  };
  stay.training.push(training);
  stay.training.sort((a, b) => (a.startedOn < b.startedOn ? -1 : a.startedOn > b.startedOn ? 1 : a.number - b.number));
  if (slice.partnership !== null) addTo(world.trainingByPartnership, slice.partnership.id, training);
  return training;
}
