import { isNested, isRecord } from '../base/guards.ts';
import { plain } from '../sync/records/normal-form.ts';
import type { Resource } from '../sync/resources.ts';
import { isKnown } from './known-differences.ts';
import { fields, type Added, type Gone } from './migration-map.ts';

/** Two values of one field. */
export interface FieldDifference {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

type Attributes = Readonly<Record<string, unknown>>;

/** Gives the id by which a record is known in both copies. */
export type Translate = (resource: Resource, id: string, side: 'from' | 'to') => string;

/**
 * What differs between the same object in two copies, by field. What one service does not serve at all comes from the
 * map, what both serve differently from the table of known differences. Parts that are lists of objects are compared by
 * others; lists of values are sets.
 */
export function* attributeDifferences(
  resource: Resource,
  [from, to]: readonly [Attributes, Attributes],
  { path = '', skip = [], translate }: { path?: string; skip?: readonly string[]; translate: Translate },
): Generator<FieldDifference> {
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const field = `${path}${name}`;
    if (skip.includes(field) || (!(name in from) && addedIn(resource, field) !== null)) continue;
    const [a, b] = [plain(from[name] ?? null), plain(to[name] ?? null)];
    const gone = goneIn(resource, field);
    if (gone !== null && !(name in to)) {
      if (!gone.lost.some((value) => value === a)) yield { field, from: a, to: null };
    } else if (isRecord(a) && isRecord(b))
      yield* attributeDifferences(resource, [a, b], { path: `${field}.`, skip, translate });
    else if (Array.isArray(a) && Array.isArray(b)) yield* elementDifferences(resource, `${field}[]`, a, b);
    else if (!isSame(resource, field, a, b, translate) && !isKnown(resource, field, a, b))
      yield { field, from: a, to: b };
  }
}

function isSame(resource: Resource, field: string, a: unknown, b: unknown, translate: Translate): boolean {
  const target = refersTo(resource, field);
  if (target !== null && typeof a === 'string' && typeof b === 'string')
    return translate(target, a, 'from') === translate(target, b, 'to');
  return isNested(a) || isNested(b) ? JSON.stringify(a) === JSON.stringify(b) : a === b;
}

function* elementDifferences(
  resource: Resource,
  field: string,
  from: readonly unknown[],
  to: readonly unknown[],
): Generator<FieldDifference> {
  const [a, b] = [from, to].map((list) => new Map(list.map((value) => [JSON.stringify(value), value] as const)));
  for (const [key, value] of a ?? [])
    if (b?.has(key) !== true && !isKnown(resource, field, value, null)) yield { field, from: value, to: null };
  for (const [key, value] of b ?? [])
    if (a?.has(key) !== true && !isKnown(resource, field, null, value)) yield { field, from: null, to: value };
}

const goneIn = (resource: Resource, field: string): Gone<unknown> | null =>
  ownOf<Gone<unknown>>(fields[resource].gone, field);

const addedIn = (resource: Resource, field: string): Added | null => ownOf<Added>(fields[resource].added, field);

const refersTo = (resource: Resource, field: string): Resource | null =>
  ownOf<Resource>(fields[resource].refers, field);

/** The row of a table; what an object has from its prototype is none. */
const ownOf = <T>(table: Readonly<Record<string, T | undefined>>, name: string): T | null =>
  (Object.hasOwn(table, name) ? table[name] : null) ?? null;
