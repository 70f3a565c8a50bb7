import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { partnershipColumns } from '../reading/columns.ts';
import { readCohorts, readIds, readUpdatedSince, wants } from '../reading/filters.ts';
import { readSort } from '../reading/sort.ts';
import { readUuid } from '../reading/uuid.ts';
import { newestPartnershipChange, servePartnership } from '../views/partnership.ts';
import type { EcfPartnership, EcfWorld } from '../world.ts';
import { notFound } from './replies.ts';
import { listServer } from './serve-list.ts';

const serveList = listServer<EcfPartnership>();

/** docs/services/ecf.md 4.8: challenged ones are shown, relationship rows are not. */
export function listPartnerships(call: Call<EcfWorld>): Reply {
  const { world, lp, filter, params } = call;
  return serveList(call, () => {
    const cohorts = readCohorts(filter);
    const partners = readIds(filter, 'delivery_partner_id');
    const since = readUpdatedSince(filter);
    return {
      all: () => world.partnershipsOf.get(lp.id) ?? [],
      tests: [
        ({ relationship, cohort }) => !relationship && wants(cohorts, cohort.year),
        partners === null ? null : ({ deliveryPartner }) => partners.has(deliveryPartner.id),
        since === null ? null : (partnership) => newestPartnershipChange(partnership) >= since,
      ],
      order: readSort(params, partnershipColumns),
      serve: servePartnership,
    };
  });
}

export function getPartnership({ world, lp, id }: Call<EcfWorld>): Reply {
  const partnership = ownPartnership(world, lp.id, id);
  return partnership === null ? notFound : ok(servePartnership(partnership));
}

/** A partnership the provider may read and change. */
export function ownPartnership(world: EcfWorld, lpId: string, id: string): EcfPartnership | null {
  const partnership = world.partnerships.get(readUuid(id) ?? '');
  return partnership?.lp.id === lpId && !partnership.relationship ? partnership : null;
}
