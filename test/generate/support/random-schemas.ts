import fc from 'fast-check';
import { isRecord } from '../../../src/base/guards.ts';
import type { Schema } from './small.ts';

type Node = Record<string, unknown>;

const scalar: fc.Arbitrary<Node> = fc.oneof(
  fc.record(
    {
      type: fc.constant('string'),
      minLength: fc.integer({ min: 1, max: 3 }),
      maxLength: fc.integer({ min: 5, max: 9 }),
    },
    { requiredKeys: ['type'] },
  ),
  fc.record(
    {
      type: fc.constantFrom('integer', 'number'),
      minimum: fc.integer({ min: -5, max: 0 }),
      maximum: fc.integer({ min: 1, max: 5 }),
    },
    { requiredKeys: ['type'] },
  ),
  fc.record({ type: fc.constant('string'), format: fc.constantFrom('date', 'uuid') }),
  fc.record({
    type: fc.constant('string'),
    enum: fc.uniqueArray(fc.constantFrom('x', 'y', 'z', 'w'), { minLength: 1 }),
  }),
  fc.constant({ type: 'boolean' }),
);

/** Schemas written in the plainest way, without references. */
export const plainSchemas: fc.Arbitrary<Node> = fc.letrec<{ schema: Node; object: Node }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    tie('object'),
  ),
  object: fc
    .tuple(
      fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.tuple(tie('schema'), fc.boolean(), fc.boolean()), {
        minKeys: 1,
      }),
      fc.boolean(),
    )
    .map(([entries, closed]) => ({
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(entries).map(([name, [schema, , nullable]]) => [name, nullable ? orNull(schema) : schema]),
      ),
      required: Object.entries(entries).flatMap(([name, [, required]]) => (required ? [name] : [])),
      ...(closed && { additionalProperties: false }),
    })),
})).object;

function orNull(schema: Node): Node {
  return Array.isArray(schema['enum'])
    ? { ...schema, type: [schema['type'], 'null'], enum: [...schema['enum'], null] }
    : { ...schema, type: [schema['type'], 'null'] };
}

