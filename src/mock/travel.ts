import { instant } from './kit/instants.ts';

/** The clock of steps that are taken under a clock header of their own, while they are. */
export class Travel {
  #now: number | null = null;

  /** Null when nobody has moved it. */
  get now(): number | null {
    return this.#now;
  }

  to<T>(at: string | number | Date, steps: () => T): T {
    const before = this.#now;
    this.#now = instant(at, 'mock.withServerDate: the instant');
    try {
      const result = steps();
      if (typeof result === 'object' && result !== null && 'then' in result)
        throw new TypeError('mock.withServerDate: the steps have to be done when they return, and gave a promise.');
      return result;
    } finally {
      this.#now = before;
    }
  }
}
