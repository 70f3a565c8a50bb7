import { uuidOf } from '../../ids.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { must } from '../../world/base-world.ts';
import type { Cohort, School } from '../../world/records.ts';
import { isUnchallenged } from '../derived/partnerships.ts';
import { cohortOf } from '../derived/usual.ts';
import { append, partnershipsIn, programmeOfKind, programmeUnder, schoolCohortOf } from '../look-ups.ts';
import type { EcfWorld, ProgrammeChoice, SchoolCohort } from '../world.ts';

const CHOICES: Readonly<Record<string, ProgrammeChoice>> = {
  provider_led: 'full_induction_programme',
  school_led: 'core_induction_programme',
  full_induction_programme: 'full_induction_programme',
  core_induction_programme: 'core_induction_programme',
  design_our_own: 'design_our_own',
  school_funded_fip: 'school_funded_fip',
  no_early_career_teachers: 'no_early_career_teachers',
  not_yet_known: 'not_yet_known',
};

/** Schools' years: what is written for them, and what the partnerships imply. */
export function loadSchoolCohorts(world: EcfWorld, scenario: Scenario): void {
  for (const written of scenario.schools ?? []) {
    const school = must(world.schools, uuidOf(written.id), 'school');
    for (const [year, programme] of Object.entries(written.programme ?? {})) {
      const choice = CHOICES[programme] ?? 'not_yet_known';
      if (choice !== 'not_yet_known') makeSchoolCohort(world, school, cohortOf(world, Number(year)), choice);
    }
  }
  for (const partnership of world.partnerships.values()) {
    const { school, cohort } = partnership;
    const rows = partnershipsIn(world, school.id, cohort.year);
    const empty = rows.every(({ challengedReason }) => challengedReason === 'no_ects');
    const year =
      schoolCohortOf(world, school.id, cohort.year) ??
      makeSchoolCohort(world, school, cohort, empty ? 'no_early_career_teachers' : 'full_induction_programme');
    programmeUnder(world, year, partnership);
  }
  for (const years of world.schoolCohortsOf.values()) for (const year of years) chooseDefault(world, year);
}

export function makeSchoolCohort(
  world: EcfWorld,
  school: School,
  cohort: Cohort,
  choice: ProgrammeChoice,
): SchoolCohort {
  const made: SchoolCohort = {
    id: `${school.id}:${cohort.year}`,
    createdAt: school.createdAt,
    updatedAt: school.updatedAt,
    school,
    cohort,
    choice,
    defaultProgramme: null,
  };
  append(world.schoolCohortsOf, school.id, made);
  return made;
}

function chooseDefault(world: EcfWorld, year: SchoolCohort): void {
  const { choice } = year;
  if (choice === 'no_early_career_teachers' || choice === 'not_yet_known') return;
  const rows = choice === 'full_induction_programme' ? partnershipsIn(world, year.school.id, year.cohort.year) : [];
  const partnership = rows.find(isUnchallenged) ?? rows.at(-1);
  year.defaultProgramme =
    partnership === undefined ? programmeOfKind(world, year, choice) : programmeUnder(world, year, partnership);
}
