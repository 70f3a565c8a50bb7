import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { listServer } from '../../kit/list-server.ts';
import type { DeliveryPartner, Provider } from '../../world/records.ts';
import { deliveryPartnerColumns } from '../reading/columns.ts';
import { readCohorts, wants } from '../reading/filters.ts';
import { compareOf, readSort } from '../reading/sort.ts';
import { readUuid } from '../reading/uuid.ts';
import { serveDeliveryPartner } from '../views/delivery-partner.ts';
import type { EcfWorld } from '../world.ts';
import { notFound } from './replies.ts';

const serveList = listServer<DeliveryPartner, EcfWorld>('ecf');

/** docs/services/ecf.md 4.1: partners the provider has in a wanted cohort. */
export function listDeliveryPartners(call: Call<EcfWorld>): Reply {
  const { world, lp, filter, params } = call;
  return serveList(call, () => {
    const cohorts = readCohorts(filter);
    return {
      all: () => [...world.deliveryPartners.values()].sort((a, b) => a.createdAt - b.createdAt),
      tests: [(partner) => isPartnerOf(partner, lp, cohorts)],
      sort: compareOf(readSort(params, deliveryPartnerColumns)),
      serve: (partner) => serveDeliveryPartner(partner, lp),
    };
  });
}

/** Whether a provider works with a partner in a wanted cohort. */
export function isPartnerOf({ links }: DeliveryPartner, lp: Provider, cohorts: ReadonlySet<number> | null): boolean {
  return links.some((link) => link.lp === lp && wants(cohorts, link.cohort));
}

/** In any cohort; the filter is not read. */
export function getDeliveryPartner({ world, lp, id }: Call<EcfWorld>): Reply {
  const partner = world.deliveryPartners.get(readUuid(id) ?? '');
  return partner?.links.some((link) => link.lp === lp) === true ? ok(serveDeliveryPartner(partner, lp)) : notFound;
}
