import type { IncomingRequest } from './incoming.ts';
import type { WireAnswer } from './reply.ts';

/** Answers without a `Response`; null when the answer has to be one, as with faults. Nothing has happened then. */
export type Direct = (incoming: IncomingRequest) => Promise<WireAnswer | null>;

/**
 * A shorter way into a mock for the Node server: to make a `Request` and a `Response` costs more than to answer. Kept
 * by `fetch` function and not on the mock, so that somebody who puts a `fetch` of their own in its place is obeyed.
 */
const ways = new WeakMap<(request: Request) => Promise<Response>, Direct>();

export function offerDirect(fetch: (request: Request) => Promise<Response>, direct: Direct): void {
  ways.set(fetch, direct);
}

export function directOf(fetch: (request: Request) => Promise<Response>): Direct | null {
  return ways.get(fetch) ?? null;
}
