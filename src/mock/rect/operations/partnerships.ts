import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import type { Partnership } from '../../world/records.ts';
import { todayOf } from '../derive/today.ts';
import { readCohorts, readLooseIds } from '../lists/filters.ts';
import { listServer } from '../lists/serve-list.ts';
import { readSort } from '../lists/sorting.ts';
import { readUpdatedSince } from '../lists/updated-since.ts';
import { readUuid } from '../lists/uuid.ts';
import { notFound } from '../replies.ts';
import { servePartnership } from '../views/partnership.ts';
import { viewOf, type RectWorld } from '../world.ts';

const serve = listServer<Partnership>();

export function listPartnerships(call: Call<RectWorld>): Reply {
  const { world, lp, filter, params } = call;
  const today = todayOf(call);
  return serve(call, () => {
    const cohorts = readCohorts(filter);
    const partners = readLooseIds(filter, 'delivery_partner_id');
    const since = readUpdatedSince(filter);
    return {
      all: () => viewOf(world, lp).partnerships,
      tests: [
        cohorts && (({ cohort }) => cohorts.has(cohort.year)),
        partners && (({ deliveryPartner }) => partners.has(deliveryPartner.id)),
        since === null ? null : ({ updatedAt }) => updatedAt >= since,
      ],
      sort: readSort(params, {
        created_at: ({ createdAt }) => createdAt,
        updated_at: ({ updatedAt }) => updatedAt,
        api_id: ({ id }) => id,
      }),
      serve: (partnership) => servePartnership(world, partnership, today),
    };
  });
}

export function getPartnership(call: Call<RectWorld>): Reply {
  const { world, lp, id } = call;
  const partnership = findPartnership(world, lp, id);
  return partnership === null ? notFound : ok(servePartnership(world, partnership, todayOf(call)));
}

export function findPartnership(world: RectWorld, lp: Call<RectWorld>['lp'], id: string): Partnership | null {
  const partnership = world.partnerships.get(readUuid(id) ?? '');
  return partnership?.lp === lp ? partnership : null;
}
