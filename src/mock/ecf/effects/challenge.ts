import { schoolCohortOf } from '../look-ups.ts';
import { refreshPartnership } from '../visible/lists.ts';
import { refreshSchool } from '../visible/schools.ts';
import type { EcfPartnership, EcfWorld } from '../world.ts';
import { touchSchool } from './touch.ts';

/**
 * A school or DfE says that a partnership is wrong (docs/services/ecf.md 6.4): its participants can no longer be
 * read, though still written to. A school without ECTs is then down for none that year, and has no programme.
 */
export function challenge(world: EcfWorld, partnership: EcfPartnership, reason: string, now: number): void {
  const { school, cohort } = partnership;
  Object.assign(partnership, { challengedReason: reason, challengedAt: now, updatedAt: now });
  const schoolCohort = reason === 'no_ects' ? schoolCohortOf(world, school.id, cohort.year) : null;
  if (schoolCohort !== null)
    Object.assign(schoolCohort, { choice: 'no_early_career_teachers', defaultProgramme: null, updatedAt: now });
  refreshPartnership(world, partnership);
  refreshSchool(world, school, cohort.year);
  touchSchool(world, school, now);
}
