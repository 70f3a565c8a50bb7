import type { IncomingRequest } from '../http/incoming.ts';
import type { FaultEffect } from './fault.ts';

/** What ends before the requests that came through it need to: a server that is closed. */
const ends = new WeakMap<Request, AbortSignal>();

/**
 * Says that a request came through something that can end. What such a request has yet to do does not keep the process
 * alive, and is not done once the signal is aborted. Kept apart from the request's own signal, which is aborted with its
 * connection, and a late request has lost that.
 */
export function endsWith(request: Request, end: AbortSignal): Request {
  ends.set(request, end);
  return request;
}

export function endOf(request: Request): AbortSignal | null {
  return ends.get(request) ?? null;
}

/** After how many milliseconds a write arrives although its connection broke; null when it does not. */
export function lateness(method: string, effects: readonly FaultEffect[]): number | null {
  // what a read would have answered goes nowhere, so there is nothing left to do
  if (method === 'GET' || method === 'HEAD') return null;
  return effects.find((effect) => effect.kind === 'late')?.afterMs ?? null;
}

/** A request as it is now, whatever its sender does to it afterwards. */
export function held({ method, path, query, headers }: IncomingRequest, body: string): IncomingRequest {
  return {
    method,
    path,
    query,
    headers: headers instanceof Headers ? new Headers(headers) : headers,
    text: () => Promise.resolve(body),
  };
}

/** Lets a request arrive later. Nobody waits for it, so nobody hears how it went; the log of requests tells. */
export function arriveLater(afterMs: number, end: AbortSignal | null, arrive: () => Promise<unknown>): void {
  const timer: unknown = setTimeout(() => {
    if (end?.aborted === true) return;
    // a failure of the mock itself comes again with the next request of the kind, which has somebody to tell
    arrive().catch(() => {});
  }, afterMs);
  if (end !== null) release(timer);
}

/** Lets the process end before a timer, where the runtime can (Node). */
function release(timer: unknown): void {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function')
    Reflect.apply(timer.unref, timer, []);
}
