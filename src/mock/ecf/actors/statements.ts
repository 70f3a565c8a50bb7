import type { AddedStatement, OpenedCohort } from '../../actors/types.ts';
import { markNoMore } from '../../changes/marks.ts';
import type { Uuid } from '../../ids.ts';
import { append } from '../../kit/collections.ts';
import { addStatement as addToWorld, statementConflict } from '../../world/add-statement.ts';
import { changed } from '../../world/base-world.ts';
import { addCohort } from '../effects/cohorts.ts';
import { hasLine, makeStatementPayable, payStatement, settleDeclaration } from '../effects/statements.ts';
import { find, findCohort, quoted, refuse, type Step } from './find.ts';

/** Cohorts and their money: DfE opens a cohort, runs its statements and at the end freezes its payments. */

/** No timestamp moves, because providers are not shown cohorts. */
export function openCohort(step: Step, year: number, flags: OpenedCohort): void {
  if (!Number.isInteger(year) || year < 2020 || year > 2099)
    refuse(step, `${year} is not a cohort; it has to be a year from 2020 to 2099.`);
  if (step.world.cohorts.has(year)) refuse(step, `cohort ${year} is open already.`);
  addCohort(step.world, year, flags);
}

export function closeCohort(step: Step, year: number): void {
  const cohort = findCohort(step, year);
  if (cohort.paymentsFrozenAt !== null && cohort.paymentsFrozenAt <= step.now)
    refuse(step, `payments of cohort ${year} are frozen already.`);
  cohort.paymentsFrozenAt = step.now;
  markNoMore(step.world);
  changed(step.world);
}

export function addStatement(step: Step, added: AddedStatement): Uuid {
  const { world, now } = step;
  const lp = find(step, world.providerById, added.lp, 'lead provider');
  const cohort = findCohort(step, added.cohort);
  const conflict = statementConflict(world, added, lp, cohort);
  if (conflict !== null) refuse(step, conflict);
  const statement = addToWorld(world, added, lp, cohort, now);
  append(world.statementsOf, lp.id, statement);
  return statement.id;
}

export function makePayable(step: Step, symbol: string): void {
  const { world, now } = step;
  const statement = find(step, world.statements, symbol, 'statement');
  if (statement.status === 'paid') refuse(step, `statement ${quoted(symbol)} is paid already.`);
  // a statement whose cut-off had passed when the world was loaded is payable, with its declarations as they were
  // written
  if (statement.status === 'payable' && !hasLine(world, statement, 'eligible'))
    refuse(step, `statement ${quoted(symbol)} is payable already.`);
  makeStatementPayable(world, statement, now);
}

export function pay(step: Step, symbol: string): void {
  const statement = find(step, step.world.statements, symbol, 'statement');
  if (statement.status === 'paid') refuse(step, `statement ${quoted(symbol)} is paid already.`);
  payStatement(step.world, statement, step.now);
}

export function settleClawback(step: Step, symbol: string): void {
  const declaration = find(step, step.world.declarations, symbol, 'declaration');
  if (declaration.state !== 'awaiting-clawback') {
    refuse(
      step,
      `declaration ${quoted(symbol)} is ${declaration.state}; only one that is awaiting-clawback can be settled.`,
    );
  }
  settleDeclaration(step.world, declaration, step.now);
}
