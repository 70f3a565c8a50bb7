/**
 * Who goes first when requests wait for the budget: `first` (what a write under way has to read and send before it gets
 * old), `high` (writes), `normal` (single reads), `low` (lists).
 */
export type Priority = 'first' | 'high' | 'normal' | 'low';

export const priorities: readonly Priority[] = ['first', 'high', 'normal', 'low'];

/**
 * Why a request has to wait: the window's requests are used up, the service answered 429, or the shared store cannot be
 * reached.
 */
export type WaitReason = 'used' | 'blocked' | 'store';

export interface TakeOptions {
  /** @default 'normal' */
  readonly priority?: Priority;
  /** Requests with the same caller wait in line; different callers take turns. A client passes itself. */
  readonly caller?: object;
  /** Leaves the line. */
  readonly signal?: AbortSignal;
  /** Called once, when the request has to wait. */
  readonly onWait?: (reason: WaitReason) => void;
}

/**
 * How many requests may be sent, shared by everything that uses one token. The services count each token's requests
 * over five minutes and answer 429 from the 1,001st on.
 */
export interface RateBudget {
  /** Resolves when one request may be sent; rejects with the signal's reason. Each try counts, retries too. */
  take(options?: TakeOptions): Promise<void>;
  /** Lets no request through for this many milliseconds, because the service has answered 429. */
  block(ms: number): void;
}

/**
 * 980 of the services' 1,000: the rest is for requests that are under way when a window turns, and for people with
 * curl.
 */
export const DEFAULT_LIMIT = 980;
export const WINDOW_MS = 300_000;

/** How large a budget is. */
export interface BudgetSize {
  /**
   * Requests in any window.
   * @default 980
   */
  readonly limit?: number;
  /**
   * Length of the rolling window in milliseconds.
   * @default 300000
   */
  readonly windowMs?: number;
}

/** @throws {RangeError} when the size makes no sense */
export function checkSize({ limit = DEFAULT_LIMIT, windowMs = WINDOW_MS }: BudgetSize): Required<BudgetSize> {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError('budget: limit has to be a whole number of at least 1.');
  if (!(windowMs > 0 && Number.isFinite(windowMs)))
    throw new RangeError('budget: windowMs has to be a number of milliseconds above 0.');
  return { limit, windowMs };
}
