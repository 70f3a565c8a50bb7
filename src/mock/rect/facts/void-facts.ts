import type { RectVoidFacts } from '../../../rules/rect/index.ts';
import { dayOf } from '../../../rules/time.ts';
import type { Call } from '../../http/call.ts';
import { ownerOf, stateOf } from '../derive/declarations.ts';
import { nextStatement } from '../derive/funding.ts';
import type { Declaration, RectWorld } from '../world.ts';

export function voidFacts({ world, lp, now }: Call<RectWorld>, declaration: Declaration | null): RectVoidFacts {
  const cohort = declaration?.training.partnership?.cohort;
  return {
    own: declaration !== null && ownerOf(declaration) === lp,
    state: declaration === null ? 'submitted' : stateOf(declaration),
    statementAhead: cohort !== undefined && nextStatement(world, lp, cohort, dayOf(now, 'london'), 'any') !== null,
  };
}
