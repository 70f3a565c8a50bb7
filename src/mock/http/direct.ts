import type { IncomingRequest } from './incoming.ts';
import type { WireAnswer } from './reply.ts';

/**
 * Answers without a `Response`; null when the answer has to be one, as with faults. In that case nothing has been done
 * yet.
 */
export type Direct = (incoming: IncomingRequest) => Promise<WireAnswer | null>;

/**
 * A shorter way into a mock for the Node server, because making a `Request` and a `Response` costs more than answering.
 * Kept by `fetch` function and not on the mock, so that a `fetch` that a user puts in its place is used.
 */
const ways = new WeakMap<(request: Request) => Promise<Response>, Direct>();

export function offerDirect(fetch: (request: Request) => Promise<Response>, direct: Direct): void {
  ways.set(fetch, direct);
}

export function directOf(fetch: (request: Request) => Promise<Response>): Direct | null {
  return ways.get(fetch) ?? null;
}
