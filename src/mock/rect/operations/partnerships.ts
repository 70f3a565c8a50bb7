import { rectRules } from '../../../rules/rect/index.ts';
import { refusalsOf } from '../../../rules/verdict.ts';
import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { listServer } from '../../kit/list-server.ts';
import { readUuid } from '../../kit/uuid.ts';
import type { Partnership, Provider } from '../../world/records.ts';
import { todayOf } from '../derived/status.ts';
import { changeDeliveryPartner, createPartnership } from '../effects/partnerships.ts';
import {
  partnershipCreateFacts,
  partnershipSubject,
  partnershipUpdateFacts,
  updateSubject,
} from '../facts/partnership-facts.ts';
import { readAttributes } from '../reading/body.ts';
import { readCohorts, readLooseIds, readUpdatedSince } from '../reading/filters.ts';
import { readSort } from '../reading/sort.ts';
import { servePartnership } from '../views/partnership.ts';
import { viewOf, type RectWorld } from '../world.ts';
import { notFound, refusal } from './replies.ts';

const serve = listServer<Partnership, RectWorld>('rect');

export function listPartnerships(call: Call<RectWorld>): Reply {
  const { world, lp, filter, params } = call;
  const today = todayOf(call);
  return serve(call, () => {
    const cohorts = readCohorts(filter);
    const partners = readLooseIds(filter, 'delivery_partner_id');
    const since = readUpdatedSince(filter);
    const all = () => viewOf(world, lp).partnerships;
    return {
      all,
      tests: [
        cohorts && (({ cohort }) => cohorts.has(cohort.year)),
        partners && (({ deliveryPartner }) => partners.has(deliveryPartner.id)),
        since === null ? null : ({ updatedAt }) => updatedAt >= since,
      ],
      sort: readSort(
        params,
        {
          created_at: ({ createdAt }) => createdAt,
          updated_at: ({ updatedAt }) => updatedAt,
          api_id: ({ id }) => id,
        },
        all,
      ),
      serve: (partnership) => servePartnership(world, partnership, today),
    };
  });
}

export function getPartnership(call: Call<RectWorld>): Reply {
  const { world, lp, id } = call;
  const partnership = findPartnership(world, lp, id);
  return partnership === null ? notFound : ok(servePartnership(world, partnership, todayOf(call)));
}

/** Each provider sees its own, and only those. */
export function isOwn(partnership: Partnership, lp: Provider): boolean {
  return partnership.lp === lp;
}

function findPartnership(world: RectWorld, lp: Provider, id: string): Partnership | null {
  const partnership = world.partnerships.get(readUuid(id) ?? '');
  return partnership !== undefined && isOwn(partnership, lp) ? partnership : null;
}

export function postPartnership(call: Call<RectWorld>): Reply {
  const { world, lp, now } = call;
  const attributes = readAttributes(call.body, ['cohort', 'school_id', 'delivery_partner_id']);
  const subject = partnershipSubject(call, attributes);
  const refusals = refusalsOf(
    rectRules['partnership-create'].rules,
    partnershipCreateFacts(call, subject),
    attributes,
    now,
  );
  if (refusals.length > 0) return refusal(refusals);
  const { cohort, school, partner } = subject;
  if (cohort === null || school === null || partner === null)
    throw new Error('mock: a partnership was let through that lacks a side');
  return ok(
    servePartnership(
      world,
      createPartnership(world, { lp, school, cohort, deliveryPartner: partner }, call),
      todayOf(call),
    ),
  );
}

/** Unlike the other operations this one looks for its record before it reads the body. */
export function putPartnership(call: Call<RectWorld>): Reply {
  const { world, lp, id, now } = call;
  const partnership = findPartnership(world, lp, id);
  if (partnership === null)
    return refusal(
      refusalsOf(rectRules['partnership-update'].rules, partnershipUpdateFacts(call, null, null), {}, now),
    );
  const attributes = readAttributes(call.body, ['delivery_partner_id']);
  const partner = updateSubject(call, attributes);
  const refusals = refusalsOf(
    rectRules['partnership-update'].rules,
    partnershipUpdateFacts(call, partnership, partner),
    attributes,
    now,
  );
  if (refusals.length > 0) return refusal(refusals);
  if (partner === null) return notFound;
  changeDeliveryPartner(world, partnership, partner, call);
  return ok(servePartnership(world, partnership, todayOf(call)));
}
