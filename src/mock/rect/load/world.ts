import { rememberingIds, type IdOf } from '../../ids.ts';
import { appendShort } from '../../kit/collections.ts';
import type { Scenario, ScenarioPart } from '../../scenario/schema.ts';
import type { BaseWorld } from '../../world/base-world.ts';
import type { Stamps } from '../../world/stamps.ts';
import { schoolYearsOf } from '../derived/school-year.ts';
import { indexAll } from '../visible/lists.ts';
import { emptyWorld, type RectWorld, type SchoolYear } from '../world.ts';
import { loadDeclarations } from './declarations.ts';
import { loadMentors } from './mentors.ts';
import { loadPerson, loadRetiredRows } from './participants.ts';

/** Builds the world of a checked scenario. */
export function loadWorld(
  base: BaseWorld,
  scenario: Scenario,
  now: number,
  stamps: Stamps,
  idOf: IdOf = rememberingIds(),
): RectWorld {
  const world = emptyWorld(base, now);
  for (const partnership of world.partnerships.values())
    appendShort(world.partnershipsBySchool, partnership.school.id, partnership);
  for (const written of scenario.participants ?? []) loadPerson(world, written, stamps, idOf);
  loadRetiredRows(world);
  for (const written of scenario.participants ?? []) loadMentors(world, written, idOf);
  loadDeclarations(world, scenario.declarations ?? [], stamps, idOf);
  for (const school of world.schools.values()) {
    const years = schoolYearsOf(world, school);
    if (years.size > 0) world.schoolYears.set(school.id, years);
  }
  for (const school of scenario.schools ?? []) showTouched(world, school, idOf);
  indexAll(world);
  return world;
}

/** What a school shows as changed in single cohorts. */
function showTouched(world: RectWorld, { id, updatedAtIn }: ScenarioPart<'schools'>[number], idOf: IdOf): void {
  if (updatedAtIn === undefined) return;
  const years = world.schoolYears.get(idOf(id)) ?? new Map<number, SchoolYear>();
  world.schoolYears.set(idOf(id), years);
  for (const [cohort, at] of Object.entries(updatedAtIn)) {
    const year = Number(cohort);
    const shown = years.get(year) ?? { inPartnership: false, programme: 'not_yet_known', named: [], updatedAt: null };
    years.set(year, { ...shown, updatedAt: Date.parse(at) });
  }
}
