import type { WrapperName } from '../contract/index.ts';
import { isLeadProviderError } from '../errors/index.ts';
import type { Retries } from './options.ts';
import { isRead } from './types.ts';

/**
 * How a request failed.
 *
 * - `unreached`: no connection was made
 * - `throttled`: 429
 * - `lost`: the connection broke before a whole answer came
 * - `timeout`: no whole answer within `timeoutMs`
 * - `busy`: 408 or 5xx
 */
export type Failure = 'unreached' | 'throttled' | 'lost' | 'timeout' | 'busy';

/**
 * Which failures are tried again. A write that may have been applied is not: a second one would be refused, and a
 * success would look like a refusal.
 */
export const retryTable: Readonly<Record<Failure, Readonly<Record<'read' | 'write', boolean>>>> = {
  unreached: { read: true, write: true },
  throttled: { read: true, write: true },
  lost: { read: true, write: false },
  timeout: { read: true, write: false },
  busy: { read: true, write: false },
};

/** How an answer with this status failed; null for one that is not tried again. */
export function failureOf(status: number): Failure | null {
  if (status === 429) return 'throttled';
  return status === 408 || status >= 500 ? 'busy' : null;
}

/** How a try without a whole answer failed; null for one that is not tried again. */
export function failureBehind(error: unknown): Failure | null {
  if (!isLeadProviderError(error)) return null;
  const { kind, outcome } = error;
  // while it waited for a place among the requests under way, nothing had left
  if (kind === 'timeout') return error.limit === 'call' ? null : outcome === 'unknown' ? 'timeout' : 'unreached';
  if (kind !== 'network') return null;
  if (outcome === 'unknown') return 'lost';
  // a certificate that cannot be trusted is none the better a second later
  return error.retryable ? 'unreached' : null;
}

const DEFAULT_RETRIES = 4;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 20_000;

/**
 * How often an operation may be tried again. `repeatSafe` plays no part: when the first try of a write has taken
 * effect, the answer to a later try must not be taken for its outcome.
 */
export function retriesFor(
  operation: WrapperName | 'raw',
  method: string,
  ...settings: readonly (Retries | undefined)[]
): number {
  for (const setting of settings) {
    if (typeof setting === 'number') return setting;
    const own =
      (operation === 'raw' ? undefined : setting?.[operation]) ?? setting?.[isRead(method) ? 'reads' : 'writes'];
    if (own !== undefined) return own;
  }
  return DEFAULT_RETRIES;
}

/**
 * Full jitter: a random wait up to a bound that doubles, so that callers who failed together do not come back together.
 */
export function backoff(random: number, attempt: number): number {
  return random * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
}

const QUOTA = 500;
const COST: Readonly<Record<Failure, number>> = {
  unreached: 5,
  throttled: 0,
  lost: 5,
  timeout: 10,
  busy: 5,
};

/**
 * How many further tries a client may make. Successes add to them, so that against a service that is down the tries
 * stop. A 429 costs nothing, because the budget holds those back.
 */
export class RetryQuota {
  #left = QUOTA;

  spend(failure: Failure): boolean {
    if (this.#left < COST[failure]) return false;
    this.#left -= COST[failure];
    return true;
  }

  earn(): void {
    this.#left = Math.min(QUOTA, this.#left + 1);
  }
}
