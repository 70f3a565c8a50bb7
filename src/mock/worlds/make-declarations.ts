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
  const second = people.filter(({ id }) => id.endsWith('-duplicate')).length;
  const counts = shareOut(served, crew.size.declarations, kinds.length + moves.length + second);
  const kept = plans.map((plan, i) => firstServed(plan, counts[i] ?? 0));
  const started = new Set(
    kept.flat().flatMap(({ written, isLive }) => (isLive && written.type === 'started' ? [written.participant] : [])),
  );
  const declarations: ScenarioDeclaration[] = [];
  const completions = new Map<string, Day>();
  for (const [i, { id: participant, isSecondAccount }] of people.entries()) {
    const isDuplicate = isSecondAccount === true && started.has(participant.replace(/-duplicate$/, ''));
    for (const { written, isLive } of kept[i] ?? []) {
      const id = `d${declarations.length + 1}`;
      if (isLive && written.type === 'completed' && written.role === 'mentor')
        completions.set(participant, written.date.slice(0, 10));
      declarations.push(
        isDuplicate
          ? { ...written, id, state: 'ineligible', statement: null, clawbackStatement: null }
          : { ...written, id },
      );
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
