import type { Dfe } from '../../actors/types.ts';
import { addStatement, statementConflict } from '../../world/add-statement.ts';
import { isFrozen } from '../derived/funding.ts';
import { closeCohort, openCohort } from '../effects/cohorts.ts';
import { makeStatementPayable, payStatement, settleClawback } from '../effects/statements.ts';
import { finder, type Context } from './find.ts';

/** Payments to providers. In the sandbox nothing becomes payable by itself. */
export function statementSteps({
  world,
  present,
}: Context): Pick<Dfe, 'addStatement' | 'makePayable' | 'pay' | 'settleClawback'> {
  return {
    addStatement(added) {
      const find = finder(world, 'dfe.addStatement');
      const lp = find.provider(added.lp);
      const cohort = find.cohort(added.cohort);
      const conflict = statementConflict(world, added, lp, cohort);
      if (conflict !== null) throw find.error(conflict);
      const { now, clock } = present();
      return addStatement(world, added, lp, cohort, now, clock).id;
    },
    makePayable(id) {
      const find = finder(world, 'dfe.makePayable');
      const statement = find.statement(id);
      if (statement.status !== 'open')
        throw find.error(`statement ${JSON.stringify(id)} is ${statement.status}; only an open one becomes payable.`);
      makeStatementPayable(world, statement, present());
    },
    pay(id) {
      const find = finder(world, 'dfe.pay');
      const statement = find.statement(id);
      if (statement.status === 'paid') throw find.error(`statement ${JSON.stringify(id)} is paid already.`);
      const at = present();
      if (statement.status === 'open') makeStatementPayable(world, statement, at);
      payStatement(world, statement, at);
    },
    settleClawback(id) {
      const find = finder(world, 'dfe.settleClawback');
      const declaration = find.declaration(id);
      if (declaration.clawback !== 'awaiting_clawback')
        throw find.error(`declaration ${JSON.stringify(id)} does not await clawback; void a paid one first.`);
      settleClawback(world, declaration, present());
    },
  };
}

export function cohortSteps({ world, present }: Context): Pick<Dfe, 'openCohort' | 'closeCohort'> {
  return {
    openCohort(year, flags = {}) {
      const find = finder(world, 'dfe.openCohort');
      if (!Number.isInteger(year) || year < 2020 || year > 2099)
        throw find.error(`${JSON.stringify(year)} is no cohort; write the year in which it starts, from 2020 on.`);
      if (world.cohorts.get(year)?.enabled === true) throw find.error(`cohort ${year} is open already.`);
      openCohort(world, year, flags, present());
    },
    closeCohort(year) {
      const find = finder(world, 'dfe.closeCohort');
      const cohort = find.cohort(year);
      const at = present();
      if (isFrozen(cohort, at.now)) throw find.error(`payments of cohort ${year} are frozen already.`);
      closeCohort(world, cohort, at);
    },
  };
}
