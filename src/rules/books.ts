import type { Service } from '../contract/service.ts';
import { cohortBook, type CohortBook } from './cohorts.ts';
import type { CheckInput, ReadStatement } from './reads.ts';
import { notVisible } from './rule.ts';
import { scheduleBook, type ScheduleBook } from './schedules.ts';
import type { Day } from './time.ts';

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
 * The cohorts that have an unpaid statement with a cut-off date of a day or later; undefined when no statements are
 * known.
 */
export type UnpaidAhead = (day: Day) => ReadonlySet<number> | undefined;

/** Goes through the statements once per day that is asked for, however many declarations turn on them. */
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
 * Whether a cohort has an open statement: ruled out where none is ahead; an unpaid one may be open or payable, which is
 * not served.
 */
export function openStatement(
  ahead: ReadonlySet<number> | undefined,
  cohort: number,
): false | typeof notVisible | undefined {
  return ahead === undefined ? undefined : ahead.has(cohort) ? notVisible : false;
}
