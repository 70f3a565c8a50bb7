import { ecfRules } from '../../../rules/ecf/index.ts';
import { refusalsOf } from '../../../rules/verdict.ts';
import type { Call } from '../../http/call.ts';
import { toInteger } from '../../http/page.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { listServer } from '../../kit/list-server.ts';
import { must } from '../../world/base-world.ts';
import type { DeliveryPartner } from '../../world/records.ts';
import { confirmPartnership, report } from '../effects/partnerships.ts';
import { partnershipCreateFacts, partnershipUpdateFacts } from '../facts/partnership-facts.ts';
import { readAttributes, type Attributes } from '../reading/body.ts';
import { partnershipColumns } from '../reading/columns.ts';
import { readCohorts, readIds, readUpdatedSince, wants } from '../reading/filters.ts';
import { compareOf, readSort } from '../reading/sort.ts';
import { readUuid } from '../reading/uuid.ts';
import { newestPartnershipChange, servePartnership } from '../views/partnership.ts';
import type { EcfPartnership, EcfWorld } from '../world.ts';
import { notFound, refusal } from './replies.ts';

const serveList = listServer<EcfPartnership, EcfWorld>('ecf');

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
        (partnership) => isInList(partnership, cohorts),
        partners === null ? null : ({ deliveryPartner }) => partners.has(deliveryPartner.id),
        since === null ? null : (partnership) => newestPartnershipChange(partnership) >= since,
      ],
      sort: compareOf(readSort(params, partnershipColumns)),
      serve: servePartnership,
    };
  });
}

export function isInList({ relationship, cohort }: EcfPartnership, cohorts: ReadonlySet<number> | null): boolean {
  return !relationship && wants(cohorts, cohort.year);
}

export function getPartnership({ world, lp, id }: Call<EcfWorld>): Reply {
  const partnership = ownPartnership(world, lp.id, id);
  return partnership === null ? notFound : ok(servePartnership(partnership));
}

/** A partnership the provider may read and change. */
function ownPartnership(world: EcfWorld, lpId: string, id: string): EcfPartnership | null {
  const partnership = world.partnerships.get(readUuid(id) ?? '');
  return partnership?.lp.id === lpId && !partnership.relationship ? partnership : null;
}

/** docs/services/ecf.md 4.9. */
export function postPartnership({ world, lp, body, now }: Call<EcfWorld>): Reply {
  const attributes = readAttributes(body);
  const refusals = refusalsOf(
    ecfRules['partnership-create'].rules,
    partnershipCreateFacts(world, lp, attributes),
    attributes,
    now,
  );
  if (refusals.length > 0) return refusal(refusals);
  return ok(
    servePartnership(
      confirmPartnership(
        world,
        {
          lp,
          school: must(world.schools, readUuid(String(attributes['school_id'])) ?? '', 'school'),
          cohort: must(world.cohorts, toInteger(String(attributes['cohort'])), 'cohort'),
          deliveryPartner: partnerIn(world, attributes),
        },
        now,
      ),
    ),
  );
}

/**
 * docs/services/ecf.md 4.10: the record is looked up before the body is looked at. Naming the partner it has already
 * changes nothing.
 */
export function putPartnership({ world, lp, id, body, now }: Call<EcfWorld>): Reply {
  const partnership = ownPartnership(world, lp.id, id);
  const attributes = partnership === null ? {} : readAttributes(body);
  const refusals = refusalsOf(
    ecfRules['partnership-update'].rules,
    partnershipUpdateFacts(world, lp, partnership, attributes),
    attributes,
    now,
  );
  if (refusals.length > 0 || partnership === null) return refusal(refusals);
  const deliveryPartner = partnerIn(world, attributes);
  if (deliveryPartner !== partnership.deliveryPartner) report(world, partnership, deliveryPartner, now);
  return ok(servePartnership(partnership));
}

function partnerIn(world: EcfWorld, attributes: Attributes): DeliveryPartner {
  return must(world.deliveryPartners, readUuid(String(attributes['delivery_partner_id'])) ?? '', 'delivery partner');
}
