import { rectRules } from '../../../rules/rect/index.ts';
import { refusalsOf } from '../../../rules/verdict.ts';
import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { readAttributes } from '../attributes.ts';
import { todayOf } from '../derive/today.ts';
import { changeDeliveryPartner, createPartnership } from '../effects/partnerships.ts';
import {
  partnershipCreateFacts,
  partnershipSubject,
  partnershipUpdateFacts,
  updateSubject,
} from '../facts/partnership-facts.ts';
import { notFound, refusal } from '../replies.ts';
import { servePartnership } from '../views/partnership.ts';
import type { RectWorld } from '../world.ts';
import { findPartnership } from './partnerships.ts';

export function postPartnership(call: Call<RectWorld>): Reply {
  const { world, lp, now } = call;
  const read = readAttributes(call.body, ['cohort', 'school_id', 'delivery_partner_id']);
  if ('bad' in read) return read.bad;
  const subject = partnershipSubject(call, read.attributes);
  const refusals = refusalsOf(
    rectRules['partnership-create'].rules,
    partnershipCreateFacts(call, subject),
    read.attributes,
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
  const read = readAttributes(call.body, ['delivery_partner_id']);
  if ('bad' in read) return read.bad;
  const partner = updateSubject(call, read.attributes);
  const refusals = refusalsOf(
    rectRules['partnership-update'].rules,
    partnershipUpdateFacts(call, partnership, partner),
    read.attributes,
    now,
  );
  if (refusals.length > 0) return refusal(refusals);
  if (partner === null) return notFound;
  changeDeliveryPartner(world, partnership, partner, call);
  return ok(servePartnership(world, partnership, todayOf(call)));
}
