import { dayOf } from '../../../rules/time.ts';
import type { Statement } from '../../world/records.ts';
import { nextStatement } from '../derived/funding.ts';
import { allDeclarations } from '../derived/training.ts';
import type { Declaration, RectWorld, RoleRecord } from '../world.ts';
import { listOnStatement } from './declarations.ts';
import type { Present } from './training.ts';

/**
 * The statement a submitted declaration goes on once it is eligible: the next output statement, whatever its status.
 */
function placeOf(world: RectWorld, { training: { partnership } }: Declaration, { now }: Present): Statement | null {
  return partnership === null
    ? null
    : nextStatement(world, partnership.lp, partnership.cohort, dayOf(now, 'london'), 'any');
}

function submitted(record: RoleRecord): Declaration[] {
  return allDeclarations(record).filter(({ payment }) => payment === 'no_payment');
}

/** A submitted declaration that cannot become eligible, because there is no statement ahead for it. */
export function unplaced(world: RectWorld, record: RoleRecord, present: Present): Declaration | null {
  return submitted(record).find((one) => placeOf(world, one, present) === null) ?? null;
}

/**
 * A person is found eligible for funding in a role for the first time: all their submitted declarations become eligible
 * at once, each on the next statement of its provider and cohort. The caller touches the person.
 */
export function becomeEligible(world: RectWorld, record: RoleRecord, present: Present): void {
  record.eligibleFrom = dayOf(present.now, 'london');
  for (const declaration of submitted(record)) {
    declaration.payment = 'eligible';
    declaration.statement = placeOf(world, declaration, present);
    declaration.updatedAt = present.now;
    listOnStatement(world, declaration, declaration.statement);
  }
}
