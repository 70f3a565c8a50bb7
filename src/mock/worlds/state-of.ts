import type { DeclarationState } from '../../rules/terms.ts';
import type { Day } from '../../rules/time.ts';
import type { ScenarioDeclaration, ScenarioStatement } from '../scenario/schema.ts';
import type { Crew } from './crew.ts';

export interface Decided extends Pick<ScenarioDeclaration, 'statement' | 'clawbackStatement'> {
  readonly state: DeclarationState;
}

/**
 * What has become of a declaration since, and the statements it stands on. Null when no statement was left to take it.
 *
 * @param wished states that the world has to hold; the first that fits is taken, and taken off the list
 */
export function stateOf(
  isEligible: boolean,
  date: Day,
  statements: readonly ScenarioStatement[],
  { size: { today }, random }: Crew,
  wished: DeclarationState[],
): Decided | null {
  const chance = random.next();
  if (!isEligible) return { state: chance < 0.02 ? 'voided' : 'submitted' };
  const statement = statements.find(({ cutOff }) => cutOff >= date);
  if (statement === undefined) return null;
  const outcomes: Decided[] = [{ state: 'voided' }];
  if (statement.paid === true) {
    // money is claimed back on a statement that was open when the provider asked for it
    const { id } = statement;
    const next = statements.find(({ cutOff }) => cutOff > statement.cutOff);
    const open = statements.find(({ cutOff }) => cutOff >= today);
    if (next?.paid === true) outcomes.push({ state: 'clawed-back', statement: id, clawbackStatement: next.id });
    if (open !== undefined) outcomes.push({ state: 'awaiting-clawback', statement: id, clawbackStatement: open.id });
  }
  const forced = outcomes.find(({ state }) => wished.includes(state));
  if (forced !== undefined) {
    wished.splice(wished.indexOf(forced.state), 1);
    return forced;
  }
  if (chance < 0.02) return { state: 'voided' };
  const refund = chance < 0.026 ? outcomes[1] : chance < 0.032 ? outcomes[2] : undefined;
  if (refund !== undefined) return refund;
  if (statement.paid === true) return { state: 'paid', statement: statement.id };
  const state = statement.cutOff < today ? 'payable' : 'eligible';
  if (state === 'eligible' && wished.includes(state)) wished.splice(wished.indexOf(state), 1);
  return { state, statement: statement.id };
}
