import { zones, type Service } from '../contract/service.ts';
import type { CheckInput, ReadStatement } from './reads.ts';
import { notVisible, type Datum, type Provenance } from './rule.ts';
import { scheduleBook, type ScheduleBook } from './schedules.ts';
import { startOfDay, type Day } from './time.ts';

/** Look-ups made once for many checks. */
export interface Books {
  readonly schedules: ScheduleBook;
  readonly cohorts: CohortBook;
  readonly unpaidAhead: UnpaidAhead;
}

export const booksOf = (service: Service, given: CheckInput): Books => ({
  schedules: scheduleBook(service, given.schedules),
  cohorts: cohortBook(service, given.cohorts),
  unpaidAhead: unpaidAhead(given.statements),
});

/**
 * The cohorts that have an unpaid statement with a cut-off date on or after a day; undefined when no statements are
 * known.
 */
export type UnpaidAhead = (day: Day) => ReadonlySet<number> | undefined;

/** Goes through the statements once per day that is asked for, however many declarations depend on them. */
export function unpaidAhead(statements: readonly ReadStatement[] | undefined): UnpaidAhead {
  let latest: { readonly day: Day; readonly cohorts: ReadonlySet<number> } | undefined;
  return (day) => {
    if (statements === undefined) return undefined;
    if (latest?.day !== day) {
      const ahead = statements.filter(({ attributes }) => !attributes.paid && (attributes.cut_off_date ?? '') >= day);
      latest = { day, cohorts: new Set(ahead.map(({ attributes }) => Number(attributes.cohort))) };
    }
    return latest.cohorts;
  };
}

/**
 * Whether a cohort has an open statement. Certainly not where none is ahead. An unpaid one may be open or payable, and
 * the API does not serve which.
 */
export function openStatement(
  ahead: ReadonlySet<number> | undefined,
  cohort: number,
): false | typeof notVisible | undefined {
  return ahead === undefined ? undefined : ahead.has(cohort) ? notVisible : false;
}

/** What DfE decides per cohort. The API serves none of it; every value can be supplied by the caller. */
export interface CohortFacts {
  readonly year: number;
  /** Whether mentors have only `started` and `completed` declarations. */
  readonly mentorFunding?: boolean;
  /** Whether the detailed evidence types are asked for. */
  readonly detailedEvidence?: boolean;
  /** Whether payments are frozen (the cohort is closed). */
  readonly paymentsFrozen?: boolean;
  /** Whether partnerships can be confirmed. `rect` only. */
  readonly enabled?: boolean;
  /** First day of the contract period. */
  readonly start?: Day;
}

export interface SeededCohort {
  readonly year: number;
  readonly enabled: boolean;
  readonly mentorFunding: boolean;
  readonly detailedEvidence: boolean;
  readonly upliftFees: boolean;
  /** The day payments froze or will freeze; null for never. */
  readonly frozenFrom: Day | null;
  /** First and last day of the contract period. */
  readonly start: Day;
  readonly end: Day;
}

const seeded: Readonly<Record<Service, Map<number, SeededCohort>>> = { rect: new Map(), ecf: new Map() };

/** The flags DfE's seed data give a cohort. A year after the last known cohort gets the flags of the last known one. */
export function seededCohort(service: Service, year: number): SeededCohort {
  const known = seeded[service].get(year) ?? makeCohort(service, year);
  seeded[service].set(year, known);
  return known;
}

function makeCohort(service: Service, year: number): SeededCohort {
  const recent = year >= 2025;
  return {
    year,
    enabled: service === 'ecf' || year >= 2023,
    mentorFunding: recent,
    detailedEvidence: recent,
    upliftFees: !recent,
    frozenFrom: frozenFrom(service, year),
    start: `${year}-06-01`,
    end: `${year + 1}-05-31`,
  };
}

function frozenFrom(service: Service, year: number): Day | null {
  if (service === 'ecf') return year === 2021 ? '2024-04-03' : null;
  return { 2021: '2024-06-18', 2022: '2025-06-16' }[year] ?? null;
}

/** The cohorts that the seed data of a service hold. */
export const seededYears: Readonly<Record<Service, readonly number[]>> = {
  rect: [2021, 2022, 2023, 2024, 2025, 2026],
  ecf: [2020, 2021, 2022, 2023, 2024, 2025],
};

/** The announced ends of contracts. That these cohorts are closed stands in guidance, not only in seed data. */
const announcedEnd: Readonly<Record<number, Day>> = { 2021: '2024-07-31', 2022: '2025-07-31' };

/** What is known of cohorts: from the caller first, otherwise from the bundled data, each with its provenance. */
export interface CohortBook {
  /** Whether the caller's cohorts are all there are, so that no other year is a cohort. */
  readonly complete: boolean;
  exists(year: number): Datum<boolean>;
  mentorFunding(year: number): Datum<boolean>;
  detailedEvidence(year: number): Datum<boolean>;
  frozen(year: number, now: number): Datum<boolean>;
  enabled(year: number): Datum<boolean>;
  start(year: number): Datum<Day>;
}

export function cohortBook(service: Service, given: readonly CohortFacts[] | undefined): CohortBook {
  const written = new Map(given?.map((cohort) => [cohort.year, cohort]));
  const flag = (year: number, name: 'mentorFunding' | 'detailedEvidence'): Datum<boolean> => {
    const value = written.get(year)?.[name];
    if (value !== undefined) return { value, from: 'given' };
    // since 2025 the guidance says from which cohort on a rule holds; it says nothing of future cohorts
    const from: Provenance = year <= 2026 ? 'guidance' : 'seed';
    return { value: seededCohort(service, year)[name], from };
  };
  return {
    complete: given !== undefined,
    exists: (year) =>
      given === undefined
        ? { value: seededYears[service].includes(year), from: 'seed' }
        : { value: written.has(year), from: 'given' },
    mentorFunding: (year) => flag(year, 'mentorFunding'),
    detailedEvidence: (year) => flag(year, 'detailedEvidence'),
    frozen(year, now) {
      const value = written.get(year)?.paymentsFrozen;
      if (value !== undefined) return { value, from: 'given' };
      const { frozenFrom: day } = seededCohort(service, year);
      const ended = announcedEnd[year];
      const frozen = day !== null && now >= startOfDay(day, zones[service]);
      return {
        value: frozen,
        from: frozen && ended !== undefined && now >= startOfDay(ended, 'london') ? 'guidance' : 'seed',
      };
    },
    enabled(year) {
      const value = written.get(year)?.enabled;
      return value === undefined
        ? { value: seededCohort(service, year).enabled, from: 'seed' }
        : { value, from: 'given' };
    },
    start(year) {
      const value = written.get(year)?.start;
      return value === undefined
        ? { value: seededCohort(service, year).start, from: 'seed' }
        : { value, from: 'given' };
    },
  };
}
