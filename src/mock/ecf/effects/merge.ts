import type { IdChange } from '../../world/records.ts';
import { append, setTrn } from '../look-ups.ts';
import { refreshUser } from '../visible/lists.ts';
import { inOrder } from '../visible/ordered.ts';
import type { EcfWorld, User } from '../world.ts';
import { touchUser } from './touch.ts';

/**
 * Folds an account into another (docs/services/ecf.md 8): registrations, profiles and declarations change hands, and
 * each is saved, so its `updated_at` moves. Induction records are not: they hang on the profiles. The empty account
 * stays behind, known to no read, and can be folded back into.
 */
export function mergeUsers(world: EcfWorld, from: User, to: User, now: number): void {
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

/** Earlier changes go along as they are. The same pair again is no new change. */
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
  world.usersByRetiredId.set(change.from, [...others, to].sort(inOrder));
}

function take<K, V>(index: Map<K, V[]>, key: K): V[] {
  const taken = index.get(key) ?? [];
  index.delete(key);
  return taken;
}
