import type { Node } from '../walk.ts';
import type { Kind, Limit } from './form.ts';
import { isInteger, kindOfValue, valuesOf } from './written.ts';

const LIMITS: Readonly<Record<Kind, readonly string[]>> = {
  null: [],
  boolean: [],
  string: ['minLength', 'maxLength'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  array: ['minItems', 'maxItems', 'uniqueItems', 'minContains', 'maxContains'],
  object: ['minProperties', 'maxProperties'],
};

/** Keywords of which all that are said hold; nobody can tell what two of them mean together. */
const SETS: Readonly<Record<Kind, readonly string[]>> = {
  null: [],
  boolean: [],
  string: ['pattern', 'format', 'contentEncoding', 'contentMediaType'],
  number: ['multipleOf', 'format'],
  array: [],
  object: [],
};

const OF_NUMBERS = /^(u?int\d*|float|double|decimal\d*|number)$/;

export interface Limits {
  readonly values: readonly unknown[] | null;
  readonly integer: boolean;
  readonly limits: ReadonlyMap<string, Limit>;
  readonly sets: ReadonlyMap<string, readonly string[]>;
}

/** The keywords that narrow values of a kind, properties and items aside. */
export function limitingKeys(kind: Kind): readonly string[] {
  return ['enum', 'const', ...LIMITS[kind], ...SETS[kind]];
}

/** Whether a schema narrows values of a kind by one of those keywords. */
export function limits(schema: Node, kind: Kind): boolean {
  return (kind === 'number' && isInteger(schema)) || limitingKeys(kind).some((key) => says(schema, key, kind));
}

function says(schema: Node, key: string, kind: Kind): boolean {
  if (!(key in schema)) return false;
  if (key === 'format') return OF_NUMBERS.test(String(schema[key])) === (kind === 'number');
  return !(limitOf(schema, key)?.value === 0 && isNothingAtZero(key));
}

/** All that several schemas say together about values of one kind, in one form. */
export function joined(schemas: readonly Node[], kind: Kind): Limits {
  const integer =
    kind === 'number' && schemas.some((schema) => isInteger(schema) || Number(schema['multipleOf']) === 1);
  const found = tightest(schemas, kind, integer);
  const sets = new Map<string, readonly string[]>();
  for (const key of SETS[kind]) {
    const said = schemas.filter((schema) => says(schema, key, kind)).map((schema) => String(schema[key]));
    const members = [...new Set(said)].filter((member) => !(key === 'multipleOf' && member === '1')).sort();
    if (members.length > 0) sets.set(key, members);
  }
  const values = listed(schemas, kind);
  if (values === null) return { values, integer, limits: found, sets };
  // where the values are listed, what else is said only leaves some of them out
  const left = values.filter(
    (value) =>
      (!integer || Number.isInteger(value)) && [...found].every(([key, limit]) => isWithin(value, kind, key, limit)),
  );
  const scalar = kind === 'string' || kind === 'number';
  return {
    values: kind === 'boolean' && left.length === 2 ? null : scalar ? left : values,
    integer: false,
    limits: scalar ? new Map() : found,
    sets,
  };
}

function listed(schemas: readonly Node[], kind: Kind): readonly unknown[] | null {
  // null has but one value
  if (kind === 'null') return null;
  const lists = schemas.flatMap((schema) => {
    const values = valuesOf(schema);
    return values === null ? [] : [values.filter((value) => kindOfValue(value) === kind)];
  });
  const [first, ...others] = lists.map((values) => new Map(values.map((value) => [keyOf(value), value])));
  if (first === undefined) return null;
  return [...first]
    .filter(([key]) => others.every((other) => other.has(key)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value);
}

function tightest(schemas: readonly Node[], kind: Kind, integer: boolean): Map<string, Limit> {
  const found = new Map<string, Limit>();
  for (const written of LIMITS[kind]) {
    const key = written === 'exclusiveMinimum' ? 'minimum' : written === 'exclusiveMaximum' ? 'maximum' : written;
    for (const schema of schemas) {
      const limit = limitOf(schema, written);
      if (limit === null) continue;
      const one = integer ? whole(key, limit) : limit;
      const known = found.get(key);
      if (known === undefined || isTighter(key, one, known)) found.set(key, one);
    }
    if (found.get(key)?.value === 0 && isNothingAtZero(key)) found.delete(key);
  }
  return found;
}

function limitOf(schema: Node, key: string): Limit | null {
  const value = schema[key];
  if (key === 'uniqueItems') return value === undefined ? null : { value: value === true ? 1 : 0, exclusive: false };
  return typeof value === 'number' ? { value, exclusive: key.startsWith('exclusive') } : null;
}

/** More than 4 is, of integers, 5 and more. */
function whole(key: string, { value, exclusive }: Limit): Limit {
  const lowest = exclusive ? Math.floor(value) + 1 : Math.ceil(value);
  const highest = exclusive ? Math.ceil(value) - 1 : Math.floor(value);
  return { value: key === 'minimum' ? lowest : key === 'maximum' ? highest : value, exclusive: false };
}

function isNothingAtZero(key: string): boolean {
  return key === 'uniqueItems' || (key.startsWith('min') && key !== 'minimum' && key !== 'minContains');
}

/** Whether the first limit lets fewer values through than the second. */
export function isTighter(key: string, a: Limit, b: Limit): boolean {
  if (a.value === b.value) return a.exclusive && !b.exclusive;
  return key.startsWith('max') ? a.value < b.value : a.value > b.value;
}

function isWithin(value: unknown, kind: Kind, key: string, limit: Limit): boolean {
  const size = kind === 'string' ? Array.from(String(value)).length : kind === 'number' ? Number(value) : null;
  if (size === null) return true;
  if (size === limit.value) return !limit.exclusive;
  return key.startsWith('max') ? size < limit.value : size > limit.value;
}

/** A text that two equal values share, whatever order their keys are in. */
export function keyOf(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
