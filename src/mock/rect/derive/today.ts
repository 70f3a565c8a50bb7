import { dayOf, type Day } from '../../../rules/time.ts';

/** The London day of a request's present. */
export function todayOf({ now }: { readonly now: number }): Day {
  return dayOf(now, 'london');
}
