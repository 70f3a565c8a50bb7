import { setTrn } from '../look-ups.ts';
import { inOrder } from '../visible/ordered.ts';
import type { EcfWorld, User } from '../world.ts';
import { decideEligibility } from './funding.ts';
import { mergeUsers } from './merge.ts';
import { touchUser } from './touch.ts';

/**
 * Puts a TRN on record, or takes it off. Finding it right is a result of DfE's check, though not yet one about
 * funding. When somebody else has it the two are one person, and the younger account is folded into the older
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
  const [other] = (world.usersByTrn.get(user.trn) ?? []).filter((one) => one !== user).sort(inOrder);
  if (other === undefined) return user;
  const [to, from] = inOrder(other, user) < 0 ? [other, user] : [user, other];
  mergeUsers(world, from, to, now);
  return to;
}
