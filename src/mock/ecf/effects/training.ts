import { nextId } from '../../ids.ts';
import { include } from '../../kit/collections.ts';
import type { Provider, Schedule } from '../../world/records.ts';
import { addRecord, setSchoolCohort } from '../look-ups.ts';
import type { EcfWorld, InductionRecord, Profile, Programme, SchoolCohort, TrainingStatus } from '../world.ts';
import { touchProfile } from './touch.ts';

export type RecordChanges = Partial<
  Pick<InductionRecord, 'programme' | 'schedule' | 'trainingStatus' | 'mentor' | 'preferredIdentity'>
>;

/**
 * docs/services/ecf.md 4.11: a record that has not begun is edited in place. Any other one is closed as `changed`,
 * and a copy that starts now carries the new values; the copy keeps status and end, so a leaver stays a leaver. Two
 * changes at one instant, which only a clock that stands still allows, are edited in place too: nothing could tell
 * which copy is the later one.
 */
export function changeRecord(
  world: EcfWorld,
  profile: Profile,
  record: InductionRecord,
  changes: RecordChanges,
  now: number,
): InductionRecord {
  if (record.start >= now) {
    Object.assign(record, changes, { updatedAt: now });
    if (changes.programme !== undefined) include(world.profilesOn, record.programme.id, profile);
    touchProfile(world, profile, now);
    return record;
  }
  const isEnding = record.end !== null && record.end > now;
  const copy: InductionRecord = {
    ...record,
    ...changes,
    id: nextId(world.ids, 'induction-record'),
    createdAt: now,
    updatedAt: now,
    start: now,
    schoolTransfer: isEnding && record.schoolTransfer,
  };
  if (isEnding) record.schoolTransfer = false;
  record.status = 'changed';
  record.end = now;
  record.updatedAt = now;
  addRecord(world, profile, copy);
  touchProfile(world, profile, now);
  return copy;
}

/**
 * Deferral, resumption and withdrawal (docs/services/ecf.md 4.12 to 4.14): a state row, a new slice, and the
 * profile's one flag.
 */
export function setTrainingStatus(
  world: EcfWorld,
  profile: Profile,
  record: InductionRecord,
  lp: Provider,
  state: TrainingStatus,
  reason: string | null,
  now: number,
): void {
  profile.states.push({ lp, state, reason, at: now });
  profile.trainingStatus = state;
  changeRecord(world, profile, record, { trainingStatus: state }, now);
}

export interface ScheduleChange {
  readonly schedule: Schedule;
  readonly schoolCohort: SchoolCohort;
  readonly programme: Programme;
  /** The change leaves a cohort whose payments are frozen, or goes back to one. */
  readonly isFreezeMove: boolean;
}

/**
 * Moves a participant to another schedule, and with it to another cohort and programme where those differ
 * (docs/services/ecf.md 4.15).
 */
export function changeSchedule(
  world: EcfWorld,
  profile: Profile,
  record: InductionRecord,
  change: ScheduleChange,
  now: number,
): void {
  const { schedule, schoolCohort, programme, isFreezeMove } = change;
  if (isFreezeMove && schedule.cohort !== profile.schedule.cohort) {
    profile.cohortChangedAfterPaymentsFrozen = !profile.cohortChangedAfterPaymentsFrozen;
  }
  profile.formerSchedules.push({ schedule: profile.schedule, at: now });
  profile.schedule = schedule;
  setSchoolCohort(world, profile, schoolCohort);
  changeRecord(world, profile, record, { schedule, programme }, now);
}
