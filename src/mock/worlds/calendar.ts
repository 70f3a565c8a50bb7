import type { ScheduleBook } from '../../rules/schedules.ts';
import { addDays, type Day } from '../../rules/time.ts';
import type { Random } from './random.ts';
import type { Settled } from './sizes.ts';

export type Month = 'september' | 'january' | 'april';
export type Plan = 'standard' | 'extended' | 'reduced' | 'replacement';

/** When a stay begins that goes by the schedules of a month. */
export function startIn(cohort: number, month: Month, random: Random): Day {
  if (month === 'september') return addDays(`${cohort}-09-01`, random.below(40));
  return month === 'january'
    ? addDays(`${cohort + 1}-01-05`, random.below(30))
    : addDays(`${cohort + 1}-04-12`, random.below(25));
}

/** The schedule of a cohort, or its standard one where the cohort has none of the kind. */
export function scheduleFor(book: ScheduleBook, cohort: number, plan: Plan, month: Month): string {
  const wanted = `ecf-${plan}-${month}`;
  return book.schedule(cohort, wanted) === null ? `ecf-standard-${month}` : wanted;
}

/** The cohorts that people are in, each as often as its size: full ones, the one that has begun, the next one. */
export function weighted({ cohorts, today }: Settled, has: (cohort: number) => boolean): number[] {
  const weightOf = (cohort: number): number => {
    if (`${cohort + 2}-01-01` < today) return 8;
    return `${cohort}-11-15` < today ? 3 : 1;
  };
  return cohorts.filter(has).flatMap((cohort) => Array.from({ length: weightOf(cohort) }, () => cohort));
}

export const later = (a: Day, b: Day): Day => (a > b ? a : b);
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
