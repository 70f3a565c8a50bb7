import type { Schedule } from '../../world/records.ts';
import { setSchoolCohort } from '../look-ups.ts';
import type { EcfWorld, InductionRecord, Profile, Programme, SchoolCohort } from '../world.ts';
import { changeRecord } from './training.ts';

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
