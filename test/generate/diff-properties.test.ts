import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../support/size.ts';
import { changed, Choices, numbers, plainSchemas, rewritten } from './support/random-schemas.ts';
import { diffOf, small, type Schema } from './support/small.ts';

const sides = fc.constantFrom('request' as const, 'answer' as const);

/** The schema in an operation, written in some way that keeps its meaning. */
function described(side: 'request' | 'answer', schema: Schema, ways: readonly number[], part = 'id') {
  const schemas: Record<string, Schema> = {};
  const written = rewritten(schema, new Choices(ways), schemas);
  const body = { content: { 'application/json': { schema: written } } };
  return small({
    schemas,
    paths: {
      [`/things/{${part}}`]: {
        put: {
          parameters: [{ name: part, in: 'path', required: true, schema: { type: 'string' } }],
          ...(side === 'request' && { requestBody: { required: true, ...body } }),
          responses: { 200: { description: 'Done.', ...(side === 'answer' && body) } },
        },
      },
    },
  });
}

/** What a change is called on the way back. */
const back: Readonly<Record<string, string>> = {
  'attribute-removed': 'attribute-added',
  'attribute-added': 'attribute-removed',
  'became-optional': 'became-required',
  'became-required': 'became-optional',
  'no-longer-nullable': 'became-nullable',
};

describe('of random schemas', () => {
  test('one is as it is', () => {
    fc.assert(
      fc.property(plainSchemas, sides, numbers, (schema, side, ways) => {
        const one = described(side, schema, ways);
        expect(diffOf(one, one).changes).toEqual([]);
        expect(diffOf(one, structuredClone(one)).changes).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  test('what is written in another way is no change', () => {
    fc.assert(
      fc.property(plainSchemas, sides, numbers, numbers, (schema, side, ways, others) => {
        const [one, other] = [described(side, schema, ways), described(side, schema, others, 'thing_id')];
        expect(diffOf(one, other).changes).toEqual([]);
      }),
      { numRuns: runs(200) },
    );
  }, 120_000);

  test('one real change is one change, judged by its side, however the rest is written', () => {
    fc.assert(
      fc.property(plainSchemas, sides, numbers, numbers, numbers, (schema, side, ways, others, place) => {
        const real = changed(schema, new Choices(place));
        const [before, after] = [described(side, schema, ways), described(side, real.schema, others, 'thing_id')];
        const told = diffOf(before, after).changes.map(({ severity, kind }) => `${severity} ${kind}`);
        expect(told).toEqual([`${real[side]} ${real.kind}`]);
        const undone = diffOf(after, before).changes;
        expect(undone.map(({ kind }) => kind.replace('-required', ''))).toEqual([
          back[real.kind]?.replace('-required', '') ?? real.kind,
        ]);
      }),
      { numRuns: runs(200) },
    );
  }, 120_000);

  test('two of them differ in the same places either way', () => {
    fc.assert(
      fc.property(plainSchemas, plainSchemas, sides, numbers, (one, other, side, ways) => {
        const [a, b] = [described(side, one, ways), described(side, other, ways)];
        const told = (before: typeof a, after: typeof a): string[] =>
          diffOf(before, after)
            .changes.map(({ kind, place }) => `${subject(kind)} ${place}`)
            .sort();
        expect(told(b, a)).toEqual(told(a, b));
      }),
      { numRuns: runs(200) },
    );
  }, 120_000);
});

/** What a change is about, whichever way it went. */
function subject(kind: string): string {
  if (kind === 'became-required' || kind === 'became-optional') return 'required';
  return kind.includes('nullable') ? 'null' : kind.replace(/-.*$/, '');
}
