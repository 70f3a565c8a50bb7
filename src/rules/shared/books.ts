import type { Service } from '../../contract/service.ts';
import { cohortBook, type CohortBook } from '../cohorts.ts';
import type { Given } from '../given.ts';
import { scheduleBook, type ScheduleBook } from '../schedules.ts';
import { unpaidAhead, type UnpaidAhead } from '../statements.ts';

/** Look-ups made once for many checks. */
export interface Books {
  readonly schedules: ScheduleBook;
  readonly cohorts: CohortBook;
  readonly unpaidAhead: UnpaidAhead;
}

export const booksOf = (service: Service, given: Given): Books => ({
  schedules: scheduleBook(service, given.schedules),
  cohorts: cohortBook(service, given.cohorts),
  unpaidAhead: unpaidAhead(given.statements),
});
