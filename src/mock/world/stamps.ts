import { DAY_MS } from '../../base/days.ts';

const STEP_MS = 1000;
const BEFORE_NOW_MS = 365 * DAY_MS;

/** Gives records without a written `createdAt` one that keeps the order written and lies before the world's present. */
export class Stamps {
  #next: number;

  constructor(now: number) {
    this.#next = Math.floor((now - BEFORE_NOW_MS) / STEP_MS) * STEP_MS;
  }

  of(
    written: { createdAt?: string | undefined; updatedAt?: string | undefined },
    parentCreatedAt?: number,
  ): { createdAt: number; updatedAt: number } {
    const createdAt =
      written.createdAt !== undefined ? Date.parse(written.createdAt) : (parentCreatedAt ?? this.take());
    return { createdAt, updatedAt: written.updatedAt !== undefined ? Date.parse(written.updatedAt) : createdAt };
  }

  take(): number {
    this.#next += STEP_MS;
    return this.#next;
  }
}
