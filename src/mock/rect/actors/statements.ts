import type { Dfe } from '../../actors/types.ts';
import { makeStatementPayable, payStatement, settleClawback } from '../effects/statements.ts';
import { finder, type Context } from './find.ts';

/** Paying providers. In the sandbox nothing becomes payable by itself. */
export function statementSteps({ world, present }: Context): Pick<Dfe, 'makePayable' | 'pay' | 'settleClawback'> {
  return {
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
