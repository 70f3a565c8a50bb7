import type { Service } from '../../contract/index.ts';
import type { Checked } from '../guard.ts';
import { isId, together } from './gather.ts';

/**
 * A new partnership: judged by the school, and when asked for by itself by the delivery partner and your partnerships.
 */
export function newPartnership(service: Service, attributes: object): Checked {
  const {
    cohort,
    school_id,
    delivery_partner_id,
  }: { cohort?: unknown; school_id?: unknown; delivery_partner_id?: unknown } = attributes;
  const year = typeof cohort === 'string' || typeof cohort === 'number' ? String(cohort) : '';
  return {
    operation: 'partnerships.create',
    participantId: null,
    gather: (given, reads, depth) =>
      together(given, {
        school: () => (isId(school_id) && /^2\d{3}$/.test(year) ? reads.school(school_id, year) : undefined),
        ...(depth === 'all' && {
          deliveryPartner: () => (isId(delivery_partner_id) ? reads.deliveryPartner(delivery_partner_id) : undefined),
          partnerships: () => reads.partnerships(),
        }),
      }),
    judge: (rules, given, options) => rules.checkPartnershipCreate(service, attributes, given, options),
  };
}

/**
 * A change of delivery partner: judged by the partnership, and when asked for by itself by the partner and your
 * partnerships.
 */
export function partnershipUpdate(service: Service, id: string, attributes: object): Checked {
  const { delivery_partner_id }: { delivery_partner_id?: unknown } = attributes;
  return {
    operation: 'partnerships.update',
    participantId: null,
    gather: (given, reads, depth) =>
      together(given, {
        partnership: () => reads.partnership(id),
        ...(depth === 'all' && {
          deliveryPartner: () => (isId(delivery_partner_id) ? reads.deliveryPartner(delivery_partner_id) : undefined),
          partnerships: () => reads.partnerships(),
        }),
      }),
    judge: (rules, given, options) => rules.checkPartnershipUpdate(service, attributes, given, options),
  };
}
