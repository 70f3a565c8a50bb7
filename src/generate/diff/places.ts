import type { Pair, Root } from './pairs.ts';

/** A place in an operation. */
export interface Place {
  readonly operation: string;
  /** `request data.attributes.reason` */
  readonly place: string;
}

/** Where all that leads to a pair comes from. */
export interface Places {
  /** The first few, the shortest of them first. */
  readonly first: readonly Place[];
  /** How many there are, a schema within itself aside. */
  readonly count: number;
  /** The operations, each once. */
  readonly operations: readonly string[];
}

/** So many places of a change are told one by one. */
export const TOLD = 5;

/**
 * Counts the places of pairs without going to each: two levels that are each used twice by the level above have four
 * places at the bottom, and sixty-four have more than could be gone to.
 */
export class PlaceFinder {
  readonly #counts = new Map<Pair, number>();
  /** The steps down to a pair, without those that lead back into what they come from. */
  readonly #above = new Map<Pair, { text: string; pair: Pair }[]>();

  constructor(pairs: readonly Pair[]) {
    for (const pair of downwards(pairs, (from, to, text) => void upwards(this.#above, to).push({ text, pair: from }))) {
      const above = upwards(this.#above, pair);
      const sum = above.reduce((total, step) => total + (this.#counts.get(step.pair) ?? 0), pair.roots.length);
      this.#counts.set(pair, Math.min(sum, Number.MAX_SAFE_INTEGER));
    }
  }

  /** The places of something inside a pair. */
  of(pair: Pair, below: string): Places {
    return {
      first: this.#first(pair, below),
      count: this.#counts.get(pair) ?? 0,
      operations: operationsOf(pair),
    };
  }

  #first(pair: Pair, below: string): Place[] {
    const found: Place[] = [];
    const open = [{ pair, text: below }];
    for (let at = open.pop(); at !== undefined && found.length < TOLD; at = open.pop()) {
      const { pair: here, text } = at;
      found.push(...here.roots.map((root) => placeOf(root, text)));
      const above = upwards(this.#above, here).map((step) => ({ pair: step.pair, text: `${step.text}${text}` }));
      // the first one pushed last, to be gone to first
      open.push(...above.slice(0, TOLD).reverse());
    }
    return found.slice(0, TOLD);
  }
}

function placeOf({ operation, place }: Root, below: string): Place {
  return { operation, place: inside(place, below) };
}

/** A place and an attribute path below it: `filter.cohort`, `answer 200 data[].attributes.email`. */
function inside(place: string, below: string): string {
  const isBody = place === 'request' || /^answer \S*$/.test(place);
  return isBody && below !== '' ? `${place} ${below.replace(/^[. ]/, '')}` : `${place}${below}`;
}

function upwards(lists: Map<Pair, { text: string; pair: Pair }[]>, pair: Pair): { text: string; pair: Pair }[] {
  const found = lists.get(pair) ?? [];
  lists.set(pair, found);
  return found;
}

function operationsOf(pair: Pair): string[] {
  const seen = new Set([pair]);
  const found = new Set<string>();
  for (const here of seen) {
    for (const { operation } of here.roots) found.add(operation);
    for (const step of here.above) seen.add(step.pair);
  }
  return [...found];
}

/** The pairs in an order in which each comes after all that lead to it; steps back into a circle are left out. */
function downwards(pairs: readonly Pair[], keep: (from: Pair, to: Pair, text: string) => void): Pair[] {
  const done: Pair[] = [];
  const state = new Map<Pair, 'open' | 'done'>();
  for (const start of pairs) {
    if (state.has(start)) continue;
    const stack = [{ pair: start, next: 0 }];
    state.set(start, 'open');
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const step = top.pair.below[top.next];
      top.next += 1;
      if (step === undefined) {
        state.set(top.pair, 'done');
        done.push(top.pair);
        stack.pop();
      } else if (state.get(step.pair) !== 'open') {
        keep(top.pair, step.pair, step.text);
        if (!state.has(step.pair)) {
          state.set(step.pair, 'open');
          stack.push({ pair: step.pair, next: 0 });
        }
      }
    }
  }
  return done.reverse();
}
