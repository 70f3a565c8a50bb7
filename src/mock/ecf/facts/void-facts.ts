import type { EcfVoidFacts } from '../../../rules/ecf/index.ts';
import type { Provider } from '../../world/records.ts';
import { nextStatement } from '../derived/declarations.ts';
import type { Declaration, EcfWorld } from '../world.ts';

/** What taking a declaration back turns on (docs/services/ecf.md 4.17). */
export function voidFacts(world: EcfWorld, lp: Provider, declaration: Declaration | null, now: number): EcfVoidFacts {
  return {
    own: declaration?.lp === lp,
    state: declaration?.state ?? 'submitted',
    refunded: declaration?.items.some(({ state }) => state === 'awaiting-clawback' || state === 'clawed-back') ?? false,
    openStatement: declaration !== null && nextStatement(world, lp, declaration.cohort.year, now) !== null,
  };
}
