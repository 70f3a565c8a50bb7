import { describe, expect, test } from 'vitest';
import { bothWays, diffOf, lines, small, type Schema, type Schemas } from './support/small.ts';

const text = { type: 'string' };
const object = (properties: Schemas, more: object = {}): Schema => ({ type: 'object', properties, ...more });
const B: Schemas = { B: object({ a: text, b: { type: 'integer' } }, { required: ['a'] }) };
const ref = { $ref: '#/components/schemas/B' };

describe('one meaning, written in two ways, is no change', () => {
  const cases: [string, Schema, Schema][] = [
    ['a constant and a list of one', { const: 'x' }, { type: 'string', enum: ['x'] }],
    ['a number as a constant', { const: 3 }, { type: 'integer', enum: [3] }],
    ['a list of types and alternatives', { type: ['string', 'integer'] }, { anyOf: [text, { type: 'integer' }] }],
    ['alternatives in another order', { oneOf: [text, { type: 'integer' }] }, { oneOf: [{ type: 'integer' }, text] }],
    [
      'alternatives that are constants',
      { oneOf: [{ const: 'a' }, { const: 'b' }] },
      { type: 'string', enum: ['b', 'a'] },
    ],
    [
      'alternatives within alternatives',
      { anyOf: [text, { anyOf: [{ type: 'integer' }, { type: 'boolean' }] }] },
      { type: ['boolean', 'integer', 'string'] },
    ],
    ['an alternative that stands twice', { anyOf: [ref, { ...ref }] }, ref],
    [
      'a limit that holds for one of the types',
      { type: ['string', 'null'], maxLength: 3 },
      { anyOf: [{ type: 'string', maxLength: 3 }, { type: 'null' }] },
    ],
    [
      'null in a list of values',
      { type: ['string', 'null'], enum: ['a', null] },
      { anyOf: [{ enum: ['a'] }, { const: null }] },
    ],
    ['nullable as 3.0 has it', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['nullable beside a reference', { allOf: [ref], nullable: true }, { oneOf: [{ type: 'null' }, ref] }],
    ['integers beside all numbers', { type: ['integer', 'number'] }, { type: 'number' }],
    ['multiples of one', { type: 'number', multipleOf: 1 }, { type: 'integer' }],
    ['an integer above four', { type: 'integer', exclusiveMinimum: 4 }, { type: 'integer', minimum: 5 }],
    ['true and false', { type: 'boolean', enum: [true, false] }, { type: 'boolean' }],
    ['allOf of one', { allOf: [ref] }, ref],
    ['a reference in place', ref, B['B'] ?? {}],
    [
      'properties in two parts',
      { allOf: [object({ a: text }, { required: ['a'] }), object({ b: { type: 'integer' } })] },
      ref,
    ],
    [
      'parts within parts',
      { allOf: [{ allOf: [object({ a: text }, { required: ['a'] })] }, object({ b: { type: 'integer' } })] },
      ref,
    ],
    [
      'one property in two parts',
      { allOf: [object({ x: object({ a: text }) }), object({ x: object({ b: text }) })] },
      object({ x: object({ a: text, b: text }) }),
    ],
    [
      'limits of two parts',
      {
        allOf: [
          { type: 'string', maxLength: 9 },
          { type: 'string', maxLength: 5, minLength: 1 },
        ],
      },
      { type: 'string', minLength: 1, maxLength: 5 },
    ],
    [
      'values of two parts',
      { allOf: [{ enum: ['a', 'b', 'c'] }, { enum: ['b', 'c', 'd'] }] },
      { type: 'string', enum: ['b', 'c'] },
    ],
    ['types of two parts', { allOf: [{ type: 'number' }, { type: 'integer' }] }, { type: 'integer' }],
    ['beside a reference', { ...ref, properties: { extra: text } }, { allOf: [ref, object({ extra: text })] }],
    [
      'a closed part',
      { allOf: [object({ a: text }, { additionalProperties: false })] },
      object({ a: text }, { additionalProperties: false }),
    ],
    ['defaults of a text', { type: 'string', minLength: 0 }, text],
    [
      'defaults of a list',
      { type: 'array', items: text, minItems: 0, uniqueItems: false },
      { type: 'array', items: text },
    ],
    [
      'defaults of an object',
      object({ a: text }, { additionalProperties: true, required: [], minProperties: 0 }),
      object({ a: text }),
    ],
    ['additional properties of any kind', object({ a: text }, { additionalProperties: {} }), object({ a: text })],
    [
      'flags that are off',
      object({ a: { ...text, deprecated: false, nullable: false, readOnly: false } }),
      object({ a: text }),
    ],
    [
      'prose and extensions',
      { ...text, title: 'T', description: 'd', examples: ['x'], 'x-y': 1, default: 'q', $comment: 'c' },
      text,
    ],
    ['definitions nobody uses', { ...text, $defs: { Old: { type: 'integer' } } }, text],
    ['a keyword of another type', { type: 'integer', maxLength: 4 }, { type: 'integer' }],
  ];
  test.each(cases)('%s', (_name, one, other) => {
    expect(bothWays(one, other, B)).toEqual({ request: [], answer: [] });
    expect(bothWays(other, one, B)).toEqual({ request: [], answer: [] });
  });

  test('a schema that contains itself, unrolled once', () => {
    const once: Schemas = { T: object({ next: { $ref: '#/components/schemas/T' }, name: text }) };
    const twice: Schemas = {
      T: object({ next: { $ref: '#/components/schemas/U' }, name: text }),
      U: object({ next: { $ref: '#/components/schemas/T' }, name: text }),
    };
    expect(bothWays({ $ref: '#/components/schemas/T' }, { $ref: '#/components/schemas/T' }, once, twice)).toEqual({
      request: [],
      answer: [],
    });
  });

  test('allOf that leads back to itself is refused with its place', () => {
    const loop: Schemas = {
      T: { allOf: [{ $ref: '#/components/schemas/U' }, object({ a: text })] },
      U: { allOf: [{ $ref: '#/components/schemas/T' }] },
    };
    expect(() => bothWays({ $ref: '#/components/schemas/T' }, object({ a: text }), loop)).toThrow(
      /\$\.components\.schemas\.T\.allOf\[0\]: the schema is put together from itself/,
    );
  });
});

describe('parts and references', () => {
  const nested = (inner: Schemas): Schema => ({
    allOf: [object({ x: { allOf: [object(inner), object({ c: text })] } }), object({ x: object({ d: text }) })],
  });
  test.each<[string, Schema, Schema, string]>([
    ['a property of a part within a part', nested({ a: text, b: text }), nested({ a: text }), 'it.x.b'],
    ['what stood beside a reference', { ...ref, properties: { extra: text } }, ref, 'it.extra'],
    [
      'what stood beside a reference, in a part',
      { allOf: [{ ...ref, properties: { extra: text } }] },
      { allOf: [ref] },
      'it.extra',
    ],
  ])('%s is missed', (_name, before, after, place) => {
    expect(bothWays(before, after, B)).toEqual({
      request: [`breaking attribute-removed request ${place}`],
      answer: [`breaking attribute-removed answer 200 ${place}`],
    });
    expect(bothWays(after, before, B)).toEqual({
      request: [`harmless attribute-added request ${place}`],
      answer: [`harmless attribute-added answer 200 ${place}`],
    });
  });

  test('what a closed part forbids is not there, whatever another part says', () => {
    const closed = (more: Schemas): Schema => ({
      allOf: [object({ a: text }, { additionalProperties: false }), object(more)],
    });
    expect(bothWays(closed({ b: text }), closed({ b: { type: 'integer' } }))).toEqual({ request: [], answer: [] });
  });

  test('beside a reference, a limit counts', () => {
    const schemas = { B: text };
    expect(bothWays(ref, { ...ref, maxLength: 3 }, schemas)).toEqual({
      request: ['breaking limit-changed request it'],
      answer: ['harmless limit-changed answer 200 it'],
    });
  });
});

describe('one side of the wire', () => {
  test.each(['request', 'answer'] as const)('what the other side alone has is not in a %s', (side) => {
    const flag = side === 'request' ? 'readOnly' : 'writeOnly';
    const of = (it: Schema) => small({ [side]: object({ a: text, it }, { required: ['it'] }) });
    expect(lines(diffOf(of({ ...text, [flag]: true }), of({ type: 'integer', [flag]: true })))).toEqual([]);
    expect(lines(diffOf(of({ ...text, [flag]: true }), small({ [side]: object({ a: text }) })))).toEqual([]);
  });

  test('an attribute that only answers have from now on went from requests', () => {
    expect(bothWays(object({ a: text }), object({ a: { ...text, readOnly: true } }))).toEqual({
      request: ['breaking attribute-removed request it.a'],
      answer: [],
    });
  });
});

describe('a discriminator says which alternative a value means', () => {
  const schemas: Schemas = {
    Cat: object({ kind: text, lives: { type: 'integer' } }),
    Dog: object({ kind: text, barks: { type: 'boolean' } }),
  };
  const pet = (mapping?: Record<string, string>): Schema => ({
    oneOf: ['Cat', 'Dog'].map((name) => ({ $ref: `#/components/schemas/${name}` })),
    discriminator: { propertyName: 'kind', ...(mapping && { mapping }) },
  });
  const cat = '#/components/schemas/Cat';
  const dog = '#/components/schemas/Dog';

  test('by reference, by name, in any order', () => {
    expect(bothWays(pet({ Cat: cat, Dog: dog }), pet({ Dog: 'Dog', Cat: 'Cat' }), schemas)).toEqual({
      request: [],
      answer: [],
    });
    expect(bothWays(pet({ Cat: cat, Dog: dog }), pet(), schemas)).toEqual({ request: [], answer: [] });
  });

  test('a value that means the other one', () => {
    const { request } = bothWays(pet({ c: cat, d: dog, e: cat }), pet({ c: cat, d: dog, e: dog }), schemas);
    expect(request).toEqual(['breaking type-changed request it (e)']);
  });

  test('a value that came, and one that went', () => {
    const { request, answer } = bothWays(pet({ c: cat, d: dog }), pet({ c: cat, d: dog, e: dog }), schemas);
    expect([request, answer]).toEqual([
      ['harmless alternative-added request it (e)'],
      ['warning alternative-added answer 200 it (e)'],
    ]);
    expect(bothWays(pet({ c: cat, d: dog, e: dog }), pet({ c: cat, d: dog }), schemas).request).toEqual([
      'breaking alternative-removed request it (e)',
    ]);
  });
});
