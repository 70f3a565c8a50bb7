import { zones } from '../../contract/service.ts';
import { dayOf } from '../../rules/time.ts';
import type { AddedStatement } from '../actors/types.ts';
import { mark } from '../changes/marks.ts';
import { nextId, uuidOf } from '../ids.ts';
import { changed, type BaseWorld } from './base-world.ts';
import type { Cohort, Provider, Statement } from './records.ts';

/** Why a statement cannot be added; null when it can. */
export function statementConflict(
  world: BaseWorld,
  added: AddedStatement,
  lp: Provider,
  cohort: Cohort,
): string | null {
  const { id, month, year, cutOff, payment } = added;
  if (id !== undefined && world.statements.has(uuidOf(id)))
    return `there is a statement ${JSON.stringify(id)} already.`;
  if (payment < cutOff) return `it would be paid (${payment}) before its cut-off (${cutOff}).`;
  for (const other of world.statements.values())
    if (other.lp === lp && other.cohort === cohort && other.month === month && other.year === year)
      return `${JSON.stringify(added.lp)} has a statement of ${year}-${String(month).padStart(2, '0')} in cohort ${cohort.year} already.`;
  return null;
}

/**
 * Adds a statement, which is open as long as its cut-off has not passed. `stamp` is what a database gives a new row as
 * its first `updated_at`.
 */
export function addStatement(
  world: BaseWorld,
  { id, month, year, cutOff, payment, output = true }: AddedStatement,
  lp: Provider,
  cohort: Cohort,
  now: number,
  stamp = now,
): Statement {
  const statement: Statement = {
    id: id === undefined ? nextId(world.ids, 'statement') : uuidOf(id),
    createdAt: now,
    updatedAt: stamp,
    lp,
    cohort,
    month,
    year,
    cutOff,
    payment,
    output,
    status: cutOff < dayOf(now, zones[world.service]) ? 'payable' : 'open',
  };
  world.statements.set(statement.id, statement);
  mark(world, 'statements', statement);
  changed(world);
  return statement;
}
