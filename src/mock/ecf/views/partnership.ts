import type { components } from '../../../../generated/ecf/types.ts';
import { toWire } from '../../../rules/time.ts';
import type { Served } from '../../kit/served.ts';
import type { EcfPartnership } from '../world.ts';

/** docs/services/ecf.md 5.8. The time of a challenge is the one time this service shows with milliseconds. */
export function servePartnership(partnership: EcfPartnership): Served<components['schemas']['Partnership']> {
  const { school, deliveryPartner, cohort, challengedReason, challengedAt } = partnership;
  return {
    id: partnership.id,
    type: 'partnership',
    attributes: {
      cohort: String(cohort.year),
      urn: school.urn,
      school_id: school.id,
      delivery_partner_id: deliveryPartner.id,
      delivery_partner_name: deliveryPartner.name,
      status: challengedReason === null ? 'active' : 'challenged',
      challenged_reason: challengedReason,
      challenged_at: challengedAt === null ? null : new Date(challengedAt).toISOString(),
      induction_tutor_name: school.tutor?.name ?? null,
      induction_tutor_email: school.tutor?.email ?? school.giasContact,
      created_at: toWire(partnership.createdAt),
      updated_at: toWire(newestPartnershipChange(partnership)),
    },
  };
}

/** What a partnership is shown with as `updated_at`, and what `updated_since` compares with. */
export function newestPartnershipChange({ updatedAt, school, deliveryPartner }: EcfPartnership): number {
  return Math.max(updatedAt, school.updatedAt, deliveryPartner.updatedAt, school.tutor?.updatedAt ?? 0);
}
