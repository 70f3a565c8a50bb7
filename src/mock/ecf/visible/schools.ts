import type { School } from '../../world/records.ts';
import { standingIn } from '../derived/partnerships.ts';
import type { EcfWorld } from '../world.ts';

/** docs/services/ecf.md 4.5: eligible now, or in an unchallenged partnership of its own with anybody in that cohort. */
export function isListed(world: EcfWorld, school: School, year: number): boolean {
  return school.eligible || standingIn(world, school.id, year).length > 0;
}

/** Makes the list of a cohort's schools anew. Only what changes an ineligible school's partnerships needs it. */
export function listSchools(world: EcfWorld, year: number): void {
  const schools = [...world.schools.values()].filter((school) => isListed(world, school, year));
  world.schoolsIn.set(
    year,
    schools.sort((a, b) => a.createdAt - b.createdAt),
  );
}

/** To be called when the partnerships of a school in a cohort, or its eligibility, changed. */
export function refreshSchool(world: EcfWorld, school: School, year: number): void {
  const before = world.schoolsIn.get(year);
  if (before === undefined || before.includes(school) !== isListed(world, school, year)) listSchools(world, year);
}
