import { scheduleKey } from '../../world/base-world.ts';
import { usualCohort } from '../../world/cohort-flags.ts';
import type { Cohort, Schedule } from '../../world/records.ts';
import type { EcfWorld } from '../world.ts';

/** The defaults when nothing is written, in a scenario or in a step of an actor. */

export const DEFAULT_SCHEDULE = 'ecf-standard-september';

/** The cohort whose year, 1 June to 31 May, a day falls in. */
export function cohortYear(day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5, 7) >= '06' ? year : year - 1;
}

/**
 * A cohort of the world, or one with the usual flags that is in no list: a cohort in which a person was registered long
 * ago.
 */
export function cohortOf(world: EcfWorld, year: number): Cohort {
  return world.cohorts.get(year) ?? usualCohort('ecf', year);
}

export function scheduleOf(world: EcfWorld, cohort: number, identifier: string): Schedule {
  // a person outside a partnership may follow a schedule that the world does not list; nothing can be declared on it
  return world.schedules.get(scheduleKey(cohort, identifier)) ?? { cohort, identifier, milestones: new Map() };
}

/** An e-mail address for a person who has none written. */
export function emailOf(symbol: string): string {
  return `${symbol.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@mail.example`;
}
