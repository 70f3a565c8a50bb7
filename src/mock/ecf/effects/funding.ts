import { nextStatement } from '../derived/declarations.ts';
import { addItem } from '../look-ups.ts';
import type { EcfWorld, Eligibility, Profile } from '../world.ts';
import { setState } from './statements.ts';
import { touchProfile } from './touch.ts';

/**
 * DfE's check comes to a result (docs/services/ecf.md 6.1). Declarations that waited for it count from now on, each
 * on the statement that is next for its provider and cohort; where there is none left they wait for the next such
 * result. Nothing leads back: declarations of somebody who is found ineligible later stay as they are.
 */
export function decideEligibility(world: EcfWorld, profile: Profile, status: Eligibility['status'], now: number): void {
  const isNew = profile.eligibility?.status !== status;
  if (isNew) profile.eligibility = { status, reason: 'none' };
  if (status === 'eligible') {
    for (const declaration of world.declarationsOf.get(profile.user.id) ?? []) {
      if (declaration.profile !== profile || declaration.state !== 'submitted') continue;
      const statement = nextStatement(world, declaration.lp, declaration.cohort.year, now);
      if (statement === null) continue;
      addItem(world, declaration, { statement, state: 'eligible' });
      setState(world, declaration, 'eligible', now);
    }
  }
  if (isNew) touchProfile(world, profile, now);
}
