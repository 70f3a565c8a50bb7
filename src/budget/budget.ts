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
  /**
   * The longest the request may take, in milliseconds. A slot that nobody gives back is free again one window after
   * this and five seconds, so that a wrapper which forgets it cannot starve the rest.
   * @default 60000
   */
  readonly timeoutMs?: number;
}

/**
 * Gives a slot back: without options when the answer's head is there, and the slot is free again one window later.
 * The first call counts, later ones do nothing.
 */
export type Release = (how?: {
  /** The request was given up without an answer, and can still arrive for this many milliseconds. */
  readonly after?: number;
  /** No service counts the request: it never left, or a mock answered it. The slot is free at once. */
  readonly uncounted?: boolean;
}) => void;

/** What a budget has left. */
export interface BudgetLeft {
  /** Requests in any window, and the length of one in milliseconds. */
  readonly limit: number;
  readonly windowMs: number;
  /** How many requests may go now; none while a 429 holds all of them back. */
  readonly left: number;
  /** Milliseconds until all `limit` of them are free again at the latest, when no more are sent; 0 when they are. */
  readonly fullInMs: number;
  /** Whether what other processes and hosts send is counted, too. Left out: it is not. */
  readonly isShared?: boolean;
}

/**
 * How many requests may be sent, shared by everything that uses one token. The services count each token's requests
 * over five minutes and answer 429 from the 1,001st on.
 */
export interface RateBudget {
  /**
   * Resolves when one request may be sent, with a function that gives the slot back; rejects with the signal's reason.
   * Each try counts, retries too. A budget that resolves with nothing counts a request when it lets it go.
   */
  // a budget of one's own may be an async function that returns nothing, which only `void` takes
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type
  take(options?: TakeOptions): Promise<Release | undefined | void>;
  /** Lets no request through for this many milliseconds, because the service has answered 429. */
  block(ms: number): void;
  /**
   * Tells what is left, and takes nothing. A budget may lack it; then a bulk write reckons with the service's limit, of which
   * others have just used all.
   */
  left?(): BudgetLeft | Promise<BudgetLeft>;
}

/**
 * A budget that counts requests when they arrive, not when they may go. The service counts a request somewhere between
 * the moment it was let go and the moment its answer is there. A slot is taken at the first and free again one window
 * after the second, so that no latency can bring more than the limit into one window.
 */
export interface LeasedBudget extends RateBudget {
  take(options?: TakeOptions): Promise<Release>;
  left(): BudgetLeft | Promise<BudgetLeft>;
}

/**
 * 980 of the services' 1,000: the rest is for requests that are under way when a window turns, and for people with
 * curl.
 */
const DEFAULT_LIMIT = 980;
export const WINDOW_MS = 300_000;
/** How long a request that was given up can still be on its way. */
export const GRACE_MS = 5000;

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
