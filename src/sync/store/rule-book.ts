import type { Service } from '../../contract/index.ts';
import { cohortBook, seededCohort, seededYears } from '../../rules/books.ts';
import { scheduleBook, seededSchedules } from '../../rules/schedules.ts';
import { declarationTypes, roles } from '../../rules/terms.ts';
import { insert, write, type Steps, type Value } from './steps.ts';

/**
 * Writes the milestones and the cohorts of the rule book beside the data, in place of those of an earlier version: the
 * very ones by which the checks and the mock judge. `source` says whether guidance confirms a row, or seed data alone do.
 */
export function* writeRuleBook(service: Service): Steps<void> {
  yield* write('DELETE FROM dfe_milestones');
  yield* insert({ table: 'dfe_milestones', columns: milestoneColumns }, milestoneRows(service));
  yield* write('DELETE FROM dfe_cohorts');
  yield* insert({ table: 'dfe_cohorts', columns: cohortColumns }, cohortRows(service));
}

const milestoneColumns = [
  ...['service', 'cohort', 'schedule', 'type', 'role', 'type_order', 'start_date', 'milestone_date', 'source'],
];

function milestoneRows(service: Service): readonly (readonly Value[])[] {
  const [book, cohorts] = [scheduleBook(service), cohortBook(service, undefined)];
  return seededSchedules(service).flatMap(({ cohort, identifier, milestones }) => {
    // since mentors are funded by two payments, theirs are these two types alone
    const fewForMentors = cohorts.mentorFunding(cohort).value;
    return declarationTypes.flatMap((type, order) => {
      const window = milestones.get(type);
      if (window === undefined) return [];
      const source = book.milestone(cohort, identifier, type)?.from ?? 'seed';
      return roles
        .filter((role) => role === 'ect' || !fewForMentors || type === 'started' || type === 'completed')
        .map((role) => [service, String(cohort), identifier, type, role, order, window.start, window.end, source]);
    });
  });
}

const cohortColumns = ['cohort', 'registration_start', 'frozen_from', 'source'];

function cohortRows(service: Service): readonly (readonly Value[])[] {
  return seededYears[service].map((year) => {
    const { start, frozenFrom } = seededCohort(service, year);
    return [String(year), start, frozenFrom, cohortBook(service, undefined).start(year).from];
  });
}
