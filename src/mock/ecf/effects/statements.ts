import type { DeclarationState } from '../../../rules/terms.ts';
import { mark } from '../../changes/marks.ts';
import { changed } from '../../world/base-world.ts';
import type { Statement } from '../../world/records.ts';
import { refreshDeclaration } from '../visible/lists.ts';
import type { Declaration, EcfWorld } from '../world.ts';

/**
 * Statement runs (docs/services/ecf.md 6.1). Lines and declarations move together, each with its own `updated_at`; no
 * person is touched.
 */

export function makeStatementPayable(world: EcfWorld, statement: Statement, now: number): void {
  mark(world, 'statements', statement);
  if (statement.status === 'open') Object.assign(statement, { status: 'payable', updatedAt: now });
  moveLines(world, statement, 'eligible', 'payable', now);
  changed(world);
}

/** Payable lines are paid, and clawbacks on this statement are settled. */
export function payStatement(world: EcfWorld, statement: Statement, now: number): void {
  makeStatementPayable(world, statement, now);
  Object.assign(statement, { status: 'paid', updatedAt: now });
  moveLines(world, statement, 'payable', 'paid', now);
  moveLines(world, statement, 'awaiting-clawback', 'clawed-back', now);
  changed(world);
}

/** Settles one clawback without its statement. */
export function settleDeclaration(world: EcfWorld, declaration: Declaration, now: number): void {
  for (const item of declaration.items) if (item.state === 'awaiting-clawback') item.state = 'clawed-back';
  setState(world, declaration, 'clawed-back', now);
  changed(world);
}

export function hasLine(world: EcfWorld, statement: Statement, state: DeclarationState): boolean {
  for (const { items } of world.declarationsOn.get(statement.id) ?? []) {
    if (items.some((item) => item.statement === statement && item.state === state)) return true;
  }
  return false;
}

function moveLines(
  world: EcfWorld,
  statement: Statement,
  from: DeclarationState,
  to: DeclarationState,
  now: number,
): void {
  for (const declaration of world.declarationsOn.get(statement.id) ?? []) {
    const item = declaration.items.find((one) => one.statement === statement && one.state === from);
    if (item === undefined) continue;
    item.state = to;
    setState(world, declaration, to, now);
  }
}

export function setState(world: EcfWorld, declaration: Declaration, state: DeclarationState, now: number): void {
  declaration.state = state;
  declaration.updatedAt = now;
  refreshDeclaration(world, declaration);
}
