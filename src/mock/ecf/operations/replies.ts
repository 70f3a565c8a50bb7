import type { ServiceRefusal } from '../../../rules/verdict.ts';
import { error, errors, refuseRequest as refuse, type Reply } from '../../http/reply.ts';
import { detailsByTitle } from '../../kit/refusals.ts';

/**
 * The answer to a request that is refused before any business rule is reached. `detail` replaces the rule's own when
 * more is known.
 */
export function refuseRequest(row: string, detail?: string): Reply {
  return refuse('ecf', row, detail);
}

/** There is no record with the id, or none that the provider may see. */
export const notFound = refuseRequest('6c');

export const internalError: Reply = error(500, 'Internal server error');

/**
 * Refusals as this service tells them (docs/services/ecf.md 2.3): one object per attribute, its messages joined, in
 * the order in which the attributes first came up. What stands alone is answered alone.
 */
export function refusal(refusals: readonly ServiceRefusal[]): Reply {
  const rules = refusals.map(({ rule }) => rule);
  const alone = refusals.find(({ status }) => status !== 422);
  if (alone !== undefined) return { ...aborted(alone), rules };
  return {
    ...errors(
      422,
      detailsByTitle(refusals).map(([title, details]) => ({ title, detail: details.join(', ') })),
    ),
    rules,
  };
}

function aborted({ status, title, detail }: ServiceRefusal): Reply {
  if (status === 500) return internalError;
  return status === 404 ? notFound : errors(status, [{ title, detail }]);
}
