import { isWithin } from '../base/days.ts';
import type { Expect } from '../base/expect.ts';
import { zones, type Service, type Zone } from '../contract/service.ts';
import ecf from './data/ecf-schedules.json' with { type: 'json' };
import rect from './data/rect-schedules.json' with { type: 'json' };
import type { InBoth } from './described.ts';
import type { Datum } from './rule.ts';
import { addDays, dayOf, startOfDay, type Day } from './time.ts';

/** The span of days in which a declaration type may be dated; both days inclusive, `end` null for no last day. */
export interface MilestoneWindow {
  readonly start: Day;
  readonly end: Day | null;
}

export interface ScheduleDates {
  readonly cohort: number;
  readonly identifier: string;
  /** By declaration type. A type that is missing cannot be declared on this schedule. */
  readonly milestones: ReadonlyMap<string, MilestoneWindow>;
}

/** The twelve schedules of each cohort. */
export const scheduleIdentifiers = (['standard', 'extended', 'reduced', 'replacement'] as const).flatMap((kind) =>
  (['january', 'april', 'september'] as const).map((month) => `ecf-${kind}-${month}` as const),
);

export type SchedulesAreDescribed = Expect<InBoth<(typeof scheduleIdentifiers)[number], 'ScheduleIdentifier'>>;

const cache = new Map<Service, readonly ScheduleDates[]>();

/** The schedules of a service as its seed data give them. */
export function seededSchedules(service: Service): readonly ScheduleDates[] {
  const known = cache.get(service);
  if (known) return known;
  const rows = (service === 'rect' ? rect : ecf).schedules.map((row) => ({
    cohort: row.cohort,
    identifier: row.identifier,
    milestones: new Map(
      Object.entries(row.milestones).map(([type, [start, end]]) => [type, { start: start ?? '', end: end ?? null }]),
    ),
  }));
  cache.set(service, rows);
  return rows;
}

type Index = ReadonlyMap<number, ReadonlyMap<string, ScheduleDates>>;

function indexOf(rows: readonly ScheduleDates[]): Index {
  const index = new Map<number, Map<string, ScheduleDates>>();
  for (const row of rows) {
    const cohort = index.get(row.cohort) ?? new Map<string, ScheduleDates>();
    index.set(row.cohort, cohort.set(row.identifier, row));
  }
  return index;
}

const indexes = new Map<Service, Index>();

function seededIndex(service: Service): Index {
  const known = indexes.get(service) ?? indexOf(seededSchedules(service));
  indexes.set(service, known);
  return known;
}

/**
 * Milestones of standard schedules on which seed data and written guidance disagree, by `<cohort>/<schedule>/<type>`.
 */
const disputed: Readonly<Record<Service, ReadonlySet<string>>> = {
  ecf: new Set([
    '2021/ecf-standard-january/completed',
    ...['started', 'retained-1', 'retained-2', 'retained-3', 'retained-4', 'completed'].map(
      (type) => `2021/ecf-standard-april/${type}`,
    ),
  ]),
  rect: new Set([
    '2021/ecf-standard-january/completed',
    '2021/ecf-standard-april/retained-4',
    '2021/ecf-standard-april/completed',
  ]),
};

/** Look-ups over schedules: those of the caller if supplied, otherwise the bundled ones. */
export interface ScheduleBook {
  /** Whether the caller supplied the schedules. */
  readonly given: boolean;
  schedule(cohort: number, identifier: string): ScheduleDates | null;
  /** Milestone for a type, null when the schedule has none for it; undefined when the schedule itself is not known. */
  milestone(cohort: number, identifier: string, type: string): Datum<MilestoneWindow | null> | undefined;
  /** The types that may be declared with a date on the day of an instant. */
  windowsOn(
    cohort: number,
    identifier: string,
    instant: number,
  ): readonly { readonly type: string; readonly window: MilestoneWindow }[];
  /** The next last day of a milestone, on or after the day of an instant; null when there is none. */
  nextDeadline(
    cohort: number,
    identifier: string,
    instant: number,
  ): { readonly type: string; readonly day: Day } | null;
}

/**
 * Makes the look-ups. Dates are days of the service's zone (London for `rect`, UTC for `ecf`).
 *
 * @example
 * const book = scheduleBook('rect');
 * book.milestone(2024, 'ecf-standard-september', 'started')?.value; // { start: '2024-06-01', end: '2024-12-31' }
 */
export function scheduleBook(service: Service, given?: readonly ScheduleDates[]): ScheduleBook {
  const index = given === undefined ? seededIndex(service) : indexOf(given);
  const zone = zones[service];
  const find = (cohort: number, identifier: string): ScheduleDates | null => index.get(cohort)?.get(identifier) ?? null;
  return {
    given: given !== undefined,
    schedule: find,
    milestone(cohort, identifier, type) {
      const schedule = find(cohort, identifier);
      if (schedule === null) return undefined;
      const value = schedule.milestones.get(type) ?? null;
      if (given !== undefined) return { value, from: 'given' };
      const guided =
        cohort >= 2021 &&
        cohort <= 2024 &&
        identifier.startsWith('ecf-standard-') &&
        !disputed[service].has(`${cohort}/${identifier}/${type}`);
      return { value, from: guided ? 'guidance' : 'seed' };
    },
    windowsOn(cohort, identifier, instant) {
      const day = dayOf(instant, zone);
      return [...(find(cohort, identifier)?.milestones ?? [])]
        .filter(([, { start, end }]) => isWithin(day, start, end))
        .map(([type, window]) => ({ type, window }));
    },
    nextDeadline(cohort, identifier, instant) {
      const day = dayOf(instant, zone);
      let next: { type: string; day: Day } | null = null;
      for (const [type, { end }] of find(cohort, identifier)?.milestones ?? []) {
        if (end !== null && end >= day && (next === null || end < next.day)) next = { type, day: end };
      }
      return next;
    },
  };
}

/** A milestone as instants: from the start of its first day up to, and without, `until`. */
export interface MilestoneInstants {
  readonly from: number;
  /** The start of the day after the last one; `Infinity` for a milestone without a last day. */
  readonly until: number;
}

/** The instants at which a milestone begins and is over, by the days of the service's zone. */
export function instantsOf({ start, end }: MilestoneWindow, zone: Zone): MilestoneInstants {
  return { from: startOfDay(start, zone), until: end === null ? Infinity : startOfDay(addDays(end, 1), zone) };
}

/** Whether an instant lies before the first day or after the last day of a milestone. */
export function isOutside(at: number, window: MilestoneWindow, zone: Zone): boolean {
  const { from, until } = instantsOf(window, zone);
  return at < from || at >= until;
}
