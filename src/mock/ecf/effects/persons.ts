import { nextId, type Uuid } from '../../ids.ts';
import type { Role, Schedule } from '../../world/records.ts';
import { addIdentity, addRecord, append, include, setSchoolCohort, setTrn, takeSeq } from '../look-ups.ts';
import type { EcfWorld, Identity, InductionRecord, Profile, Programme, TrainingStatus, User } from '../world.ts';
import { touchProfile } from './touch.ts';

export interface NewAccount {
  readonly id: Uuid;
  readonly name: string;
  readonly email: string;
  readonly trn: string | null;
}

/** A new account with its own registration. */
export function openAccount(world: EcfWorld, { id, name, email, trn }: NewAccount, now: number): User {
  const user: User = {
    id,
    seq: takeSeq(world),
    createdAt: now,
    updatedAt: now,
    fullName: name,
    email,
    trn: null,
    idChanges: [],
  };
  world.users.set(id, user);
  setTrn(world, user, trn);
  if (!world.identityByExternalId.has(id)) addIdentity(world, user, id, email, now);
  return user;
}

/** The registration of a person that an email belongs to; a new one for a new email. */
export function identityFor(world: EcfWorld, user: User, email: string, now: number): Identity {
  return (
    world.identitiesOf.get(user.id)?.find((identity) => identity.email === email) ??
    addIdentity(world, user, nextId(world.ids, 'identity'), email, now)
  );
}

export interface NewProfile {
  readonly id: Uuid;
  readonly role: Role;
  readonly identity: Identity;
  readonly programme: Programme;
  readonly schedule: Schedule;
}

/** A new training record, still without a time at a school. A known TRN has been found right; funding is undecided. */
export function openProfile(
  world: EcfWorld,
  user: User,
  { id, role, identity, programme, schedule }: NewProfile,
  now: number,
): Profile {
  const { schoolCohort } = programme;
  const uplift = schoolCohort.school.uplift.get(schoolCohort.cohort.year);
  const profile: Profile = {
    id,
    seq: takeSeq(world),
    createdAt: now,
    updatedAt: now,
    role,
    user,
    identity,
    status: 'active',
    trainingStatus: 'active',
    schedule,
    schoolCohort,
    pupilPremium: uplift?.pupilPremium ?? false,
    sparsity: uplift?.sparsity ?? false,
    eligibility: user.trn === null ? null : { status: 'matched', reason: 'none' },
    typedTrn: null,
    inductionStarted: null,
    inductionCompleted: null,
    mentorCompleted: null,
    mentorCompletionReason: null,
    cohortChangedAfterPaymentsFrozen: false,
    states: [],
    formerSchedules: [],
    records: [],
  };
  append(world.profilesOf, user.id, profile);
  include(world.profilesAt, schoolCohort.school.id, profile);
  return profile;
}

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

/** Puts somebody on a programme. A mentor who is named with it is not touched (docs/services/ecf.md 4.4). */
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
  // a status that is kept has its row already
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
