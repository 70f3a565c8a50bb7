import { seededCohort } from '../../rules/books.ts';
import { addDays, type Day } from '../../rules/time.ts';
import { earlier, later, scheduleFor, startIn, type Month } from './calendar.ts';
import { isFrozen, laterPlace, type Crew } from './crew.ts';
import type { Place } from './make-places.ts';
import { nameOf, type Enrolment, type NewPerson, type Spell } from './person.ts';
import type { Traits } from './traits.ts';

/** The cohort that people are moved to out of a frozen one. */
const MOVED_TO = 2024;

/** Somebody who stays at one school of `lp1`. Where the world has no room for their fate, they simply train. */
export function makeStayer(crew: Crew, number: number, traits: Traits): NewPerson {
  const known = { id: `p${number}`, number, traits };
  return (
    (traits.fate === 'both' ? bothRoles(crew, known) : null) ??
    (traits.fate === 'moved' ? moved(crew, known) : null) ??
    (traits.fate === 'joining' ? joining(crew, known) : null) ??
    oneRole(crew, known)
  );
}

interface Known {
  readonly id: string;
  readonly number: number;
  readonly traits: Traits;
}

function oneRole(crew: Crew, { id, number, traits }: Known): NewPerson {
  const { size, random, book } = crew;
  const { role, plan, fate } = traits;
  const { cohort, month } = cohortFor(crew, traits);
  const from = startIn(cohort, month, random);
  const stopped = addDays(from, 40 + random.below(290));
  const stops = (fate === 'withdrawn' || fate === 'deferred') && stopped < size.today;
  const end = inductionEnd(crew, cohort, month);
  const ended = role === 'ect' && (fate === 'completed' || fate === 'failed') && end < size.today;
  const given = addDays(from, 200 + random.below(200));
  const fundingEnd =
    fate === 'early-roll-out'
      ? { day: '2021-04-19', reason: 'completed_during_early_roll_out' as const }
      : fate === 'not-completed' && role === 'mentor' && given < size.today
        ? { day: given, reason: 'started_not_completed' as const }
        : null;
  const spell: Spell = {
    place: placeIn(crew, cohort),
    from,
    to: stops ? stopped : null,
    schedule: scheduleFor(book, cohort, plan, month),
    ...(stops && {
      stop:
        fate === 'deferred'
          ? { kind: fate, reason: 'parental-leave' }
          : { kind: fate, reason: 'left-teaching-profession' },
    }),
  };
  return {
    ...identityOf(crew, { id, number, traits }),
    induction: inductionOf(crew, traits, from, ended ? { end, outcome: fate === 'failed' ? 'fail' : 'pass' } : null),
    fundingEnd,
    enrolments: [
      {
        ...enrolment(crew, id, traits, [spell]),
        mayComplete: role === 'ect' ? ended && fate === 'completed' : fate === 'completed',
        ...(fundingEnd?.reason === 'started_not_completed' && { startedOnly: true }),
        ...(fate === 'early-roll-out' && { undeclared: true }),
      },
    ],
  };
}

/** A cohort and a month that leave time for what is to become of the person. */
function cohortFor({ size, years, random }: Crew, { month, fate, role }: Traits): { cohort: number; month: Month } {
  const long = fate === 'failed' || (fate === 'completed' && role === 'ect');
  const stops = fate === 'withdrawn' || fate === 'deferred' || fate === 'not-completed';
  const fits = years.filter((year) => `${year + (long ? 3 : stops ? 1 : 0)}-12-01` < size.today);
  return { cohort: random.pick(fits.length > 0 ? fits : years), month };
}

function inductionEnd({ random }: Crew, cohort: number, month: Month): Day {
  const year = month === 'september' ? cohort + 2 : cohort + 3;
  return addDays(`${year}-${{ september: '07', january: '02', april: '05' }[month]}-01`, random.below(20));
}

function joining(crew: Crew, known: Known): NewPerson | null {
  const { size, random, book, years } = crew;
  const { id, traits } = known;
  const cohort = years.findLast((year) => seededCohort(size.service, year).start <= size.today);
  if (cohort === undefined) return null;
  const from = addDays(size.today, 5 + random.below(50));
  const { end } = seededCohort(size.service, cohort);
  if (from > end) return null;
  const month: Month = from < `${cohort}-11-01` ? 'september' : from < `${cohort + 1}-03-01` ? 'january' : 'april';
  const spell = {
    place: placeIn(crew, cohort),
    from,
    to: null,
    schedule: scheduleFor(book, cohort, traits.plan, month),
  };
  return {
    ...identityOf(crew, known),
    induction: null,
    fundingEnd: null,
    enrolments: [{ ...enrolment(crew, id, traits, [spell]), mayComplete: false }],
  };
}

