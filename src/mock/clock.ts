import { instant as instantOf, LAST_MOMENT, withinYears } from './kit/instants.ts';
import { number, object, optional } from './kit/shapes.ts';

/** A length of time to move the mock's clock by. */
export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
}

/** The mock's clock. In process it stands still; the HTTP server lets it run. */
export interface MockClock {
  /** The mock's present, as an ISO 8601 instant in UTC. */
  readonly now: string;
  /**
   * Moves the clock to an instant, forwards or backwards: a `Date`, epoch milliseconds, or a text with its zone, such as
   * `2026-03-01T09:00:00Z`, in the years 1900 to 9999.
   * @throws `RangeError` for what is none, `TypeError` for a wrong type; the clock stays where it is then
   */
  set(instant: string | number | Date): void;
  /**
   * Moves the clock forwards (backwards when negative).
   * @throws as `set` does
   */
  advance(by: Duration): void;
}

export class Clock implements MockClock {
  #base: number;
  #startedAt: number | null;
  /** Called after each move, with the present that was left. */
  onMoved: (from: number) => void = () => undefined;

  constructor(
    at: number,
    running: boolean,
    private readonly real: () => number = Date.now,
  ) {
    this.#base = at;
    this.#startedAt = running ? this.real() : null;
  }

  /** Milliseconds since the epoch. */
  get ms(): number {
    if (this.#startedAt === null) return this.#base;
    // one that runs stands still where the years it can show end
    return Math.min(this.#base + (this.real() - this.#startedAt), LAST_MOMENT);
  }

  get now(): string {
    return new Date(this.ms).toISOString();
  }

  set(instant: string | number | Date): void {
    const to = instantOf(instant, 'mock.clock.set: the instant');
    const from = this.ms;
    this.#base = to;
    if (this.#startedAt !== null) this.#startedAt = this.real();
    this.onMoved(from);
  }

  advance(by: Duration): void {
    const length = duration(by, 'mock.clock.advance:');
    const { days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = length;
    const ms = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
    withinYears(this.ms + ms, 'mock.clock.advance:', `${JSON.stringify(length)} from ${this.now}`);
    const from = this.ms;
    this.#base += ms;
    this.onMoved(from);
  }
}

const count = optional(number(-Number.MAX_VALUE, Number.MAX_VALUE));
export const duration = object<Duration>({
  days: count,
  hours: count,
  minutes: count,
  seconds: count,
  milliseconds: count,
});
