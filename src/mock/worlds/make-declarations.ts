import { scheduleBook } from '../../rules/schedules.ts';
import { allowedEvidence, declarationTypes, type DeclarationType } from '../../rules/terms.ts';
import { addDays, type Day } from '../../rules/time.ts';
import type { Scenario, ScenarioStatement } from '../scenario/schema.ts';
import type { NewPerson } from './make-participants.ts';
import type { Random } from './random.ts';
import type { settle } from './sizes.ts';

type Written = NonNullable<Scenario['declarations']>[number];

const plain = declarationTypes.slice(0, 6);

/**
 * Declarations as a provider that does its work would have made them: types in order, dates inside the milestones and
 * the training, evidence as the rules ask, states as the statements have run since.
 */
export function makeDeclarations(
  { declarations: wanted, service }: ReturnType<typeof settle>,
  participants: readonly NewPerson[],
  statements: readonly ScenarioStatement[],
  random: Random,
  now: number,
): Written[] {
  const today = new Date(now).toISOString().slice(0, 10);
  const schedules = scheduleBook(service);
  const byCohort = new Map<string, ScenarioStatement[]>();
  for (const statement of statements) {
    const key = `${statement.lp}/${statement.cohort}`;
    byCohort.set(key, [...(byCohort.get(key) ?? []), statement]);
  }
  const made: Written[] = [];
  for (const person of participants) {
    if (made.length >= wanted) break;
    const recent = person.cohort >= 2025;
    const types: readonly DeclarationType[] = recent && person.role === 'mentor' ? ['started', 'completed'] : plain;
    let after = person.from;
    for (const type of types) {
      if (type === 'completed' && person.completed === null) break;
      const window = schedules.milestone(person.cohort, 'ecf-standard-september', type)?.value;
      if (window == null) break;
      const earliest = later(window.start, after);
      const date =
        type === 'completed' && person.completed !== null
          ? later(person.completed, earliest)
          : addDays(earliest, 5 + random.below(40));
      if (
        date >= today ||
        (window.end !== null && date > window.end) ||
        (person.until !== null && date >= person.until)
      )
        break;
      after = addDays(date, 1);
      const evidence = allowedEvidence(recent, person.role, type);
      const state = stateOf(person, date, byCohort.get(`${person.lp}/${person.cohort}`) ?? [], today, random);
      if (state === null) break;
      made.push({
        id: `d${made.length + 1}`,
        participant: person.written.id,
        role: person.role,
        lp: person.lp,
        type,
        date: `${date}T09:00:00Z`,
        ...(evidence !== null && evidence.length > 0 && { evidence: random.pick(evidence) }),
        ...state,
      });
    }
  }
  return made;
}

/**
 * What has become of a declaration since, and the statements it stands on. Null when no statement was left to take it.
 */
function stateOf(
  person: NewPerson,
  date: Day,
  statements: readonly ScenarioStatement[],
  today: Day,
  random: Random,
): Pick<Written, 'state' | 'statement' | 'clawbackStatement'> | null {
  if (!person.eligible) return { state: 'submitted' };
  const statement = statements.find(({ cutOff }) => cutOff >= date);
  if (statement === undefined) return null;
  const chance = random.next();
  if (chance < 0.02) return { state: 'voided' };
  if (statement.paid !== true)
    return { state: statement.cutOff < today ? 'payable' : 'eligible', statement: statement.id };
  const refund =
    chance < 0.03
      ? statements.find(({ cutOff }) => cutOff > statement.cutOff && (chance < 0.025 || cutOff >= today))
      : undefined;
  if (refund === undefined) return { state: 'paid', statement: statement.id };
  return {
    state: refund.paid === true ? 'clawed-back' : 'awaiting-clawback',
    statement: statement.id,
    clawbackStatement: refund.id,
  };
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);
