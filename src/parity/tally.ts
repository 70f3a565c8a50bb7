import type { Comparison, Difference, Evidence, Seen } from './types.ts';

/** Counts what was looked at and what differed, alike ones together. */
export class Tally {
  readonly #seen = new Map<string, Seen>();
  readonly #differences = new Map<string, Difference>();

  constructor(private readonly ask: string) {}

  see(head: string, evidence: Evidence, count = 1): void {
    const key = `${evidence} ${head}`;
    this.#seen.set(key, { head, evidence, count: (this.#seen.get(key)?.count ?? 0) + count });
  }

  add(
    head: string,
    path: string,
    evidence: Evidence,
    shapes: Difference['shapes'],
    values: Difference['values'],
  ): void {
    const key = [head, path, evidence, ...shapes].join('\n');
    const known = this.#differences.get(key);
    const found = { head, ask: this.ask, path, evidence, shapes, values, count: 1 };
    this.#differences.set(key, known === undefined ? found : { ...known, count: known.count + 1 });
  }

  get comparison(): Comparison {
    return { differences: [...this.#differences.values()], seen: [...this.#seen.values()] };
  }
}

/** Adds up what was seen under the same heads. */
export function summed(seen: readonly Seen[]): readonly Seen[] {
  const sums = new Map<string, Seen>();
  for (const one of seen) {
    const key = `${one.evidence} ${one.head}`;
    sums.set(key, { ...one, count: (sums.get(key)?.count ?? 0) + one.count });
  }
  return [...sums.values()].sort((one, other) => (one.head < other.head ? -1 : one.head > other.head ? 1 : 0));
}