/** Makes choices out of a list of numbers, over and over. */
export class Choices {
  #at = 0;
  readonly #numbers: readonly number[];

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  below(limit: number): number {
    this.#at += 1;
    return ((this.#numbers[this.#at % this.#numbers.length] ?? 0) + this.#at) % limit;
  }
}

export const numbers = fc.array(fc.nat(1000), { minLength: 5, maxLength: 40 });

/** The same meaning, written in another way: schemas lifted into components by any name, parts, lists, defaults. */
export function rewritten(schema: Schema, choices: Choices, components: Record<string, Schema>): Schema {
  if (typeof schema === 'boolean') return schema;
  const inner = ways(inside(schema, choices, components), choices);
  if (choices.below(4) !== 0) return inner;
  const name = `Lifted${choices.below(50)}x${Object.keys(components).length}`;
  components[name] = inner;
  const ref = { $ref: `#/components/schemas/${name}` };
  return choices.below(2) === 0 ? ref : { ...ref, description: 'Lifted.' };
}

function inside(schema: Node, choices: Choices, components: Record<string, Schema>): Node {
  const { properties, items } = schema;
  const again = (one: unknown): Schema => (isRecord(one) ? rewritten(one, choices, components) : true);
  const entries = isRecord(properties) ? Object.entries(properties) : [];
  return {
    ...schema,
    ...(isRecord(properties) && {
      properties: Object.fromEntries(shuffled(entries, choices).map(([name, one]) => [name, again(one)])),
    }),
    ...(isRecord(items) && { items: again(items) }),
  };
}

function ways(schema: Node, choices: Choices): Node {
  const types = schema['type'];
  const values = schema['enum'];
  switch (choices.below(8)) {
    case 0:
      return { allOf: [schema] };
    case 1:
      return 'properties' in schema ? split(schema, choices) : { anyOf: [schema] };
    case 2:
      return Array.isArray(values) && values.length === 1 ? { const: values[0] } : { oneOf: [schema] };
    case 3:
      return Array.isArray(types) && values === undefined
        ? { anyOf: types.map((type: unknown) => ({ ...schema, type })) }
        : schema;
    case 4:
      return Array.isArray(values)
        ? { ...schema, enum: shuffled(values, choices) }
        : { ...schema, title: 'T', 'x-of': 1 };
    case 5:
      return { ...defaults(types), ...schema, nullable: false, deprecated: false };
    case 6:
      return Array.isArray(values) && values.length > 1
        ? { oneOf: values.map((value: unknown) => ({ const: value })) }
        : schema;
    default:
      return schema;
  }
}

function defaults(type: unknown): Node {
  if (type === 'string') return { minLength: 0 };
  if (type === 'array') return { minItems: 0, uniqueItems: false };
  return type === 'object' ? { minProperties: 0, additionalProperties: {} } : {};
}

/** Some properties in one part and some in another; what is closed stays in one piece. */
function split(schema: Node, choices: Choices): Node {
  if ('additionalProperties' in schema || !isRecord(schema['properties'])) return { allOf: [schema] };
  const entries = Object.entries(schema['properties']);
  const required: unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const at = choices.below(entries.length + 1);
  const parts = [entries.slice(0, at), entries.slice(at)].map((some) => ({
    type: schema['type'],
    properties: Object.fromEntries(some),
    required: required.filter((name) => some.some(([own]) => own === name)),
  }));
  return { allOf: shuffled(parts, choices) };
}

function shuffled<T>(values: readonly T[], choices: Choices): T[] {
  const left = [...values];
  return values.flatMap(() => left.splice(choices.below(left.length), 1));
}

export interface RealChange {
  readonly schema: Node;
  readonly kind: string;
  readonly request: string;
  readonly answer: string;
}

/** One change of the meaning at some place of a plain schema. */
export function changed(schema: Node, choices: Choices): RealChange {
  const { properties, items } = schema;
  if (isRecord(items)) {
    const inner = changed(items, choices);
    return { ...inner, schema: { ...schema, items: inner.schema } };
  }
  if (!isRecord(properties)) return changedScalar(schema, choices);
  const names = Object.keys(properties);
  const name = names[choices.below(names.length)] ?? '';
  const required: unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const withRequired = (list: readonly unknown[]): Node => ({ ...schema, required: list });
  switch (choices.below(5)) {
    case 0: {
      const rest = Object.fromEntries(Object.entries(properties).filter(([one]) => one !== name));
      const left = { ...withRequired(required.filter((one) => one !== name)), properties: rest };
      return { schema: left, kind: 'attribute-removed', request: 'breaking', answer: 'breaking' };
    }
    case 1: {
      const more = { ...schema, properties: { ...properties, fresh: { type: 'string', pattern: '^fresh$' } } };
      return { schema: more, kind: 'attribute-added', request: 'harmless', answer: 'harmless' };
    }
    case 2:
      return required.includes(name)
        ? {
            schema: withRequired(required.filter((one) => one !== name)),
            kind: 'became-optional',
            request: 'harmless',
            answer: 'breaking',
          }
        : {
            schema: withRequired([...required, name]),
            kind: 'became-required',
            request: 'breaking',
            answer: 'harmless',
          };
    default: {
      const one = properties[name];
      const inner = changed(isRecord(one) ? one : {}, choices);
      return { ...inner, schema: { ...schema, properties: { ...properties, [name]: inner.schema } } };
    }
  }
}

function changedScalar(schema: Node, choices: Choices): RealChange {
  const { type, maxLength } = schema;
  const types: unknown[] = [type].flat();
  if (types.includes('null') && choices.below(2) === 0 && !('enum' in schema))
    return {
      schema: { ...schema, type: types[0] },
      kind: 'no-longer-nullable',
      request: 'breaking',
      answer: 'harmless',
    };
  if (typeof maxLength === 'number') {
    const isLonger = choices.below(2) === 0;
    return {
      schema: { ...schema, maxLength: maxLength + (isLonger ? 10 : -1) },
      kind: 'limit-changed',
      request: isLonger ? 'harmless' : 'breaking',
      answer: isLonger ? 'warning' : 'harmless',
    };
  }
  const nulls = types.includes('null') ? ['null'] : [];
  const other = types.includes('boolean') ? 'string' : 'boolean';
  return { schema: { type: [other, ...nulls] }, kind: 'type-changed', request: 'breaking', answer: 'breaking' };
}
