import { append } from '../../kit/collections.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { BaseWorld } from '../../world/base-world.ts';
import type { Stamps } from '../../world/stamps.ts';
import { schoolYearsOf } from '../derived/school-year.ts';
import { indexAll } from '../visible/lists.ts';
import { emptyWorld, type RectWorld } from '../world.ts';
import { loadDeclaration } from './declarations.ts';
import { loadMentors } from './mentors.ts';
import { loadPerson, loadRetiredRows } from './participants.ts';

/** Builds the world of a checked scenario. */
export function loadWorld(base: BaseWorld, scenario: Scenario, now: number, stamps: Stamps): RectWorld {
  const world = emptyWorld(base, now);
  for (const partnership of world.partnerships.values())
    append(world.partnershipsBySchool, partnership.school.id, partnership);
  for (const written of scenario.participants ?? []) loadPerson(world, written, stamps);
  loadRetiredRows(world);
  for (const written of scenario.participants ?? []) loadMentors(world, written);
  for (const written of scenario.declarations ?? []) loadDeclaration(world, written, stamps);
  for (const school of world.schools.values()) {
    const years = schoolYearsOf(world, school);
    if (years.size > 0) world.schoolYears.set(school.id, years);
  }
  indexAll(world);
  return world;
}
