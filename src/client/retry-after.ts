import { clockIn, httpDate } from '../base/service-clock.ts';
import { WINDOW_MS } from '../budget/index.ts';

const LEAST_MS = 1000;
/** A gateway can ask for days; nobody is served by waiting longer than this without a look. */
const LONGEST_MS = 600_000;
/** How far the service's clock may be off before its `Date` is not believed. */
const BELIEVABLE_MS = 300_000;

/** When a client that was asked to wait may come back. */
export interface ComeBack {
  /** How long to wait before another try, in milliseconds. */
  readonly waitMs: number;
  /** The first moment at which another try makes sense, by our own clock. */
  readonly at: number;
}

/**
 * How long an answer asks clients to wait; null when it does not say. Its header is read by RFC 9110 or not at all. A
 * 429 of these services has no `Retry-After`: they start to count anew at each multiple of five minutes, by their own
 * clock. A 429 is never tried again at once, because then nobody would hold back.
 */
export function comeBack({ status, headers }: Pick<Response, 'status' | 'headers'>, now: number): ComeBack | null {
  const header = headers.get('retry-after');
  if (status !== 429 && header === null) return null;
  const served = clockIn(headers);
  const asked = retryAfter(header, served ?? now);
  if (status !== 429) return asked === null ? null : { waitMs: Math.min(asked, LONGEST_MS), at: now + asked };
  // a clock that is far off says nothing about where in its five minutes the service is
  const phase = served !== null && Math.abs(served - now) <= BELIEVABLE_MS ? served : now;
  const waitMs = Math.min(Math.max(asked ?? WINDOW_MS - (phase % WINDOW_MS), LEAST_MS), LONGEST_MS);
  return { waitMs, at: now + waitMs };
}

/** Spreads the return of callers who were told to wait for the same moment over a second. */
export function spread(random: number): number {
  return random * 1000;
}

function retryAfter(value: string | null, served: number): number | null {
  if (value === null) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = httpDate(value);
  return at === null ? null : Math.max(at - served, 0);
}
