import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { byCreation } from '../../kit/collections.ts';
import { listServer } from '../../kit/list-server.ts';
import { readUuid } from '../../kit/uuid.ts';
import type { DeliveryPartner, Provider } from '../../world/records.ts';
import { readCohorts } from '../reading/filters.ts';
import { readSort } from '../reading/sort.ts';
import { serveDeliveryPartner } from '../views/delivery-partner.ts';
import type { RectWorld } from '../world.ts';
import { notFound } from './replies.ts';

const serve = listServer<DeliveryPartner, RectWorld>('rect');

export function listDeliveryPartners(call: Call<RectWorld>): Reply {
  const { world, lp, filter, params } = call;
  return serve(call, () => {
    const cohorts = readCohorts(filter);
    return {
      all: () => [...world.deliveryPartners.values()],
      tests: [
        (partner) => isPartnerOf(partner, lp),
        // a link to any provider counts: the service tests the cohort and the provider separately
        cohorts && ((partner) => partner.links.some(({ cohort }) => cohorts.has(cohort))),
      ],
      sort:
        readSort(
          params,
          {
            created_at: ({ createdAt }) => createdAt,
            updated_at: ({ updatedAt }) => updatedAt,
            name: ({ name }) => name,
            api_id: ({ id }) => id,
          },
          () => [...world.deliveryPartners.values()].sort(byCreation),
        ) ?? byCreation,
      serve: (partner) => serveDeliveryPartner(partner, lp),
    };
  });
}

/** Whether a provider may work with a partner in any cohort. */
export function isPartnerOf({ links }: DeliveryPartner, lp: Provider): boolean {
  return links.some((link) => link.lp === lp);
}

export function getDeliveryPartner({ world, lp, id }: Call<RectWorld>): Reply {
  const partner = world.deliveryPartners.get(readUuid(id) ?? '');
  return partner !== undefined && isPartnerOf(partner, lp) ? ok(serveDeliveryPartner(partner, lp)) : notFound;
}
