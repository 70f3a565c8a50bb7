import type { Scenario } from '../../../src/mock/index.ts';
import type { ScheduleDates } from '../../../src/rules/schedules.ts';
import { addDays, type Day } from '../../../src/rules/time.ts';
import type { Random } from '../random.ts';
import { partnershipWith, type Organisations } from './organisations.ts';
import { reportedOf } from './reported.ts';
import { scheduleFor } from './schedules.ts';

export type Role = 'ect' | 'mentor';
export type Entry = NonNullable<NonNullable<Scenario['participants']>[number]['training']>[number];

export interface Setting {
  readonly organisations: Organisations;
  readonly schedules: readonly ScheduleDates[];
  readonly now: number;
  readonly today: Day;
  readonly random: Random;
}

interface Slot {
  from: Day;
  to: Day | null;
  school: string;
  stay: number;
}

/**
 * The training of a person in one role as it can come about: one slice after the other, never two at once, nothing
 * starting on the day another finishes, stays at schools around them.
 */
export function timelineOf(
  setting: Setting,
  role: Role,
  record: string,
  earliest: Day | null,
  identity: string | null,
): Entry[] {
  const { random, organisations } = setting;
  const eligible = random.weighted({ yes: 6, no: 1.5, undecided: 2 });
  const slots = slotsOf(setting, role, earliest);
  const email = `${record}@mail.example`;
  let lp = random.pick(organisations.lps);
  const entries = slots.map((slot, i) => {
    const follows = slots[i + 1];
    if (i > 0 && random.chance(0.5)) lp = random.pick(organisations.lps);
    const kind = random.weighted({ partnered: 8, interest: 0.7, schoolLed: 1, none: 0.3 });
    const entry: Entry = {
      role,
      record,
      email,
      partnership: null,
      school: slot.school,
      from: slot.from,
      eligibleForFunding: eligible === 'undecided' ? null : eligible === 'yes',
      ...(identity !== null && { identity }),
      ...(role === 'ect' && { workingPattern: random.pick(['full_time', 'part_time'] as const) }),
      ...stayOf(setting, role, slots, i),
    };
    if (slot.to !== null) entry.to = slot.to;
    const cohort = cohortAt(setting, slot.from);
    if (kind === 'interest' && canStandAlone(organisations, lp, slot.school, cohort)) {
      return {
        ...entry,
        expressionOfInterest: { lp, cohort },
        schedule: scheduleFor(setting.schedules, cohort, role, slot.from, random),
      };
    }
    if (kind === 'schoolLed') return { ...entry, programme: 'school_led' as const };
    if (kind === 'none' && (i > 0 || follows !== undefined)) return { ...entry, programme: 'none' as const };
    const partnership = partnershipWith(organisations, lp, slot.school, cohort, random);
    lp = partnership.lp;
    return {
      ...entry,
      partnership: partnership.id,
      school: undefined,
      schedule: scheduleFor(setting.schedules, cohort, role, slot.from, random),
    };
  });
  const lpOf = ({ partnership }: Entry): string | undefined =>
    organisations.partnerships.find(({ id }) => id === partnership)?.lp;
  return entries.map((entry, i) => {
    const slot = slots[i];
    if (slot === undefined || entry.partnership === null) return withoutHoles(entry);
    // a provider acts on its latest training, so nothing is said of one once it has another
    const until = entries.slice(i + 1).find((later) => lpOf(later) === lpOf(entry))?.from ?? null;
    return withoutHoles({ ...entry, ...reportedOf(setting, slot, until, slots[i + 1]?.stay === slot.stay) });
  });
}

/** Undefined members are no part of a scenario. */
function withoutHoles(entry: Entry): Entry {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as Entry;
}

/** A mere interest becomes training as soon as there is a partnership. */
function canStandAlone({ partnerships }: Organisations, lp: string, school: string, cohort: number): boolean {
  return !partnerships.some((one) => one.lp === lp && one.school === school && one.cohort === cohort);
}

