import { ecfRules } from '../../../rules/ecf/index.ts';
import { judge } from '../../../rules/judge.ts';
import type { Call } from '../../http/call.ts';
import { toInteger } from '../../http/page.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { must } from '../../world/base-world.ts';
import type { DeliveryPartner } from '../../world/records.ts';
import { confirmPartnership, report } from '../effects/partnerships.ts';
import { partnershipCreateFacts, partnershipUpdateFacts } from '../facts/partnership-facts.ts';
import { readAttributes, type Attributes } from '../reading/body.ts';
import { readUuid } from '../reading/uuid.ts';
import { servePartnership } from '../views/partnership.ts';
import type { EcfWorld } from '../world.ts';
import { ownPartnership } from './partnerships.ts';
import { refusal } from './replies.ts';
import { answering } from './serve-list.ts';

/** docs/services/ecf.md 4.9. */
export function createPartnership({ world, lp, body, now }: Call<EcfWorld>): Reply {
  return answering(() => {
    const attributes = readAttributes(body);
    const judgements = judge(
      ecfRules['partnership-create'].rules,
      partnershipCreateFacts(world, lp, attributes),
      attributes,
      now,
    );
    if (judgements.length > 0) return refusal(judgements);
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
  });
}

/**
 * docs/services/ecf.md 4.10: the record is looked up before the body is looked at. Naming the partner it has already
 * changes nothing.
 */
export function updatePartnership({ world, lp, id, body, now }: Call<EcfWorld>): Reply {
  return answering(() => {
    const partnership = ownPartnership(world, lp.id, id);
    const attributes = partnership === null ? {} : readAttributes(body);
    const judgements = judge(
      ecfRules['partnership-update'].rules,
      partnershipUpdateFacts(world, lp, partnership, attributes),
      attributes,
      now,
    );
    if (judgements.length > 0 || partnership === null) return refusal(judgements);
    const deliveryPartner = partnerIn(world, attributes);
    if (deliveryPartner !== partnership.deliveryPartner) report(world, partnership, deliveryPartner, now);
    return ok(servePartnership(partnership));
  });
}

function partnerIn(world: EcfWorld, attributes: Attributes): DeliveryPartner {
  return must(world.deliveryPartners, readUuid(String(attributes['delivery_partner_id'])) ?? '', 'delivery partner');
}