/** Somebody who completed as an ECT and mentors at the same school since. */
function bothRoles(crew: Crew, known: Known): NewPerson | null {
  const { size, random, book, years } = crew;
  const { id } = known;
  const traits: Traits = { ...known.traits, role: 'ect', plan: 'standard', month: 'september', eligible: true };
  const early = years.filter((year) => `${year + 2}-11-01` < size.today);
  if (early.length === 0) return null;
  const cohort = random.pick(early);
  const place = placeWith(crew, cohort, (one) => laterPlace(crew, one, cohort + 2) !== null);
  const next = place === null ? null : laterPlace(crew, place, cohort + 2);
  if (place === null || next === null) return null;
  const from = startIn(cohort, 'september', random);
  const end = inductionEnd(crew, cohort, 'september');
  const since = startIn(next.cohort, 'september', random);
  if (since >= size.today) return null;
  const asEct = { place, from, to: null, schedule: scheduleFor(book, cohort, 'standard', 'september') };
  const asMentor = {
    place: next,
    from: since,
    to: null,
    schedule: scheduleFor(book, next.cohort, 'standard', 'september'),
  };
  return {
    ...identityOf(crew, known),
    induction: inductionOf(crew, traits, from, { end, outcome: 'pass' }),
    fundingEnd: null,
    enrolments: [
      { ...enrolment(crew, id, traits, [asEct]), mayComplete: true },
      { ...enrolment(crew, id, { ...traits, role: 'mentor' }, [asMentor]), mayComplete: false },
    ],
  };
}

/** Somebody who had not finished when the payments of their cohort froze. */
function moved(crew: Crew, known: Known): NewPerson | null {
  const { size, random, book, years } = crew;
  const { id, traits } = known;
  const frozen = years.filter((year) => year < MOVED_TO && isFrozen(crew, year));
  if (frozen.length === 0) return null;
  const cohort = random.pick(frozen);
  const target = (place: Place): Place | undefined =>
    crew.places.at.get(place.school)?.find((one) => one.lp === 'lp1' && one.cohort === MOVED_TO);
  const place = placeWith(crew, cohort, (one) => target(one) !== undefined);
  const next = place === null ? undefined : target(place);
  if (place === null || next === undefined) return null;
  const from = startIn(cohort, 'september', random);
  const froze = seededCohort(size.service, cohort).frozenFrom ?? '';
  const day = addDays(later(`${MOVED_TO}-09-05`, froze), 5 + random.below(60));
  if (day >= size.today) return null;
  return {
    ...identityOf(crew, known),
    induction: inductionOf(crew, traits, from, null),
    fundingEnd: null,
    enrolments: [
      {
        ...enrolment(crew, id, traits, [
          { place, from, to: addDays(day, -1), schedule: 'ecf-standard-september' },
          {
            place: next,
            from: day,
            to: null,
            schoolFrom: from,
            schedule: scheduleFor(book, MOVED_TO, 'extended', 'september'),
          },
        ]),
        mayComplete: false,
        frozenCohort: cohort,
      },
    ],
  };
}

function identityOf(
  { size, random }: Crew,
  { id, number, traits }: Known,
): Pick<NewPerson, 'id' | 'name' | 'trn' | 'idChanges'> {
  const ids = [...['first', 'second'].slice(2 - traits.retired).map((word) => `${id}-${word}-id`), id];
  const last = addDays(size.today, -20 - random.below(300));
  return {
    id,
    name: nameOf(number),
    trn: String(1_000_000 + number),
    idChanges: ids.slice(1).map((to, i) => ({
      from: ids[i] ?? '',
      to,
      at: `${addDays(last, 7 * (i + 2 - ids.length))}T09:00:00Z`,
    })),
  };
}

export function enrolment(
  { random }: Crew,
  id: string,
  { role, eligible }: Pick<Traits, 'role' | 'eligible'>,
  spells: readonly Spell[],
): Omit<Enrolment, 'mayComplete'> {
  return { role, record: `${id}-${role}`, spells, eligible, isPartTime: random.chance(0.15), mentor: null };
}

/** Inductions are recorded once DfE has decided, and from their first day on. */
export function inductionOf(
  { size }: Crew,
  { role, eligible }: Pick<Traits, 'role' | 'eligible'>,
  start: Day,
  ended: { readonly end: Day; readonly outcome: 'pass' | 'fail' } | null,
): NewPerson['induction'] {
  if (role === 'mentor' || eligible === null || start > size.today) return null;
  return { start: earlier(start, ended?.end ?? start), ...ended };
}

function placeIn(crew: Crew, cohort: number): Place {
  const place = crew.anyPlace('lp1', cohort);
  if (place === null) throw new Error(`generateScenario: lp1 has no partnership in cohort ${cohort}`);
  return place;
}

function placeWith({ places, random }: Crew, cohort: number, fits: (place: Place) => boolean): Place | null {
  const all = places.of.lp1.get(cohort) ?? [];
  for (let i = 0; i < 8 && all.length > 0; i += 1) {
    const place = random.pick(all);
    if (fits(place)) return place;
  }
  return all.find(fits) ?? null;
}
