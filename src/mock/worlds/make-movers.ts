import type { Role } from '../../rules/terms.ts';
import { addDays, type Day } from '../../rules/time.ts';
import { earlier, scheduleFor, startIn } from './calendar.ts';
import type { Crew } from './crew.ts';
import type { Place } from './make-places.ts';
import { enrolment, inductionOf } from './make-stayers.ts';
import { nameOf, type NewPerson, type Spell } from './person.ts';
import type { Random } from './random.ts';

/**
 * The moves there are. `in` comes from `lp2`, `out` goes there, `within` changes the school under `lp1`, `away` leaves
 * for nobody knows where. Each may have happened or be ahead.
 */
export interface Move {
  readonly way: 'in' | 'out' | 'within' | 'away';
  readonly isAhead: boolean;
  readonly role: Role;
}

/** A case of each kind; a world with fewer people on the move has the first ones. */
export const moves: readonly Move[] = [
  { way: 'in', isAhead: false, role: 'ect' },
  { way: 'out', isAhead: false, role: 'ect' },
  { way: 'within', isAhead: false, role: 'mentor' },
  { way: 'away', isAhead: true, role: 'ect' },
  { way: 'away', isAhead: false, role: 'mentor' },
  { way: 'in', isAhead: true, role: 'ect' },
  { way: 'out', isAhead: true, role: 'mentor' },
  { way: 'within', isAhead: true, role: 'ect' },
];

/** Somebody who came, left or changed the school. Where a world has nowhere to come from or go to, they leave. */
export function makeMover(crew: Crew, number: number, move: Move): NewPerson {
  const { way, isAhead, role } = move;
  const { size, random, book } = crew;
  const { cohort, isLate } = cohortFor(crew, move, random);
  const traits = { role, eligible: true };
  const from = startIn(cohort, 'september', random);
  const day =
    isAhead || isLate
      ? addDays(from > size.today ? from : size.today, 10 + random.below(50))
      : earlier(addDays(from, 60 + random.below(140)), addDays(size.today, -2));
  const id = `p${number}`;
  const schedule = scheduleFor(book, cohort, 'standard', 'september');
  const spells = spellsOf(crew, way, cohort).map((place, i, all): Spell => ({
    place,
    from: i === 0 ? from : day,
    to: i === 0 ? (all.length === 1 ? day : addDays(day, -3)) : null,
    schedule,
  }));
  return {
    id,
    name: nameOf(number),
    trn: String(1_000_000 + number),
    idChanges: [],
    induction: inductionOf(crew, traits, from, null),
    fundingEnd: null,
    enrolments: [
      {
        ...enrolment(crew, id, traits, spells),
        // a mentor who goes may complete only with the other provider
        mayComplete: role === 'mentor' && (way === 'in' || way === 'within') && `${cohort + 3}-01-01` < size.today,
      },
    ],
  };
}

/** A cohort that has begun, if there is one, and in which there is somewhere to come from or to go to. */
function cohortFor(
  { size, years, places }: Crew,
  { way, isAhead }: Move,
  random: Random,
): {
  cohort: number;
  isLate: boolean;
} {
  const begun = years.filter((year) => `${year}-10-20` < size.today);
  const elsewhere = (year: number): boolean =>
    way === 'away' ||
    (way === 'within' ? (places.of.lp1.get(year)?.length ?? 0) > 1 : places.of.lp2.get(year) !== undefined);
  const open = begun.filter(elsewhere);
  const from = open.length > 0 ? open : begun;
  if (isAhead || from.length === 0) return { cohort: from.at(-1) ?? years.at(-1) ?? 0, isLate: true };
  return { cohort: random.pick(from), isLate: false };
}

/** The places before and after a move. */
function spellsOf(crew: Crew, way: Move['way'], cohort: number): readonly Place[] {
  const own = crew.anyPlace('lp1', cohort);
  if (own === null) throw new Error(`generateScenario: lp1 has no partnership in cohort ${cohort}`);
  const other = way === 'away' ? null : crew.anyPlace(way === 'within' ? 'lp1' : 'lp2', cohort, own.school);
  if (other === null) return [own];
  return way === 'in' ? [other, own] : [own, other];
}

/** Somebody registered a second time, at another school, before the registration that holds. */
export function makeEarlierDuplicate(crew: Crew, original: NewPerson): NewPerson | null {
  const [first] = original.enrolments;
  const spell = first?.spells[0];
  if (first === undefined || spell === undefined) return null;
  const { cohort, school, written } = spell.place;
  const place =
    crew.anyPlace('lp1', cohort, school) ?? crew.places.at.get(school)?.find((one) => one.written === written);
  if (place === undefined) return null;
  const day = (before: number): Day => addDays(spell.from, -before);
  return duplicateOf(original, {
    ...enrolment(crew, `${original.id}-duplicate`, { role: first.role, eligible: null }, [
      { place, from: day(100), to: day(20), schedule: scheduleFor(crew.book, cohort, 'standard', 'september') },
    ]),
    mayComplete: false,
    undeclared: true,
  });
}

/** An ECT whom the school has registered anew as a mentor, instead of adding the role. */
export function makeMentorDuplicate(crew: Crew, original: NewPerson): NewPerson | null {
  const spell = original.enrolments[0]?.spells.at(-1);
  if (spell === undefined) return null;
  const from = earlier(addDays(spell.from, 30), crew.size.today);
  return duplicateOf(original, {
    ...enrolment(crew, `${original.id}-duplicate`, { role: 'mentor', eligible: null }, [
      { ...spell, from, to: null, schedule: scheduleFor(crew.book, spell.place.cohort, 'standard', 'september') },
    ]),
    mayComplete: false,
    undeclared: true,
  });
}

/** `ecf`: a second account with the same TRN, whose declaration is found to be a duplicate. */
export function makeSecondAccount(crew: Crew, original: NewPerson): NewPerson | null {
  const [first] = original.enrolments;
  const spell = first?.spells[0];
  if (first === undefined || spell === undefined) return null;
  const { role } = first;
  const own = enrolment(crew, `${original.id}-duplicate`, { role, eligible: true }, [{ ...spell, to: null }]);
  return {
    ...duplicateOf(original, { ...own, mayComplete: false, startedOnly: true }),
    trn: original.trn,
    isSecondAccount: true,
  };
}

function duplicateOf({ id, name }: NewPerson, own: NewPerson['enrolments'][number]): NewPerson {
  return {
    id: `${id}-duplicate`,
    name,
    trn: null,
    idChanges: [],
    induction: null,
    fundingEnd: null,
    enrolments: [own],
  };
}
