import type { ScenarioTraining } from '../../scenario/schema.ts';
import { must } from '../../world/base-world.ts';
import type { Schedule } from '../../world/records.ts';
import { cohortOf, cohortYear, DEFAULT_SCHEDULE, scheduleOf } from '../derived/usual.ts';
import { programmeOfKind, programmeUnder, schoolCohortOf } from '../look-ups.ts';
import type { Programme, ProgrammeChoice, TrainingStatus } from '../world.ts';
import type { Loading } from './loading.ts';
import { makeSchoolCohort } from './school-cohorts.ts';

/** A training entry of a scenario, with what it means in this service. */
export interface Placement {
  readonly entry: ScenarioTraining;
  readonly programme: Programme;
  readonly schedule: Schedule;
  readonly start: number;
  /** The last moment of the last day. */
  readonly end: number | null;
}

export function placementOf(loading: Loading, entry: ScenarioTraining): Placement {
  const from = entry.from ?? entry.schoolFrom ?? '';
  const to = entry.to ?? entry.schoolTo ?? null;
  const programme = programmeOf(loading, entry, from);
  return {
    entry,
    programme,
    schedule: scheduleOf(loading.world, programme.schoolCohort.cohort.year, entry.schedule ?? DEFAULT_SCHEDULE),
    start: startOf(from),
    end: to === null ? null : Date.parse(`${to}T23:59:59.999Z`),
  };
}

export function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function programmeOf({ world, idOf }: Loading, entry: ScenarioTraining, from: string): Programme {
  if (entry.partnership !== null) {
    const partnership = must(world.partnerships, idOf(entry.partnership), 'partnership');
    const year = schoolCohortOf(world, partnership.school.id, partnership.cohort.year);
    return programmeUnder(
      world,
      year ?? makeSchoolCohort(world, partnership.school, partnership.cohort, 'full_induction_programme'),
      partnership,
    );
  }
  const kind = kindOf(entry);
  const school = must(world.schools, idOf(entry.school ?? ''), 'school');
  const cohort = cohortOf(world, entry.expressionOfInterest?.cohort ?? cohortYear(from));
  const known = schoolCohortOf(world, school.id, cohort.year);
  const year = known ?? makeSchoolCohort(world, school, cohort, kind);
  const programme = programmeOfKind(world, year, kind);
  if (known === null && kind !== 'not_yet_known') year.defaultProgramme = programme;
  return programme;
}

/** Without a partnership somebody waits for one, or is trained by the school itself, or is not trained at all. */
function kindOf(entry: ScenarioTraining): ProgrammeChoice {
  if (entry.expressionOfInterest != null || entry.programme === 'provider_led') return 'full_induction_programme';
  return entry.programme === 'school_led' ? 'core_induction_programme' : 'not_yet_known';
}

/** What providers last said about the training: written, or the newer of the deferral and the withdrawal. */
export function trainingStatusOf({ trainingStatus, withdrawn, deferred }: ScenarioTraining): TrainingStatus {
  if (trainingStatus !== undefined) return trainingStatus;
  if (withdrawn == null) return deferred == null ? 'active' : 'deferred';
  return deferred != null && Date.parse(deferred.at) > Date.parse(withdrawn.at) ? 'deferred' : 'withdrawn';
}
