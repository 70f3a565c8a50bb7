const WINDOW_MS = 300_000;
/** What a client lets through in five minutes: see src/budget. */
const IN_A_WINDOW = 980;

/** Counts the requests that a command sends, as the budget of its client does. */
export class Window {
  readonly #now: () => number;
  readonly #requests: number[] = [];

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  sent(): void {
    this.#requests.push(this.#now());
  }

  /** How many more go into the present window; what others send with the same token is not seen. */
  left(): number {
    while (this.#requests[0] !== undefined && this.#requests[0] <= this.#now() - WINDOW_MS) this.#requests.shift();
    return Math.max(0, IN_A_WINDOW - this.#requests.length);
  }
}
