import { liveStates } from '../../../rules/terms.ts';
import { dayOf } from '../../../rules/time.ts';
import type { Provider, Statement } from '../../world/records.ts';
import type { Declaration, EcfWorld, Profile } from '../world.ts';

/**
 * The statement that a new line goes on: output fees, open, the earliest cut-off that is today or later
 * (docs/services/ecf.md 4.16.2).
 */
export function nextStatement(world: EcfWorld, lp: Provider, year: number, now: number): Statement | null {
  const today = dayOf(now, 'utc');
  let next: Statement | null = null;
  for (const statement of world.statementsOf.get(lp.id) ?? []) {
    const { cohort, output, status, cutOff } = statement;
    if (cohort.year !== year || !output || status !== 'open' || cutOff < today) continue;
    if (next === null || cutOff < next.cutOff) next = statement;
  }
  return next;
}

export function isLive(declaration: Declaration): boolean {
  return liveStates.has(declaration.state);
}

/** The oldest live declaration of the same type and role that another account with the same TRN holds. */
export function duplicateOf(world: EcfWorld, profile: Profile, type: string): Declaration | null {
  const { user, role } = profile;
  if (user.trn === null) return null;
  let oldest: Declaration | null = null;
  for (const other of world.usersByTrn.get(user.trn) ?? []) {
    if (other === user) continue;
    for (const one of world.declarationsOf.get(other.id) ?? []) {
      if (one.profile.role !== role || one.type !== type || one.supersededBy !== null || !isLive(one)) continue;
      if (oldest === null || one.createdAt < oldest.createdAt) oldest = one;
    }
  }
  return oldest;
}
