import { list } from '../document.ts';
import { isNode, type Node } from '../walk.ts';

/** How an alternative of anyOf or oneOf is written after alignment: as a property whose name begins so. */
export const ALTERNATIVE = '\u2756';

/** Two alternatives that have less than this in common are not one that changed. */
const ALIKE = 0.4;

/**
 * Rewrites the alternatives (anyOf, oneOf) of two comparable documents as properties, so that those which belong
 * together have one name. A list would be compared by position, and one alternative more in its middle would make all
 * the rest look changed.
 */
export function align(base: unknown, revision: unknown): [unknown, unknown] {
  if (Array.isArray(base) && Array.isArray(revision)) {
    const pairs = Array.from({ length: Math.max(base.length, revision.length) }, (_, i) => align(base[i], revision[i]));
    return [pairs.slice(0, base.length).map(([a]) => a), pairs.slice(0, revision.length).map(([, b]) => b)];
  }
  if (!isNode(base) || !isNode(revision)) return [alone(base), alone(revision)];
  const [left, right] = named(base, revision);
  const a: Node = {};
  const b: Node = {};
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const [inA, inB] = align(left[key], right[key]);
    if (key in left) a[key] = inA;
    if (key in right) b[key] = inB;
  }
  return [a, b];
}

function alone(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(alone);
  if (!isNode(value)) return value;
  const [left] = named(value, {});
  return Object.fromEntries(Object.entries(left).map(([key, inner]) => [key, alone(inner)]));
}

/** Both schemas with their alternatives as properties of matching names. */
function named(base: Node, revision: Node): [Node, Node] {
  const before = alternatives(base);
  const after = alternatives(revision);
  if (before.length === 0 && after.length === 0) return [base, revision];
  const match = pairUp(before, after);
  const names = unique(before.map(label));
  const newNames = unique(
    after.map((branch, i) => names[match[i] ?? -1] ?? label(branch)),
    new Set(names),
    match,
  );
  return [withBranches(base, before, names), withBranches(revision, after, newNames)];
}

function alternatives(schema: Node): unknown[] {
  return ['anyOf', 'oneOf'].flatMap((key) => list(schema[key]));
}

function withBranches(schema: Node, branches: readonly unknown[], names: readonly string[]): Node {
  const rest = Object.fromEntries(Object.entries(schema).filter(([key]) => key !== 'anyOf' && key !== 'oneOf'));
  if (branches.length === 0) return rest;
  const own = isNode(schema['properties']) ? schema['properties'] : {};
  return {
    ...rest,
    properties: { ...own, ...Object.fromEntries(branches.map((branch, i) => [names[i] ?? '', branch])) },
  };
}

/**
 * For each alternative of the revision, the place of the base's that it continues. The most alike find each other
 * first.
 */
function pairUp(before: readonly unknown[], after: readonly unknown[]): (number | undefined)[] {
  const facts = { before: before.map((branch) => leaves(branch)), after: after.map((branch) => leaves(branch)) };
  const scores = facts.after
    .flatMap((b, j) => facts.before.map((a, i) => ({ i, j, score: likeness(a, b) - Math.abs(i - j) / 1e6 })))
    .filter(({ score }) => score >= ALIKE)
    .sort((x, y) => y.score - x.score);
  const match: (number | undefined)[] = after.map(() => undefined);
  const taken = new Set<number>();
  for (const { i, j } of scores) {
    if (match[j] !== undefined || taken.has(i)) continue;
    match[j] = i;
    taken.add(i);
  }
  return match;
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((fact) => b.has(fact)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}

function leaves(value: unknown, path = '', found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) leaves(item, `${path}[]`, found);
  else if (isNode(value)) for (const [key, inner] of Object.entries(value)) leaves(inner, `${path}.${key}`, found);
  else found.add(`${path}=${String(value)}`);
  return found;
}

/** What sets an alternative apart for a reader: the values that are fixed in it. */
function label(branch: unknown): string {
  const properties = isNode(branch) && isNode(branch['properties']) ? branch['properties'] : {};
  const fixed = Object.values(properties).flatMap((property) => {
    const values = list(isNode(property) ? property['enum'] : undefined);
    return values.length === 1 ? [String(values[0])] : [];
  });
  const kind = isNode(branch) && typeof branch['type'] === 'string' ? branch['type'] : 'alternative';
  return `${ALTERNATIVE}${fixed.length > 0 ? fixed.join(', ') : kind}`;
}

function unique(
  names: readonly string[],
  taken: ReadonlySet<string> = new Set(),
  match: readonly (number | undefined)[] = [],
): string[] {
  const used = new Set<string>();
  return names.map((name, i) => {
    // one that continues an alternative keeps that one's name
    if (match[i] !== undefined) {
      used.add(name);
      return name;
    }
    let free = name;
    for (let n = 2; used.has(free) || taken.has(free); n += 1) free = `${name} ${n}`;
    used.add(free);
    return free;
  });
}
