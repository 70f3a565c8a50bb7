import { mark } from '../../changes/marks.ts';
import { changed } from '../../world/base-world.ts';
import type { Statement } from '../../world/records.ts';
import { none, type Declaration, type RectWorld } from '../world.ts';
import type { Present } from './training.ts';

// none of these steps makes a declaration appear or vanish for a provider, so no list needs work

/** An open statement is closed for payment: the eligible declarations on it become payable. */
export function makeStatementPayable(world: RectWorld, statement: Statement, { now }: Present): void {
  mark(world, 'statements', statement);
  statement.status = 'payable';
  statement.updatedAt = now;
  for (const declaration of world.onStatement.get(statement.id) ?? none) {
    if (declaration.statement === statement && declaration.payment === 'eligible')
      move(world, declaration, 'payable', now);
  }
  changed(world);
}

/** A payable statement is paid, and the clawbacks on it are settled with it. */
export function payStatement(world: RectWorld, statement: Statement, present: Present): void {
  const { now } = present;
  mark(world, 'statements', statement);
  statement.status = 'paid';
  statement.updatedAt = now;
  for (const declaration of world.onStatement.get(statement.id) ?? none) {
    if (declaration.statement === statement && declaration.payment === 'payable') move(world, declaration, 'paid', now);
    if (declaration.clawbackStatement === statement && declaration.clawback === 'awaiting_clawback')
      settleClawback(world, declaration, present);
  }
  changed(world);
}

/** The money of one declaration has been taken back. */
export function settleClawback(world: RectWorld, declaration: Declaration, { now }: Present): void {
  mark(world, 'declarations', declaration);
  declaration.clawback = 'clawed_back';
  declaration.updatedAt = now;
  changed(world);
}

function move(world: RectWorld, declaration: Declaration, payment: Declaration['payment'], now: number): void {
  mark(world, 'declarations', declaration);
  declaration.payment = payment;
  declaration.updatedAt = now;
}
