import { hasLine, makeStatementPayable, payStatement, settleDeclaration } from '../effects/statements.ts';
import { find, quoted, refuse, type Step } from './find.ts';

export function makePayable(step: Step, symbol: string): void {
  const { world, now } = step;
  const statement = find(step, world.statements, symbol, 'statement');
  if (statement.status === 'paid') refuse(step, `statement ${quoted(symbol)} is paid already.`);
  // one whose cut-off had passed when the world was loaded is payable, with declarations on it as they were written
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
