import type { components } from '../../../../generated/rect/types.ts';
import { toWire, type Day } from '../../../rules/time.ts';
import type { Served } from '../../kit/served.ts';
import type { Partnership, School } from '../../world/records.ts';
import { contains } from '../derived/training.ts';
import type { RectWorld } from '../world.ts';

export function servePartnership(
  world: RectWorld,
  partnership: Partnership,
  today: Day,
): Served<components['schemas']['Partnership']> {
  const { school, deliveryPartner } = partnership;
  const training = world.trainingByPartnership.get(partnership.id) ?? [];
  return {
    id: partnership.id,
    type: 'partnership',
    attributes: {
      cohort: String(partnership.cohort.year),
      urn: school.urn,
      school_id: school.id,
      delivery_partner_id: deliveryPartner.id,
      delivery_partner_name: deliveryPartner.name,
      induction_tutor_name: school.tutor?.name ?? null,
      induction_tutor_email: tutorEmail(school),
      participants_currently_training: training.filter((one) => contains(one, today)).length,
      created_at: toWire(partnership.createdAt),
      updated_at: toWire(partnership.updatedAt),
    },
  };
}

/** The tutor's e-mail, otherwise the contact the school gave to the national register. */
export function tutorEmail(school: School): string | null {
  return school.tutor?.email ?? school.giasContact;
}
