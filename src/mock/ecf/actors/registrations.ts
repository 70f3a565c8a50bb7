import { dayOf } from '../../../rules/time.ts';
import type { Registration } from '../../actors/types.ts';
import { uuidOf, type Uuid } from '../../ids.ts';
import { latestAnywhere } from '../derived/latest-record.ts';
import { emailOf } from '../derived/usual.ts';
import { correctTeacher, foldSameTeacher } from '../effects/merge.ts';
import { eraseUser, identityFor, openAccount, openProfile } from '../effects/persons.ts';
import { enrol, isMentoring, removeFromSchool } from '../effects/stays.ts';
import type { Profile, Programme, User } from '../world.ts';
import { accountOf, isLeaving, personOf, profileOf, quoted, refuse, startOf, stayOf, type Step } from './find.ts';
import { cohortOn, programmeFor, scheduleNamed } from './places.ts';

/**
 * A school registers a person. DfE's check follows at once: if another person already has the TRN, the two are one
 * person, and the new account is merged into the older.
 */
export function registerParticipant(step: Step, registration: Registration): Uuid {
  const { world, now } = step;
  const { id, role, from = dayOf(now, 'utc'), trn = null } = registration;
  if (trn !== null && !/^\d{7}$/.test(trn)) refuse(step, 'the TRN is not seven digits; write null for none.');
  const start = startOf(step, from, 'from');
  const mentor = mentorNamed(step, registration);
  const existing = accountOf(world, id);
  const known = existing === null ? null : knownIn(step, existing, registration);
  const programme = programmeFor(step, registration, cohortOn(step, from));
  const schedule = scheduleNamed(step, programme, registration.schedule);

  const email = registration.email ?? existing?.email ?? emailOf(id);
  const user =
    existing === null
      ? openAccount(world, { id: uuidOf(id), name: registration.name ?? id, email, trn }, now)
      : correctTeacher(world, existing, trn ?? existing.trn, now);
  const identity =
    world.identitiesOf.get(user.id)?.find(({ externalId }) => externalId === uuidOf(id)) ??
    identityFor(world, user, email, now);
  const record = uuidOf(registration.record ?? `${id}:${role}`);
  const profile = known ?? openProfile(world, user, { id: record, role, identity, programme, schedule }, now);
  enrol(
    world,
    profile,
    {
      programme,
      schedule,
      start,
      mentor,
      trainingStatus: 'active',
      preferredIdentity: registration.email === undefined ? profile.identity : identityFor(world, user, email, now),
      schoolTransfer: known !== null && isElsewhere(known, programme),
    },
    now,
  );
  return foldSameTeacher(world, profile.user, now).id;
}

function mentorNamed(step: Step, { mentor, role }: Registration): Profile | null {
  if (mentor === undefined) return null;
  if (role === 'mentor') refuse(step, 'a mentor cannot be given a mentor.');
  return stayOf(step, mentor, 'mentor').profile;
}

/** The training record that a further stay belongs to; null for a role that is new to the person. */
function knownIn(step: Step, user: User, registration: Registration): Profile | null {
  const { id, role, record, name, trn } = registration;
  if (name !== undefined && name !== user.fullName)
    refuse(step, `participant ${quoted(id)} has another name; schools.changeName changes it.`);
  if (trn != null && user.trn !== null && trn !== user.trn)
    refuse(step, `participant ${quoted(id)} has another TRN; dfe.correctTrn changes it.`);
  const profiles = (step.world.profilesOf.get(user.id) ?? []).filter((profile) => profile.role === role);
  const profile = profiles.find(({ identity }) => identity.externalId === uuidOf(id)) ?? profiles[0];
  if (profile === undefined) return null;
  const latest = latestAnywhere(profile);
  if (profile.status === 'active' && latest !== null && !isLeaving(latest)) {
    refuse(step, `participant ${quoted(id)} is at a school in that role already; use schools.moveParticipant.`);
  }
  if (record !== undefined && uuidOf(record) !== profile.id) {
    refuse(step, `participant ${quoted(id)} has a training record in that role, which goes on; leave the record out.`);
  }
  return profile;
}

function isElsewhere(profile: Profile, { schoolCohort }: Programme): boolean {
  const latest = latestAnywhere(profile);
  return latest !== null && latest.programme.schoolCohort.school !== schoolCohort.school;
}

export function undoRegistration(step: Step, symbol: string): void {
  const { world } = step;
  const user = personOf(step, symbol);
  const count = (world.declarationsOf.get(user.id) ?? []).length;
  if (count > 0)
    refuse(
      step,
      `participant ${quoted(symbol)} has ${count} declaration${count === 1 ? '' : 's'}, so the registration ` +
        "stands. schools.removeParticipant takes them off the school's list.",
    );
  if (
    (world.profilesOf.get(user.id) ?? []).some((profile) => profile.role === 'mentor' && isMentoring(world, profile))
  ) {
    refuse(
      step,
      `participant ${quoted(symbol)} mentors somebody; schools.assignMentor gives them another mentor first.`,
    );
  }
  eraseUser(world, user);
}

export function removeParticipant(step: Step, symbol: string, role?: Registration['role']): void {
  const profile = profileOf(step, symbol, role);
  if (profile.status === 'withdrawn') refuse(step, `the school has removed participant ${quoted(symbol)} already.`);
  removeFromSchool(step.world, profile, step.now);
}
