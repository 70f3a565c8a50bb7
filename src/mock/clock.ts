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
  /** Moves the clock to an instant, forwards or backwards. Throws a `RangeError` for what is not a valid date-time. */
  set(instant: string | number | Date): void;
  /** Moves the clock forwards (backwards when negative). */
  advance(by: Duration): void;
}

export class Clock implements MockClock {
  #base: number;
  #startedAt: number | null;

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
    return this.#startedAt === null ? this.#base : this.#base + (this.real() - this.#startedAt);
  }

  get now(): string {
    return new Date(this.ms).toISOString();
  }

  set(instant: string | number | Date): void {
    const at =
      instant instanceof Date ? instant.getTime() : typeof instant === 'number' ? instant : Date.parse(instant);
    if (Number.isNaN(at)) {
      throw new RangeError(
        `mock.clock.set: ${JSON.stringify(String(instant))} is not a valid date-time. Pass a Date, epoch milliseconds or a ` +
          'text such as "2026-03-01T09:00:00Z".',
      );
    }
    this.#base = at;
    if (this.#startedAt !== null) this.#startedAt = this.real();
  }

  advance(by: Duration): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = by;
    this.#base += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
  }
}
