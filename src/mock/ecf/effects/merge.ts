import { markFound } from '../../changes/marks.ts';
import { append, byCreation } from '../../kit/collections.ts';
import type { IdChange } from '../../world/records.ts';
import { setTrn } from '../look-ups.ts';
import { refreshUser } from '../visible/lists.ts';
import type { EcfWorld, User } from '../world.ts';
import { decideEligibility } from './funding.ts';
import { touchUser } from './touch.ts';

/**
 * Merges an account into another (docs/services/ecf.md 8): registrations, profiles and declarations move to it, and
 * each is saved, so its `updated_at` moves. Induction records are not saved, because they belong to the profiles. The
 * empty account stays, is found by no read, and other accounts can be merged into it again.
 */
export function mergeUsers(world: EcfWorld, from: User, to: User, now: number): void {
  markFound(world, 'people', () => mentoredBy(world, from));
  for (const identity of take(world.identitiesOf, from.id)) {
    Object.assign(identity, { user: to, updatedAt: now });
    append(world.identitiesOf, to.id, identity);
  }
  for (const profile of take(world.profilesOf, from.id)) {
    Object.assign(profile, { user: to, updatedAt: now });
    append(world.profilesOf, to.id, profile);
  }
  for (const declaration of take(world.declarationsOf, from.id)) {
    declaration.updatedAt = now;
    append(world.declarationsOf, to.id, declaration);
  }
  const { trn } = from;
  setTrn(world, from, null);
  if (to.trn === null) setTrn(world, to, trn);
  handOverChanges(world, from, to, now);
  refreshUser(world, from);
  touchUser(world, to, now);
}

/** Whom providers see as mentored by an account: they name the other account from now on. */
function* mentoredBy(world: EcfWorld, user: User): Generator<{ readonly id: string }> {
  const named = new Set<string>();
  for (const { mentorOf } of world.reach.values())
    for (const [ect, mentor] of mentorOf) if (mentor.user === user) named.add(ect);
  if (named.size === 0) return;
  for (const [id, profiles] of world.profilesOf) if (profiles.some((profile) => named.has(profile.id))) yield { id };
}

/** Earlier changes move along unchanged. The same pair again does not count as a new change. */
function handOverChanges(world: EcfWorld, from: User, to: User, now: number): void {
  const changes = [...to.idChanges, ...from.idChanges];
  if (!changes.some((change) => change.from === from.id && change.to === to.id))
    changes.push({ from: from.id, to: to.id, at: now });
  from.idChanges = [];
  to.idChanges = changes.sort((a, b) => a.at - b.at);
  for (const change of changes) carry(world, change, from, to);
}

function carry(world: EcfWorld, change: IdChange, from: User, to: User): void {
  const others = (world.usersByRetiredId.get(change.from) ?? []).filter((user) => user !== from && user !== to);
  world.usersByRetiredId.set(change.from, [...others, to].sort(byCreation));
}

function take<K, V>(index: Map<K, V[]>, key: K): V[] {
  const taken = index.get(key) ?? [];
  index.delete(key);
  return taken;
}

/**
 * Puts a TRN on record, or takes it off. That it is right is a result of DfE's check, but not yet one about funding.
 * When another person has it, the two are one person, and the younger account is merged into the older
 * (docs/services/ecf.md 8.1).
 *
 * @returns the account that remains
 */
export function correctTeacher(world: EcfWorld, user: User, trn: string | null, now: number): User {
  if (user.trn === trn) return user;
  setTrn(world, user, trn);
  if (trn !== null) {
    for (const profile of world.profilesOf.get(user.id) ?? [])
      if (profile.eligibility === null) decideEligibility(world, profile, 'matched', now);
  }
  touchUser(world, user, now);
  return foldSameTeacher(world, user, now);
}

export function foldSameTeacher(world: EcfWorld, user: User, now: number): User {
  if (user.trn === null) return user;
  const [other] = (world.usersByTrn.get(user.trn) ?? []).filter((one) => one !== user).sort(byCreation);
  if (other === undefined) return user;
  const [to, from] = byCreation(other, user) < 0 ? [other, user] : [user, other];
  mergeUsers(world, from, to, now);
  return to;
}
