import { outOfRange, wholeNumber } from '../kit/shapes.ts';
import type { Change } from './types.ts';

/** The changes that are kept, numbered. */
export class Journal {
  #changes: Change[] = [];
  /** How many at the beginning of the list are dropped: they are taken out many at a time. */
  #dropped = 0;
  #newest = 0;

  constructor(private readonly keep: number) {}

  get newest(): number {
    return this.#newest;
  }

  add(change: Omit<Change, 'n'>): void {
    this.#newest += 1;
    this.#changes.push(Object.freeze({ n: this.#newest, ...change }));
    if (this.#changes.length - this.#dropped > this.keep) this.#dropped += 1;
    if (this.#dropped <= this.keep) return;
    this.#changes = this.#changes.slice(this.#dropped);
    this.#dropped = 0;
  }

  since(number: number): readonly Change[] {
    const at = 'mock.changes.since: n';
    const n = wholeNumber(0)(number, at);
    if (n > this.#newest) throw outOfRange(at, `is ${n}, and the newest change is number ${this.#newest}.`);
    const kept = this.#changes.length - this.#dropped;
    const oldest = this.#newest - kept + 1;
    if (n + 1 < oldest)
      throw outOfRange(
        at,
        `is ${n}, and only the changes from number ${oldest} on are kept: ask for those since ${oldest - 1}, or record with a larger "keep".`,
      );
    return this.#changes.slice(this.#dropped + n + 1 - oldest);
  }
}
