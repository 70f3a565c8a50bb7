import type { Day } from '../../rules/time.ts';
import type { ScenarioDeclaration, ScenarioStatement } from '../scenario/schema.ts';
import type { Crew } from './crew.ts';
import { moves } from './make-movers.ts';
import type { NewPerson } from './person.ts';
import { planDeclarations, type Planned } from './plan-declarations.ts';
import { shareOut } from './share-out.ts';
import type { Decided } from './state-of.ts';
import { kinds } from './traits.ts';

export interface Declared {
  readonly declarations: ScenarioDeclaration[];
  /** When a mentor was declared to have completed, by participant. */
  readonly completions: ReadonlyMap<string, Day>;
}

/** As many declarations as are wanted, if people could have been declared so often. */
export function makeDeclarations(
  crew: Crew,
  people: readonly NewPerson[],
  statements: readonly ScenarioStatement[],
): Declared {
  const ledger = new Map<string, ScenarioStatement[]>();
  for (const statement of statements) {
    const key = `${statement.lp}/${statement.cohort}`;
    const own = ledger.get(key);
    if (own === undefined) ledger.set(key, [statement]);
    else own.push(statement);
  }
  const wished: Decided['state'][] = ['clawed-back', 'awaiting-clawback', 'voided', 'eligible'];
  const plans = people.map((person) => planDeclarations(crew, ledger, wished, person));
  const served = plans.map((plan) => plan.filter(({ isServed }) => isServed).length);
  const kept = shareOut(served, crew.size.declarations, kinds.length + moves.length);
  const declarations: ScenarioDeclaration[] = [];
  const completions = new Map<string, Day>();
  const started = new Set<string>();
  for (const [i, person] of people.entries()) {
    for (const { written, isLive } of firstServed(plans[i] ?? [], kept[i] ?? 0)) {
      const { participant, role, type, date } = written;
      const id = `d${declarations.length + 1}`;
      if (isLive && type === 'started') started.add(`${participant}/${role}`);
      if (isLive && type === 'completed' && role === 'mentor') completions.set(participant, date.slice(0, 10));
      const first = participant.replace(/-duplicate$/, '');
      if (person.isSecondAccount === true && started.has(`${first}/${role}`)) {
        declarations.push({ ...written, id, state: 'ineligible', statement: null, clawbackStatement: null });
      } else declarations.push({ ...written, id });
    }
  }
  return { declarations, completions };
}

/** A person's first declarations, up to and with the last of a number that are served. */
function firstServed(plan: readonly Planned[], count: number): readonly Planned[] {
  let left = count;
  const end = plan.findIndex(({ isServed }) => {
    if (!isServed) return false;
    left -= 1;
    return left < 0;
  });
  return end === -1 ? plan : plan.slice(0, end);
}
