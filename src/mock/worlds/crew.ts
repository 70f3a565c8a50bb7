import { seededCohort } from '../../rules/books.ts';
import { scheduleBook, type ScheduleBook } from '../../rules/schedules.ts';
import { weighted } from './calendar.ts';
import type { Lp, Place, Places } from './make-places.ts';
import type { Random } from './random.ts';
import type { Settled } from './sizes.ts';

/** What making people needs. */
export interface Crew {
  readonly size: Settled;
  readonly places: Places;
  readonly random: Random;
  readonly book: ScheduleBook;
  /** Cohorts in which `lp1` has partnerships, each as often as it has people. */
  readonly years: readonly number[];
  /** A place of a provider in a cohort, at another school than the one given; null when there is none. */
  anyPlace(lp: Lp, cohort: number, not?: string): Place | null;
}

export function crewOf(size: Settled, places: Places, random: Random): Crew {
  return {
    size,
    places,
    random,
    book: scheduleBook(size.service),
    years: weighted(size, (cohort) => places.of.lp1.has(cohort)),
    anyPlace(lp, cohort, not) {
      const all = places.of[lp].get(cohort) ?? [];
      const begin = random.below(Math.max(1, all.length));
      for (let i = 0; i < all.length; i += 1) {
        const place = all[(begin + i) % all.length];
        if (place !== undefined && place.school !== not) return place;
      }
      return null;
    },
  };
}

/** The place of `lp1` at a school in one of its later cohorts. */
export function laterPlace({ places }: Crew, { school, cohort }: Place, since: number): Place | null {
  const later = places.at.get(school)?.filter((one) => one.lp === 'lp1' && one.cohort > cohort && one.cohort >= since);
  return later?.[0] ?? null;
}

/** Whether the payments of a cohort are frozen at the world's present. */
export function isFrozen({ size }: Crew, cohort: number): boolean {
  const { frozenFrom } = seededCohort(size.service, cohort);
  return frozenFrom !== null && frozenFrom <= size.today;
}
