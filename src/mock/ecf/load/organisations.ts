import { uuidOf, type IdOf, type Uuid } from '../../ids.ts';
import { append, byCreation, takeNumber } from '../../kit/collections.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { must } from '../../world/base-world.ts';
import type { Cohort, Partnership, School, Stamped } from '../../world/records.ts';
import { challengeDeadline, isUnchallenged } from '../derived/partnerships.ts';
import { cohortOf } from '../derived/usual.ts';
import { addPartnership, partnershipsIn, programmeOfKind, programmeUnder, schoolCohortOf } from '../look-ups.ts';
import type { EcfWorld, ProgrammeChoice, SchoolCohort } from '../world.ts';

const STEP_MS = 1000;

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

/** Gives each partnership the data that only this service keeps. A scenario has no pending ones. */
export function loadPartnerships(
  world: EcfWorld,
  written: readonly Partnership[],
  now: number,
  relationships: ReadonlySet<Uuid>,
): void {
  const rows = written.map((partnership) => ({
    ...partnership,
    number: takeNumber(world),
    relationship: relationships.has(partnership.id),
    pending: false,
    challengeDeadline: challengeDeadline(partnership.cohort.year, Math.min(partnership.createdAt, now)),
    reportId: uuidOf(`report:${partnership.id}`),
  }));
  for (const partnership of rows.sort(byCreation)) addPartnership(world, partnership);
}

/** Schools' years: what is written for them, and what the partnerships imply. */
export function loadSchoolCohorts(world: EcfWorld, scenario: Scenario, idOf: IdOf): void {
  for (const written of scenario.schools ?? []) {
    if (written.programme === undefined) continue;
    const school = must(world.schools, idOf(written.id), 'school');
    for (const [year, programme] of Object.entries(written.programme)) {
      const choice = CHOICES[programme] ?? 'not_yet_known';
      if (choice !== 'not_yet_known') makeSchoolCohort(world, school, cohortOf(world, Number(year)), choice);
    }
  }
  loadYears(world, scenario, idOf);
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

/** When a school's years were changed. A year that was changed is there, also when nothing was chosen for it. */
function loadYears(world: EcfWorld, scenario: Scenario, idOf: IdOf): void {
  for (const { id, updatedAtIn } of scenario.schools ?? []) {
    if (updatedAtIn === undefined) continue;
    const school = must(world.schools, idOf(id), 'school');
    for (const [text, at] of Object.entries(updatedAtIn)) {
      const cohort = cohortOf(world, Number(text));
      const isImplied = partnershipsIn(world, school.id, cohort.year).length > 0;
      const choice = isImplied ? 'full_induction_programme' : 'not_yet_known';
      const year = schoolCohortOf(world, school.id, cohort.year) ?? makeSchoolCohort(world, school, cohort, choice);
      year.updatedAt = Date.parse(at);
    }
  }
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

/**
 * A partnership shows the newest change of itself, its school and its partner. So that a time written on a partnership
 * is the one shown, schools and partners without a written time have to be older. They are moved back together, which
 * keeps their order.
 */
export function keepWrittenStampsNewest(
  world: EcfWorld,
  scenario: Scenario,
  partnerships: ReadonlyMap<Uuid, Partnership>,
  idOf: IdOf,
): void {
  let oldestWritten = Infinity;
  for (const written of scenario.partnerships ?? []) {
    const shown = written.updatedAt ?? written.createdAt;
    if (shown !== undefined)
      oldestWritten = Math.min(oldestWritten, partnerships.get(idOf(written.id))?.updatedAt ?? Infinity);
  }
  if (oldestWritten === Infinity) return;
  const movable = [
    ...unwritten(world.schools, scenario.schools, idOf),
    ...unwritten(world.deliveryPartners, scenario.deliveryPartners, idOf),
  ];
  const newest = movable.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt), -Infinity);
  const back = newest - oldestWritten + STEP_MS;
  if (newest < oldestWritten) return;
  for (const record of movable) {
    record.createdAt -= back;
    record.updatedAt -= back;
  }
}

function unwritten<T extends Stamped>(
  records: ReadonlyMap<Uuid, T>,
  list: readonly { id: string; createdAt?: string | undefined; updatedAt?: string | undefined }[] = [],
  idOf: IdOf,
): T[] {
  const written = new Set(
    list.filter((one) => one.createdAt !== undefined || one.updatedAt !== undefined).map(({ id }) => idOf(id)),
  );
  return [...records.values()].filter(({ id }) => !written.has(id));
}
