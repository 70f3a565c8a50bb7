import type { components } from '../../../../generated/rect/types.ts';
import { toWire } from '../../../rules/time.ts';
import type { Served } from '../../kit/served.ts';
import type { Provider, School } from '../../world/records.ts';
import type { RectWorld } from '../world.ts';
import { tutorEmail } from './partnership.ts';

/** A school as one provider sees it for one cohort. */
export function serveSchool(
  world: RectWorld,
  school: School,
  year: number,
  lp: Provider,
): Served<components['schemas']['School']> {
  const shown = world.schoolYears.get(school.id)?.get(year);
  const isNamed = shown?.named.includes(lp.id) ?? false;
  return {
    id: school.id,
    type: 'school',
    attributes: {
      name: school.name,
      urn: school.urn,
      cohort: String(year),
      in_partnership: shown?.inPartnership ?? false,
      induction_programme_choice: shown?.programme ?? 'not_yet_known',
      expression_of_interest: isNamed,
      induction_tutor_name: isNamed ? (school.tutor?.name ?? null) : null,
      induction_tutor_email: isNamed ? tutorEmail(school) : null,
      created_at: toWire(school.createdAt),
      updated_at: toWire(schoolUpdatedAt(world, school, year)),
    },
  };
}

export function schoolUpdatedAt(world: RectWorld, school: School, year: number): number {
  return world.schoolYears.get(school.id)?.get(year)?.updatedAt ?? school.updatedAt;
}
