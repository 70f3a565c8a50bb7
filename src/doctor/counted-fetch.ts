import type { Fetch } from '../client/index.ts';

/** No more than these reach the server, whatever is looked at. */
export const MOST_REQUESTS = 40;

/** What an answer had beside its body. */
export interface Head {
  readonly status: number;
  readonly headers: Headers;
  /** By our own clock, when the request left and when its answer came. */
  readonly sentAt: number;
  readonly cameAt: number;
}

export interface CountedFetch {
  readonly fetch: Fetch;
  /** Requests that were sent. */
  count(): number;
  /** The answers, in the order in which they came. */
  readonly heads: readonly Head[];
}

/** Sends reads alone, never with a moved clock, and no more than {@link MOST_REQUESTS}. */
export function countedFetch(send: Fetch, now: () => number): CountedFetch {
  const heads: Head[] = [];
  let sent = 0;
  return {
    heads,
    count: () => sent,
    async fetch(request) {
      if (request.method !== 'GET' || request.headers.has('x-with-server-date'))
        throw new Error('doctor: only reads with an unmoved clock are sent.');
      if (sent >= MOST_REQUESTS) throw new Error(`doctor: ${MOST_REQUESTS} requests are sent, and no more will be.`);
      sent += 1;
      const sentAt = now();
      const response = await send(request);
      heads.push({ status: response.status, headers: response.headers, sentAt, cameAt: now() });
      return response;
    },
  };
}
