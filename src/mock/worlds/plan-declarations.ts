import { seededCohort } from '../../rules/books.ts';
import { allowedEvidence, declarationTypes, liveStates, type DeclarationType } from '../../rules/terms.ts';
import { addDays } from '../../rules/time.ts';
import type { ScenarioDeclaration, ScenarioStatement } from '../scenario/schema.ts';
import { later } from './calendar.ts';
import type { Crew } from './crew.ts';
import type { Enrolment, NewPerson, Spell } from './person.ts';
import { stateOf, type Decided } from './state-of.ts';

/** A declaration that could have been made. */
export interface Planned {
  readonly written: ScenarioDeclaration;
  /** Whether the API serves it to `lp1`. */
  readonly isServed: boolean;
  readonly isLive: boolean;
}

const plain = declarationTypes.slice(0, 5);
const extended = declarationTypes.slice(6);

/** The statements of a provider and cohort, by `<provider>/<cohort>`, in order of time. */
export type Ledger = ReadonlyMap<string, readonly ScenarioStatement[]>;

/**
 * Everything a person could have been declared for, as providers that do their work would have: in order, within the
 * milestones of the schedule and the training, with evidence as the rules ask, and in the state that the statements have
 * brought about since.
 */
export function planDeclarations(crew: Crew, ledger: Ledger, wished: Decided['state'][], person: NewPerson): Planned[] {
  return person.enrolments.flatMap((own) =>
    own.undeclared === true ? [] : planRole(crew, ledger, wished, person, own),
  );
}

function planRole(
  crew: Crew,
  ledger: Ledger,
  wished: Decided['state'][],
  person: NewPerson,
  own: Enrolment,
): Planned[] {
  const { size, random, book } = crew;
  const spells = declaring(own);
  const last = spells.at(-1);
  if (last === undefined) return [];
  const { cohort } = last.place;
  const { frozenFrom, detailedEvidence } = seededCohort(size.service, cohort);
  const made: Planned[] = [];
  let after = spells[0]?.from ?? last.from;
  for (const [step, type] of typesOf(own, last).entries()) {
    const window = book.milestone(cohort, last.schedule, type)?.value;
    const evidence = allowedEvidence(detailedEvidence, own.role, type);
    if (window == null || evidence?.length === 0) continue;
    const pace = addDays(spells[0]?.from ?? last.from, 12 + step * 118 + random.below(40));
    const done = type === 'completed' ? (person.induction?.end ?? null) : null;
    const earliest = later(later(window.start, after), done ?? '');
    let date = window.end === null ? later(earliest, pace) : addDays(earliest, 2 + random.below(40));
    if (window.end !== null && date > window.end) date = window.end;
    // what was declared a few days ago waits for its first statement
    const recent = addDays(size.today, -3);
    if (wished.includes('eligible') && own.eligible === true && date >= size.today && earliest <= recent) date = recent;
    // once more after a declaration that was taken back
    for (let tries = 0; tries < 2; tries += 1) {
      const spell = spells.find(({ to }) => to === null || date < to);
      if (spell === undefined) return made;
      date = later(date, spell.from);
      if (date < earliest || date >= size.today || (frozenFrom !== null && date >= frozenFrom)) return made;
      if (window.end !== null && date > window.end) return made;
      const { lp } = spell.place;
      const state = stateOf(
        own.eligible === true,
        date,
        ledger.get(`${lp}/${cohort}`) ?? [],
        crew,
        // `started` stays, because second accounts are found by it
        lp === 'lp1' && type !== 'started' ? wished : [],
      );
      if (state === null) return made;
      const isLive = liveStates.has(state.state);
      made.push({
        // what the other provider has declared is served while it lives, and only where the person came to lp1
        isServed: lp === 'lp1' || (isLive && last.place.lp === 'lp1'),
        isLive,
        written: {
          id: '',
          participant: person.id,
          role: own.role,
          lp,
          type,
          date: `${date}T09:00:00Z`,
          ...(evidence !== null && { evidence: random.pick(evidence) }),
          ...(getsUplift(crew, own, type) && { uplift: true }),
          ...state,
        },
      });
      after = addDays(date, 1);
      if (isLive || random.chance(0.4)) break;
      date = addDays(date, 6 + random.below(20));
    }
  }
  return made;
}

/** The training that declarations belong to: after a move between cohorts only that in the present one. */
function declaring({ spells }: Enrolment): readonly Spell[] {
  const cohort = spells.at(-1)?.place.cohort;
  return spells.filter(({ place }) => place.cohort === cohort);
}

function typesOf(own: Enrolment, { place, schedule }: Spell): readonly DeclarationType[] {
  if (own.startedOnly === true) return ['started'];
  const completed: readonly DeclarationType[] = own.mayComplete ? ['completed'] : [];
  if (own.role === 'mentor' && place.cohort >= 2025) return ['started', ...completed];
  // whoever was moved out of a frozen cohort has been declared for the beginning there
  const from = own.frozenCohort === undefined ? plain : plain.slice(3);
  const isExtended = schedule.startsWith('ecf-extended') && place.cohort < 2025;
  return [...from, ...(isExtended ? extended : []), ...completed];
}

/** `rect` keeps the uplift with `started`, `ecf` with every declaration. */
function getsUplift({ size }: Crew, { spells }: Enrolment, type: DeclarationType): boolean {
  if (size.service === 'ecf') return spells[0]?.place.hasUplift === true;
  return type === 'started' && spells.at(-1)?.place.hasUplift === true;
}
