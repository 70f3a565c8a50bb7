import type { components } from '../../../../generated/ecf/types.ts';
import type { Served } from '../../kit/served.ts';
import type { DeliveryPartner, Provider } from '../../world/records.ts';
import { stampsOf } from './wire.ts';

/** docs/services/ecf.md 5.1: shows every year the provider has with the partner, whatever the list was filtered by. */
export function serveDeliveryPartner(
  partner: DeliveryPartner,
  lp: Provider,
): Served<components['schemas']['DeliveryPartner']> {
  const years = new Set(partner.links.filter((link) => link.lp === lp).map(({ cohort }) => String(cohort)));
  return {
    id: partner.id,
    type: 'delivery-partner',
    attributes: {
      name: partner.name.trim().replace(/\s+/g, ' '),
      cohort: [...years].sort(),
      ...stampsOf(partner),
    },
  };
}
