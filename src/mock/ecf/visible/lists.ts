import { mark } from '../../changes/marks.ts';
import { isMember, setMember } from '../../kit/collections.ts';
import type { Provider } from '../../world/records.ts';
import { isLive } from '../derived/declarations.ts';
import { latestShown } from '../derived/latest-record.ts';
import type { Declaration, EcfWorld, InductionRecord, Profile, Reach, User } from '../world.ts';

/**
 * Keeps what each provider sees. Every change of a person or a declaration comes through here, and costs that person
 * only.
 */

export function emptyReach(): Reach {
  return {
    participants: [],
    early: new Set(),
    transfers: [],
    unfundedMentors: [],
    declarations: [],
    mentorOf: new Map(),
    mentees: new Map(),
  };
}

/** Puts a person and their declarations where each provider should find them, and takes them from where not. */
export function refreshUser(world: EcfWorld, user: User): void {
  refreshPerson(world, user);
  for (const declaration of world.declarationsOf.get(user.id) ?? []) refreshDeclaration(world, declaration);
}

/** The person alone. */
export function refreshPerson(world: EcfWorld, user: User): void {
  mark(world, 'people', user);
  const profiles = world.profilesOf.get(user.id) ?? [];
  for (const lp of world.providers) {
    const reach = world.reach.get(lp.id);
    if (reach === undefined) continue;
    refreshParticipant(reach, lp, user, profiles);
    setMember(
      reach.transfers,
      user,
      profiles.some((profile) => isTransferring(profile, lp)),
    );
    for (const profile of profiles) refreshMentor(world, reach, lp, profile);
    setMember(reach.unfundedMentors, user, isUnfunded(reach, lp, profiles));
  }
}

function refreshParticipant(reach: Reach, lp: Provider, user: User, profiles: readonly Profile[]): void {
  let seen = false;
  let early = true;
  for (const profile of profiles) {
    const latest = latestShown(profile, lp);
    if (latest === null) continue;
    seen = true;
    if (latest.schedule.cohort > 2020) early = false;
  }
  setMember(reach.participants, user, seen);
  if (seen && early) reach.early.add(user.id);
  else if (reach.early.size > 0) reach.early.delete(user.id);
}

/**
 * docs/services/ecf.md 4.3: under one of the provider's partnerships the profile left or joined a school, and it left
 * one at some time.
 */
function isTransferring(profile: Profile, lp: Provider): boolean {
  if (!profile.records.some(({ status }) => status === 'leaving')) return false;
  return profile.records.some(
    (record) => record.programme.partnership?.lp === lp && (record.schoolTransfer || record.status === 'leaving'),
  );
}

function refreshMentor(world: EcfWorld, reach: Reach, lp: Provider, profile: Profile): void {
  if (profile.role === 'mentor') return;
  const before = reach.mentorOf.get(profile.id) ?? null;
  const after = latestShown(profile, lp)?.mentor ?? null;
  if (before === after) return;
  if (after === null) reach.mentorOf.delete(profile.id);
  else reach.mentorOf.set(profile.id, after);
  for (const [mentor, step] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (mentor === null) continue;
    mark(world, 'people', mentor.user);
    const count = (reach.mentees.get(mentor.id) ?? 0) + step;
    if (count === 0) reach.mentees.delete(mentor.id);
    else reach.mentees.set(mentor.id, count);
    setMember(reach.unfundedMentors, mentor.user, isUnfunded(reach, lp, world.profilesOf.get(mentor.user.id) ?? []));
  }
}

/** docs/services/ecf.md 4.4: named by an ECT of the provider, and not trained as a mentor by it. */
function isUnfunded(reach: Reach, lp: Provider, profiles: readonly Profile[]): boolean {
  return profiles.some(
    (profile) => profile.role === 'mentor' && reach.mentees.has(profile.id) && latestShown(profile, lp) === null,
  );
}

export function refreshDeclaration(world: EcfWorld, declaration: Declaration): void {
  mark(world, 'declarations', declaration);
  for (const lp of world.providers) {
    const reach = world.reach.get(lp.id);
    if (reach !== undefined) setMember(reach.declarations, declaration, isVisible(declaration, lp));
  }
}

/** docs/services/ecf.md 4.7. */
function isVisible(declaration: Declaration, lp: Provider): boolean {
  if (declaration.lp === lp) return true;
  return (
    isLive(declaration) &&
    declaration.profile.records.some(
      (record) => record.programme.partnership?.lp === lp && opensTo(record, declaration.date),
    )
  );
}

function opensTo(record: InductionRecord, date: number): boolean {
  if (record.status === 'active' || record.status === 'completed') return true;
  return record.status === 'leaving' && (record.end === null || record.end >= date);
}

/** Whether a provider's list of declarations holds this one. */
export function sees(world: EcfWorld, lp: Provider, declaration: Declaration): boolean {
  const reach = world.reach.get(lp.id);
  return reach !== undefined && isMember(reach.declarations, declaration);
}

/**
 * Refreshes everybody who was ever trained under a partnership, for when it is challenged, revived or takes a programme
 * over.
 */
export function refreshPartnership(world: EcfWorld, partnership: { readonly school: { readonly id: string } }): void {
  const users = new Set<User>();
  for (const year of world.schoolCohortsOf.get(partnership.school.id) ?? []) {
    for (const programme of world.programmesOf.get(year.id) ?? []) {
      if (programme.partnership !== partnership) continue;
      for (const profile of world.profilesOn.get(programme.id) ?? []) users.add(profile.user);
    }
  }
  for (const user of users) refreshUser(world, user);
}
