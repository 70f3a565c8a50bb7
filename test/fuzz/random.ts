/** A seeded source of chance: the same seed gives the same numbers on every machine. */
export class Random {
  #state: number;

  constructor(...seeds: readonly number[]) {
    // neighbouring seeds have to give unlike sequences, so each is stirred in
    this.#state = seeds.reduce(
      (state, seed) => Math.imul(state ^ (seed + 0x9e3779b9), 0x85ebca6b) ^ (state >>> 13),
      0x2545f491,
    );
    for (let i = 0; i < 4; i += 1) this.next();
  }

  /** From 0 up to but without 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number; both bounds included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of the values; undefined of an empty list. */
  maybe<T>(values: readonly T[]): T | undefined {
    return values[Math.floor(this.next() * values.length)];
  }

  pick<T>(values: readonly [T, ...T[]] | readonly T[]): T {
    if (values.length === 0) throw new Error('fuzz: nothing to pick from');
    const value = this.maybe(values);
    return value as T;
  }

  /** A key, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries<number>(weights) as [K, number][];
    let at = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      at -= weight;
      if (at < 0) return key;
    }
    return this.pick(entries.map(([key]) => key));
  }

  shuffled<T>(values: readonly T[]): T[] {
    const list = values.map((value) => ({ value, at: this.next() }));
    return list.sort((a, b) => a.at - b.at).map(({ value }) => value);
  }

  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.int(0, 15).toString(16)).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
