export interface ThrottleOptions {
  /**
   * `fixed` counts in windows aligned to the Unix epoch, as both services do; `rolling` in any window, as their
   * documents say.
   * @default 'fixed'
   */
  readonly mode?: 'fixed' | 'rolling';
  /**
   * Requests in a window; the next one is refused.
   * @default 1000
   */
  readonly limit?: number;
  /**
   * Length of the window in milliseconds.
   * @default 300000
   */
  readonly windowMs?: number;
}

/** Counts requests per Authorization header. Refused ones count too. */
export class Throttle {
  readonly #mode: 'fixed' | 'rolling';
  readonly #limit: number;
  readonly #window: number;
  readonly #fixed = new Map<string, { window: number; count: number }>();
  readonly #rolling = new Map<string, number[]>();

  constructor({ mode = 'fixed', limit = 1000, windowMs = 300_000 }: ThrottleOptions) {
    if (!(Number.isInteger(limit) && limit >= 1) || !(windowMs > 0))
      throw new RangeError('mock throttle: limit has to be a whole number of at least 1, and windowMs above 0.');
    this.#mode = mode;
    this.#limit = limit;
    this.#window = windowMs;
  }

  /** Whether a request has to be refused. A request without the header is not counted. */
  refuses(authorization: string | null, now: number): boolean {
    if (authorization === null) return false;
    const key = authorization.trim().toLowerCase();
    return this.#mode === 'fixed' ? this.#refusesFixed(key, now) : this.#refusesRolling(key, now);
  }

  #refusesFixed(key: string, now: number): boolean {
    const window = Math.floor(now / this.#window);
    const known = this.#fixed.get(key);
    const count = known?.window === window ? known.count + 1 : 1;
    this.#fixed.set(key, { window, count });
    return count > this.#limit;
  }

  #refusesRolling(key: string, now: number): boolean {
    const since = now - this.#window;
    const recent = (this.#rolling.get(key) ?? []).filter((at) => at > since);
    recent.push(now);
    // one entry more than the limit is enough to keep
    this.#rolling.set(key, recent.slice(-this.#limit - 1));
    return recent.length > this.#limit;
  }
}

/** The throttle that an option of a mock asks for; null for none. */
export function throttleOf(option: 'off' | 'fixed' | 'rolling' | ThrottleOptions = 'off'): Throttle | null {
  if (option === 'off') return null;
  return new Throttle(typeof option === 'string' ? { mode: option } : option);
}
