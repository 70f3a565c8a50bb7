import { setImmediate as turn } from 'node:timers/promises';
import type { Runtime } from '../../src/budget/index.ts';
// loaded here, so that no first call of a test waits for the disk while the clock stands still
import '../../src/client/transport.ts';
import '../../src/client/check-answer.ts';
import '../../src/client/long-wait.ts';
import '../../src/client/http-request.ts';
import '../../src/client/send-raw.ts';
import '../../src/client/to-error.ts';
import { createPaged } from '../../src/paging/index.ts';
import '../../src/resources/writing/check-many.ts';
import '../../src/resources/writing/checked-write.ts';
import '../../src/resources/writing/facts.ts';
import '../../src/resources/writing/plans.ts';
import '../../src/resources/writing/stored.ts';
import '../../src/resources/writing/settle.ts';
import '../../src/rules/index.ts';
import '../../src/resources/resolve.ts';
import '../../src/resources/successor.ts';

// what paging loads when it is first needed is kept from here on
await createPaged<never>({
  operation: 'none',
  perPage: undefined,
  maxPages: undefined,
  ahead: undefined,
  open: () => () => Promise.reject(new Error('nothing is read')),
  idOf: String,
  updatedAt: () => null,
  onDrift: () => undefined,
}).take(0);

/** A clock that goes on when told to, or from timer to timer while something is awaited. Chance comes from a list. */
export class FakeRuntime implements Runtime {
  /** How long each timer was set for, in order. */
  readonly waits: number[] = [];
  readonly #timers = new Map<number, { at: number; callback: () => void }>();
  #now: number;
  #made = 0;
  #chance: readonly number[];
  #drawn = 0;

  constructor(now = Date.parse('2026-02-10T12:01:30Z'), chance: readonly number[] = [0.5]) {
    this.#now = now;
    this.#chance = chance;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    this.#drawn += 1;
    return this.#chance[(this.#drawn - 1) % this.#chance.length] ?? 0.5;
  }

  later(callback: () => void, ms: number): () => void {
    this.#made += 1;
    const id = this.#made;
    this.waits.push(ms);
    this.#timers.set(id, { at: this.#now + Math.max(0, ms), callback });
    return () => this.#timers.delete(id);
  }

  /** Timers that are still set. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Goes to the next timer; false when there is none, or none before `until`. */
  step(until = Infinity): boolean {
    let next: [number, { at: number; callback: () => void }] | null = null;
    for (const entry of this.#timers) if (next === null || entry[1].at < next[1].at) next = entry;
    if (next === null || next[1].at > until) return false;
    this.#timers.delete(next[0]);
    this.#now = Math.max(this.#now, next[1].at);
    next[1].callback();
    return true;
  }

  /** Lets time pass. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await turn();
    while (this.step(until)) await turn();
    this.#now = until;
    await turn();
  }

  /** Awaits, and lets time pass while nothing else happens. */
  async run<T>(promise: Promise<T>): Promise<T> {
    let over = false;
    const isOver = (): boolean => over;
    const settled = promise.finally(() => {
      over = true;
    });
    settled.catch(() => undefined);
    for (let idle = 0; !isOver() && idle < 1000; idle += 1) {
      for (let turns = 0; turns < 4 && !isOver(); turns += 1) await turn();
      if (!isOver() && this.step()) idle = 0;
    }
    return settled;
  }
}