function cohortAt({ organisations: { years }, random }: Setting, day: Day): number {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '06-01' ? 1 : 0);
  const present = years.includes(year) ? year : Math.min(Math.max(year, years[0] ?? year), years.at(-1) ?? year);
  return random.chance(0.12) ? random.pick(years) : present;
}

function slotsOf({ organisations, today, random }: Setting, role: Role, earliest: Day | null): Slot[] {
  const { years, schools } = organisations;
  const year = random.pick(years);
  let from = random.weighted({ september: 4, any: 4, now: 0.7, soon: 0.8 });
  if (earliest !== null) from = 'any';
  let day = {
    september: `${year}-09-01`,
    any: addDays(`${year}-06-01`, random.int(0, 330)),
    now: addDays(today, random.pick([0, 0, -1, 1])),
    soon: addDays(today, random.int(1, 120)),
  }[from];
  if (earliest !== null && day <= earliest) day = addDays(earliest, random.int(1, 60));
  if (day > addDays(today, 240)) day = addDays(today, random.int(-200, 60));
  if (earliest !== null && day <= earliest) day = addDays(earliest, 1);
  const slots: Slot[] = [];
  // whoever is at a school that cannot take part has been there since it could
  const usual = schools.filter(({ eligible }) => eligible !== false || random.chance(0.2));
  let school = random.pick(usual).id;
  let stay = 1;
  const count = Number(random.weighted({ 1: 6, 2: 3, 3: 1 }));
  for (let i = 0; i < count && day <= addDays(today, 300); i += 1) {
    // of what is still to come only one thing is known
    const goesOn = i < count - 1 && day <= today;
    const to = goesOn ? addDays(day, random.int(20, 300)) : lastDayOf(day, today, random);
    slots.push({ from: day, to, school, stay });
    if (to === null || !goesOn) break;
    day = addDays(to, random.pick([1, 1, random.int(2, 40)]));
    const others = usual.filter(({ id }) => id !== school);
    if (random.chance(role === 'mentor' ? 0.4 : 0.55) && others.length > 0) {
      school = random.pick(others).id;
      stay += 1;
    }
  }
  return slots;
}

function lastDayOf(from: Day, today: Day, random: Random): Day | null {
  if (from > today && random.chance(0.9)) return null;
  switch (random.weighted({ open: 8, past: 1.2, future: 0.8, today: 0.3 })) {
    case 'open':
      return null;
    case 'past':
      return from < today ? addDays(from, random.int(1, Math.max(1, daysBetween(from, today) - 1))) : null;
    case 'future':
      return addDays(from > today ? from : today, random.int(1, 200));
    case 'today':
      return from < today ? today : null;
  }
}

/** The stay around a slice: slices of one stay say the same of it. */
function stayOf(
  { organisations: { service } }: Setting,
  role: Role,
  slots: readonly Slot[],
  at: number,
): Pick<Entry, 'schoolFrom' | 'schoolTo'> {
  const slot = slots[at];
  if (slot === undefined) return {};
  const same = slots.filter(({ stay }) => stay === slot.stay);
  const [first] = same;
  const last = same.at(-1);
  const isLast = slots.at(-1)?.stay === slot.stay;
  const schoolFrom = first?.from ?? slot.from;
  // in ecf an end is an end at the school, and there is no other
  if (service === 'ecf') return { schoolFrom };
  // mentors may stay on at a school while they train at another
  const end = last?.to ?? null;
  const open =
    end === null || (role === 'mentor' && !isLast && seed(slot) % 3 === 0) || (isLast && seed(slot) % 2 === 0);
  return { schoolFrom, schoolTo: open ? null : isLast && seed(slot) % 5 === 0 ? addDays(end, seed(slot) % 60) : end };
}

/** Chance that is the same for every slice of a stay. */
function seed({ school, stay }: Slot): number {
  return school.charCodeAt(1) * 7 + stay * 13;
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
