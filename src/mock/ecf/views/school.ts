import type { components } from '../../../../generated/ecf/types.ts';
import { toWire } from '../../../rules/time.ts';
import type { Served } from '../../kit/served.ts';
import type { School } from '../../world/records.ts';
import { isUnchallenged } from '../derived/partnerships.ts';
import { partnershipsIn, schoolCohortOf } from '../look-ups.ts';
import type { EcfWorld, ProgrammeChoice } from '../world.ts';

const SHOWN: Readonly<Record<ProgrammeChoice, string>> = {
  full_induction_programme: 'provider_led',
  school_funded_fip: 'provider_led',
  core_induction_programme: 'school_led',
  design_our_own: 'school_led',
  no_early_career_teachers: 'no_early_career_teachers',
  not_yet_known: 'not_yet_known',
};

/**
 * docs/services/ecf.md 5.5. `since`: of an `updated_since` filter, which can hide the school's own year
 * (docs/services/ecf.md 3.4).
 */
export function serveSchool(
  world: EcfWorld,
  school: School,
  year: number,
  since: number | null,
): Served<components['schemas']['School']> {
  const schoolCohort = schoolCohortOf(world, school.id, year);
  const isHidden =
    since !== null && school.updatedAt < since && schoolCohort !== null && schoolCohort.updatedAt < since;
  const shown = isHidden ? null : schoolCohort;
  return {
    id: school.id,
    type: 'school',
    attributes: {
      name: school.name,
      urn: school.urn,
      cohort: String(year),
      in_partnership: partnershipsIn(world, school.id, year).some(isUnchallenged),
      induction_programme_choice: SHOWN[shown?.choice ?? 'not_yet_known'],
      created_at: toWire(school.createdAt),
      updated_at: toWire(Math.max(school.updatedAt, shown?.updatedAt ?? 0)),
    },
  };
}
