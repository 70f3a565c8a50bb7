import { nextId } from '../../ids.ts';
import type { Schedule } from '../../world/records.ts';
import { latestAnywhere } from '../derived/latest-record.ts';
import { addRecord, setSchoolCohort } from '../look-ups.ts';
import type { EcfWorld, Identity, InductionRecord, Profile, Programme, TrainingStatus } from '../world.ts';
import { identityFor } from './persons.ts';
import { touchProfile, touchUser } from './touch.ts';
import { changeRecord } from './training.ts';

/**
 * Times at a school: how they begin, what the school changes about them, and how they end. Saving what is already there
 * changes nothing.
 */

export interface Stay {
  readonly programme: Programme;
  readonly schedule: Schedule;
  readonly start: number;
  readonly trainingStatus: TrainingStatus;
  readonly mentor: Profile | null;
  readonly preferredIdentity: Identity | null;
  /** The stay is the joining side of a transfer. */
  readonly schoolTransfer: boolean;
}

/** Puts a person on a programme. A mentor who is named with it is not touched (docs/services/ecf.md 4.4). */
export function enrol(world: EcfWorld, profile: Profile, stay: Stay, now: number): InductionRecord {
  const { programme, schedule, trainingStatus } = stay;
  const record: InductionRecord = {
    id: nextId(world.ids, 'induction-record'),
    createdAt: now,
    updatedAt: now,
    ...stay,
    end: null,
    status: 'active',
  };
  // a status that is kept already has its row
  if (programme.partnership !== null && trainingStatus === 'active')
    profile.states.push({ lp: programme.partnership.lp, state: 'active', reason: null, at: now });
  if (profile.schedule !== schedule) profile.formerSchedules.push({ schedule: profile.schedule, at: now });
  Object.assign(profile, { status: 'active', trainingStatus, schedule });
  setSchoolCohort(world, profile, programme.schoolCohort);
  addRecord(world, profile, record);
  touchProfile(world, profile, now);
  return record;
}

/** Ends a time at a school. */
export function endStay(
  world: EcfWorld,
  profile: Profile,
  record: InductionRecord,
  status: 'leaving' | 'changed',
  end: number,
  now: number,
): void {
  Object.assign(record, { status, end, updatedAt: now });
  touchProfile(world, profile, now);
}

/** The new address belongs to the present time at the school; former ones keep theirs. */
export function changeAddress(
  world: EcfWorld,
  profile: Profile,
  record: InductionRecord,
  email: string,
  now: number,
): void {
  if (record.preferredIdentity?.email === email) return;
  changeRecord(world, profile, record, { preferredIdentity: identityFor(world, profile.user, email, now) }, now);
}

/**
 * Touches the new mentor too, so that a provider finds the link (docs/services/ecf.md 4.4); the former one is not
 * touched.
 */
export function setMentor(
  world: EcfWorld,
  ect: Profile,
  record: InductionRecord,
  mentor: Profile | null,
  now: number,
): void {
  if (record.mentor === mentor) return;
  changeRecord(world, ect, record, { mentor }, now);
  if (mentor !== null) touchUser(world, mentor.user, now);
}

/**
 * The school takes a person off its list (docs/services/ecf.md 6.3): they can still be read, but every write is
 * refused. A time that is over stays as it was.
 */
export function removeFromSchool(world: EcfWorld, profile: Profile, now: number): void {
  profile.status = 'withdrawn';
  const record = latestAnywhere(profile);
  if (record !== null && (record.end === null || record.end > now))
    Object.assign(record, { status: 'withdrawn', updatedAt: now });
  touchProfile(world, profile, now);
}

/**
 * Whether an ECT has this person as mentor at present: an ECT whom a provider sees, or one at the mentor's own school.
 */
export function isMentoring(world: EcfWorld, mentor: Profile): boolean {
  for (const { mentees } of world.reach.values()) if (mentees.has(mentor.id)) return true;
  for (const profile of world.profilesAt.get(mentor.schoolCohort.school.id) ?? [])
    if (latestAnywhere(profile)?.mentor === mentor) return true;
  return false;
}
