import { nextId, type Uuid } from '../../ids.ts';
import { append, exclude, include, takeNumber } from '../../kit/collections.ts';
import { changed } from '../../world/base-world.ts';
import type { Role, Schedule } from '../../world/records.ts';
import { addIdentity, setTrn } from '../look-ups.ts';
import { refreshPerson } from '../visible/lists.ts';
import type { EcfWorld, Identity, Profile, Programme, User } from '../world.ts';
import { touchUser } from './touch.ts';

/** People: how accounts, registrations and training records are made and removed. */

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
    number: takeNumber(world),
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

/**
 * A new training record, still without a time at a school. A known TRN has been found right, but funding is undecided.
 */
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
    number: takeNumber(world),
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

/** Saving the name that is already there changes nothing. */
export function rename(world: EcfWorld, user: User, name: string, now: number): void {
  if (user.fullName === name) return;
  user.fullName = name;
  touchUser(world, user, now);
}

/** Takes a person out of the world without a trace. */
export function eraseUser(world: EcfWorld, user: User): void {
  const profiles = world.profilesOf.get(user.id) ?? [];
  for (const profile of profiles) {
    exclude(world.profilesAt, profile.schoolCohort.school.id, profile);
    for (const { programme } of profile.records) exclude(world.profilesOn, programme.id, profile);
    profile.records.length = 0;
  }
  // while the profiles can still be found, so that their mentors are released too
  refreshPerson(world, user);
  for (const { externalId } of world.identitiesOf.get(user.id) ?? []) world.identityByExternalId.delete(externalId);
  for (const { from } of user.idChanges) {
    world.usersByRetiredId.set(
      from,
      (world.usersByRetiredId.get(from) ?? []).filter((one) => one !== user),
    );
  }
  setTrn(world, user, null);
  world.identitiesOf.delete(user.id);
  world.profilesOf.delete(user.id);
  world.users.delete(user.id);
  changed(world);
}
