import type { ServiceRefusal } from '../../../rules/verdict.ts';
import { Crash } from '../../http/page.ts';
import { badRequest, error, errors, refuseRequest, type Reply } from '../../http/reply.ts';
import { detailsByTitle } from '../../kit/refusals.ts';

/** There is no record with the id, or none that the provider may see. */
export const notFound: Reply = refuseRequest('rect', '9c');

/** What the service answers when only its database's own checks refuse. */
const unprocessable: Reply = error(422, 'Unprocessable content');

/**
 * Refusals in the form of this service: one object per error, those of one attribute together, attributes in the order
 * in which they first appeared, and the same detail once.
 */
export function refusal(refusals: readonly ServiceRefusal[]): Reply {
  const rules = refusals.map(({ rule }) => rule);
  const abort = refusals.find(({ status, alone }) => status !== 422 || alone !== undefined);
  if (abort !== undefined) return { ...aborted(abort), rules };
  return {
    ...errors(
      422,
      detailsByTitle(refusals).flatMap(([title, details]) => details.map((detail) => ({ title, detail }))),
    ),
    rules,
  };
}

function aborted({ status, alone, title, detail, rule }: ServiceRefusal): Reply {
  if (status === 500) throw new Crash(detail, rule);
  if (status === 404) return notFound;
  if (status === 400) return badRequest(detail);
  return alone === 'error' ? unprocessable : errors(422, [{ title, detail }]);
}
