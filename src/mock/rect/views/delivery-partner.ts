import type { components } from '../../../../generated/rect/types.ts';
import { toWire } from '../../../rules/time.ts';
import type { Served } from '../../kit/served.ts';
import type { DeliveryPartner, Provider } from '../../world/records.ts';

/** A delivery partner with the cohorts in which this provider may work with it. */
export function serveDeliveryPartner(
  partner: DeliveryPartner,
  lp: Provider,
): Served<components['schemas']['DeliveryPartner']> {
  const years = partner.links.filter((link) => link.lp === lp).map(({ cohort }) => String(cohort));
  return {
    id: partner.id,
    type: 'delivery-partner',
    attributes: {
      name: partner.name,
      cohort: [...new Set(years)],
      created_at: toWire(partner.createdAt),
      updated_at: toWire(partner.updatedAt),
    },
  };
}
