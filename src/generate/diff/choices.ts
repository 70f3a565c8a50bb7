import { isChoiceAlone, type Branch, type Choice, type Shape, type State } from './form.ts';
import { labels, likeness } from './likeness.ts';
import { keyOf } from './limits.ts';
import type { Comparison, Meaning, Step } from './schema-changes.ts';

/** Two alternatives that have less than this in common are not one that changed. */
const ALIKE = 0.4;

const NOTHING: Comparison = { changes: [], below: [] };

/**
 * What differs in what is to be chosen among. `instead` tells that this is all there is to compare: one schema became
 * one of several, or the other way round.
 */
export function compareChoices(
  a: Shape,
  b: Shape,
  { before, after }: { readonly before: State; readonly after: State },
): Comparison & { readonly instead: boolean } {
  const [was, is] = [a, b].map(({ choices }) => new Map(choices.map((choice) => [keyOfChoice(choice), choice])));
  const left = [...(was ?? [])].filter(([key]) => is?.has(key) === false).map(([, choice]) => choice);
  const right = [...(is ?? [])].filter(([key]) => was?.has(key) === false).map(([, choice]) => choice);
  const [one, other] = [left[0], right[0]];
  if (other !== undefined && a.choices.length === 0 && isChoiceAlone(b))
    return { ...compareBranches([{ state: before, values: [] }], other.branches), instead: true };
  if (one !== undefined && b.choices.length === 0 && isChoiceAlone(a))
    return { ...compareBranches(one.branches, [{ state: after, values: [] }]), instead: true };
  const pairs = Array.from({ length: Math.max(left.length, right.length) }, (_none, at) =>
    compareTwo(left[at], right[at]),
  );
  return {
    changes: pairs.flatMap(({ changes }) => changes),
    below: pairs.flatMap(({ below }) => below),
    instead: false,
  };
}

function keyOfChoice({ discriminator, branches }: Choice): string {
  return keyOf([discriminator, branches.map(({ state, values }) => keyOf([state.class, values])).sort()]);
}

function compareTwo(one: Choice | undefined, other: Choice | undefined): Comparison {
  if (one !== undefined && other !== undefined)
    return one.discriminator !== null && other.discriminator !== null
      ? compareByValue(one, other)
      : compareBranches(one.branches, other.branches);
  // a discriminator beside no choice says which schemas build upon this one, and forbids nothing
  if ((one ?? other)?.discriminator != null) return NOTHING;
  return other === undefined
    ? { changes: [{ event: 'type-changed', direction: 'wider', message: 'Anything may stand here now.' }], below: [] }
    : {
        changes: [{ event: 'type-changed', direction: 'narrower', message: 'What may stand here is narrower now.' }],
        below: [],
      };
}

/** Which alternative each value of a discriminator leads to. */
function compareByValue(one: Choice, other: Choice): Comparison {
  const [was, is] = [one, other].map(byValue);
  if (was === undefined || is === undefined) return NOTHING;
  const known = new Set([...was.values()].map((state) => state.class));
  const changes: Meaning[] = [];
  const below = new Map<string, { values: string[]; before: State; after: State }>();
  if (one.discriminator !== other.discriminator)
    changes.push({
      event: 'type-changed',
      direction: 'other',
      message: `The alternatives are told apart by ${String(other.discriminator)} and no longer by ${String(one.discriminator)}.`,
    });
  for (const [value, before] of was) {
    const after = is.get(value);
    if (after === undefined) changes.push(wentOrCame('alternative-removed', value));
    else if (before.class !== after.class && known.has(after.class))
      changes.push({
        event: 'type-changed',
        direction: 'other',
        below: ` (${value})`,
        message: `Another alternative is meant by ${value}.`,
      });
    else {
      const key = `${before.class} ${after.class}`;
      const step = below.get(key) ?? { values: [], before, after };
      step.values.push(value);
      below.set(key, step);
    }
  }
  for (const value of is.keys()) if (!was.has(value)) changes.push(wentOrCame('alternative-added', value));
  const rest = compareBranches(withoutValues(one), withoutValues(other));
  return {
    changes: [...changes, ...rest.changes],
    below: [
      ...[...below.values()].map(({ values, before, after }) => ({ text: ` (${values.join(', ')})`, before, after })),
      ...rest.below,
    ],
  };
}

function byValue({ branches }: Choice): ReadonlyMap<string, State> {
  return new Map(branches.flatMap(({ state, values }) => values.map((value) => [value, state] as const)));
}

function withoutValues({ branches }: Choice): Branch[] {
  return branches.filter(({ values }) => values.length === 0);
}

/** Alternatives that belong together, and those that came or went. */
function compareBranches(before: readonly Branch[], after: readonly Branch[]): Comparison {
  const pairs = pairUp(before, after);
  const { was, is } = labels(before, after, pairs);
  const stayed = new Set(pairs.values());
  const step = (at: number, from: number): Step[] => {
    const [one, other] = [before[from], after[at]];
    return one === undefined || other === undefined
      ? []
      : [{ text: ` (${was[from] ?? ''})`, before: one.state, after: other.state }];
  };
  return {
    changes: [
      ...was.filter((_name, from) => !stayed.has(from)).map((name) => wentOrCame('alternative-removed', name)),
      ...is.filter((_name, at) => !pairs.has(at)).map((name) => wentOrCame('alternative-added', name)),
    ],
    below: [...pairs].flatMap(([at, from]) => step(at, from)),
  };
}

function wentOrCame(event: 'alternative-added' | 'alternative-removed', name: string): Meaning {
  const message = event === 'alternative-added' ? 'A new alternative.' : 'The alternative was removed.';
  return { event, below: ` (${name})`, message };
}

/** For each alternative now, which one before it continues: the same, or the most alike. */
function pairUp(before: readonly Branch[], after: readonly Branch[]): Map<number, number> {
  const match = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (at: number, from: number): void => {
    if (match.has(at) || taken.has(from)) return;
    match.set(at, from);
    taken.add(from);
  };
  after.forEach(({ state }, at) => {
    before.forEach((one, from) => {
      if (one.state.class === state.class) pair(at, from);
    });
  });
  const scores = after.flatMap((one, at) =>
    match.has(at)
      ? []
      : before.flatMap((other, from) => {
          if (taken.has(from)) return [];
          const score = likeness(other.state, one.state);
          return score < ALIKE ? [] : [{ at, from, score: score - Math.abs(at - from) / 1e6 }];
        }),
  );
  for (const { at, from } of scores.sort((x, y) => y.score - x.score)) pair(at, from);
  return match;
}
