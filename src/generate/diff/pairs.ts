import type { State } from './form.ts';
import { compareStates, type Meaning } from './schema-changes.ts';
import type { Side } from './severity.ts';

/** A place of an operation where a schema stands, before and after. */
export interface Root {
  readonly operation: string;
  /** `filter`, `request`, `answer 200` */
  readonly place: string;
  readonly side: Side;
  readonly before: State;
  readonly after: State;
}

/** Two states that are compared once, however many places lead to them. */
export interface Pair {
  readonly before: State;
  readonly after: State;
  readonly side: Side;
  readonly changes: readonly Meaning[];
  /** The pairs one step below. */
  readonly below: readonly { readonly text: string; readonly pair: Pair }[];
  /** The pairs one step above, the nearest to an operation first. */
  readonly above: { readonly text: string; readonly pair: Pair }[];
  readonly roots: Root[];
}

/** Compares all that the roots lead to. What is of one class is the same and is not looked into. */
export function comparePairs(roots: readonly Root[], ends: readonly State[]): readonly Pair[] {
  const pairs = new Map<string, Open>();
  const open: Open[] = [];
  const pairOf = (one: State, other: State, side: Side): Open => {
    // a parameter is sent like a body, and one verdict holds for both
    const known = `${one.class} ${other.class} ${side === 'parameter' ? 'request' : side}`;
    const found = pairs.get(known);
    if (found !== undefined) return found;
    const [before, after] = [ends[one.class] ?? one, ends[other.class] ?? other];
    const pair: Open = { before, after, side, changes: [], below: [], above: [], roots: [] };
    pairs.set(known, pair);
    open.push(pair);
    return pair;
  };
  for (const root of roots) {
    if (root.before.class !== root.after.class) pairOf(root.before, root.after, root.side).roots.push(root);
  }
  // grows while it is gone through
  for (const pair of open) {
    const way = pair.side === 'answer' || pair.side === 'refusal' ? 'got' : 'sent';
    const { changes, below } = compareStates(pair.before, pair.after, way);
    pair.changes = changes;
    for (const { text, before, after } of below) {
      if (before.class === after.class) continue;
      const inner = pairOf(before, after, pair.side);
      pair.below.push({ text, pair: inner });
      inner.above.push({ text, pair });
    }
  }
  return open;
}

interface Open extends Pair {
  changes: readonly Meaning[];
  readonly below: { text: string; pair: Open }[];
}
