import { DAY_MS } from '../../base/days.ts';
import { zones, type Service } from '../../contract/service.ts';
import { seededCohort } from '../../rules/books.ts';
import { startOfDay } from '../../rules/time.ts';
import type { Cohort } from './records.ts';

/** A cohort as the rule book's seed data have it: the same table that the client's checks read. */
export function usualCohort(service: Service, year: number): Cohort {
  const { frozenFrom, ...flags } = seededCohort(service, year);
  return {
    ...flags,
    paymentsFrozenAt: frozenFrom === null ? null : startOfDay(frozenFrom, zones[service]),
  };
}

/** When payments of a cohort froze: `true` in a scenario means before its present, `false` never. */
export function frozenAt(
  { paymentsFrozenAt: usual }: Cohort,
  written: boolean | undefined,
  now: number,
): number | null {
  if (written === false) return null;
  if (written === true) return usual !== null && usual <= now ? usual : now - DAY_MS;
  return usual;
}
