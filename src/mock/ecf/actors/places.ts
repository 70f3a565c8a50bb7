import type { Day } from '../../../rules/time.ts';
import { scheduleKey } from '../../world/base-world.ts';
import type { Cohort, Schedule } from '../../world/records.ts';
import { isUnchallenged } from '../derived/partnerships.ts';
import { cohortOf, cohortYear, DEFAULT_SCHEDULE, scheduleOf } from '../derived/usual.ts';
import { startSchoolCohort } from '../effects/partnerships.ts';
import { touchPeopleAt } from '../effects/touch.ts';
import { ownTraining, programmeOfKind, programmeUnder, schoolCohortOf } from '../look-ups.ts';
import type { Programme } from '../world.ts';
import { find, findCohort, quoted, refuse, type Step } from './find.ts';

export interface Whereto {
  readonly partnership?: string;
  readonly school?: string;
  readonly interestIn?: { readonly lp: string; readonly cohort: number };
}

/** The programme a person is put on: a partnership's, one that waits for its partnership, or the school's own. */
export function programmeFor(step: Step, { partnership, school, interestIn }: Whereto, cohort: Cohort): Programme {
  if (partnership !== undefined) return partnered(step, partnership, school);
  if (school === undefined) return refuse(step, 'neither a partnership nor a school is named.');
  if (interestIn === undefined) return ownProgramme(step, school, cohort, 'school_led');
  find(step, step.world.providerById, interestIn.lp, 'lead provider');
  return ownProgramme(step, school, findCohort(step, interestIn.cohort), 'full_induction_programme');
}

function partnered(step: Step, symbol: string, school: string | undefined): Programme {
  const { world } = step;
  const partnership = find(step, world.partnerships, symbol, 'partnership');
  if (school !== undefined && find(step, world.schools, school, 'school') !== partnership.school) {
    refuse(step, `partnership ${quoted(symbol)} is with another school than ${quoted(school)}; leave the school out.`);
  }
  if (!isUnchallenged(partnership))
    refuse(step, `partnership ${quoted(symbol)} is challenged, so nobody can be put under it.`);
  const year =
    schoolCohortOf(world, partnership.school.id, partnership.cohort.year) ??
    startSchoolCohort(world, partnership.school, partnership.cohort, 'full_induction_programme', step.now);
  return programmeUnder(world, year, partnership);
}

function ownProgramme(
  step: Step,
  symbol: string,
  cohort: Cohort,
  wanted: 'school_led' | 'full_induction_programme',
): Programme {
  const { world, now } = step;
  const school = find(step, world.schools, symbol, 'school');
  const known = schoolCohortOf(world, school.id, cohort.year);
  const kind = wanted === 'school_led' ? ownTraining(known) : wanted;
  if (known !== null) return programmeOfKind(world, known, kind);
  const year = startSchoolCohort(world, school, cohort, kind, now);
  const programme = programmeOfKind(world, year, kind);
  year.defaultProgramme = programme;
  touchPeopleAt(world, school, now);
  return programme;
}

/** The cohort in which a person who begins on a day is registered, when no partnership decides it. */
export function cohortOn(step: Step, day: Day): Cohort {
  return cohortOf(step.world, cohortYear(day));
}

/** A schedule asked for by name. Under a partnership it has to belong to the partnership's cohort. */
export function scheduleNamed(
  step: Step,
  { schoolCohort, partnership }: Programme,
  identifier: string = DEFAULT_SCHEDULE,
): Schedule {
  const { year } = schoolCohort.cohort;
  if (partnership !== null && !step.world.schedules.has(scheduleKey(year, identifier)))
    refuse(step, `cohort ${year} has no schedule ${quoted(identifier)}.`);
  return scheduleOf(step.world, year, identifier);
}

/**
 * The schedule of a person who continues at another place: their own; in another cohort the one of the same name,
 * otherwise the usual one.
 */
export function scheduleCarried({ world }: Step, { schoolCohort }: Programme, schedule: Schedule): Schedule {
  const { year } = schoolCohort.cohort;
  if (schedule.cohort === year) return schedule;
  return world.schedules.get(scheduleKey(year, schedule.identifier)) ?? scheduleOf(world, year, DEFAULT_SCHEDULE);
}
