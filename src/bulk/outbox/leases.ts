import { randomBytes } from 'node:crypto';
import type { Aside, Lease, OutboxStore } from './store.ts';

/** How long a person is a host's, by the database's clock, unless it says again that it is at work. */
const LEASE_MS = 60_000;

interface Held extends Lease {
  readonly version: number;
  /** By this machine's own clock, counted from before the database was asked: never later than the database's. */
  end: number;
  readonly ending: AbortController;
}

/** The people whose rows this host works on. */
export class Leases {
  readonly #store: OutboxStore;
  readonly #leaseMs: number;
  readonly #word = randomBytes(9).toString('base64url');
  readonly #held = new Map<string, Held>();
  #timer: NodeJS.Timeout | null = null;
  #renewing: Promise<void> | null = null;
  #renewedAt = 0;

  constructor(store: OutboxStore, leaseMs = LEASE_MS) {
    this.#store = store;
    this.#leaseMs = leaseMs;
  }

  async take(person: string): Promise<boolean> {
    const before = performance.now();
    const lease = await this.#store.take(person, this.#word, this.#leaseMs);
    if (lease === null) return false;
    this.#held.set(person, { ...lease, end: before + this.#leaseMs, ending: new AbortController() });
    this.#timer ??= setInterval(() => this.#look(), this.#leaseMs / 12);
    return true;
  }

  /** The lease of a person; null when it was lost. */
  of(person: string): Lease | null {
    return this.#held.get(person) ?? null;
  }

  /** Ends what is under way for a person, when the lease does. */
  signalOf(person: string): AbortSignal {
    return this.#held.get(person)?.ending.signal ?? AbortSignal.abort();
  }

  people(): readonly string[] {
    return [...this.#held.keys()];
  }

  /** A person whom another host has by now. */
  forget(person: string): void {
    this.#held.get(person)?.ending.abort();
    this.#held.delete(person);
    if (this.#held.size > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  async release(person: string, aside: Aside): Promise<void> {
    const held = this.#held.get(person);
    if (held === undefined) return;
    // no renewal of it may come after
    await this.#renewing;
    this.forget(person);
    await this.#store.release(held, held.version, aside);
  }

  #look(): void {
    const now = performance.now();
    for (const held of this.#held.values()) if (held.end <= now) held.ending.abort();
    if (this.#renewing !== null || now - this.#renewedAt < this.#leaseMs / 3) return;
    // what cannot be renewed ends by itself; whether the database is there is found out by whoever needs it
    this.#renewing = this.#renew(now)
      .catch(() => undefined)
      .finally(() => (this.#renewing = null));
  }

  async #renew(before: number): Promise<void> {
    const asked = [...this.#held.keys()];
    const still = await this.#store.renew(this.#word, asked, this.#leaseMs);
    this.#renewedAt = before;
    for (const person of asked) {
      const held = this.#held.get(person);
      if (held === undefined) continue;
      if (still.has(person)) held.end = before + this.#leaseMs;
      else held.ending.abort();
    }
  }
}
