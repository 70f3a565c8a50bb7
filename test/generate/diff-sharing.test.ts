import { expect, test } from 'vitest';
import { render } from '../../src/generate/diff/report.ts';
import { diffOf, lines, small, type Schemas } from './support/small.ts';

const text = { type: 'string' };

/** Levels that each refer to the next one twice. */
function levels(count: number, leaf: object): Schemas {
  return Object.fromEntries(
    Array.from({ length: count + 1 }, (_none, at) => {
      const next = { $ref: `#/components/schemas/L${at + 1}` };
      return [`L${at}`, { type: 'object', properties: at === count ? { leaf } : { left: next, right: next } }];
    }),
  );
}
const fan = (count: number, leaf: object) =>
  small({ answer: { $ref: '#/components/schemas/L0' }, schemas: levels(count, leaf) });

test.each([16, 64])(
  '%i levels that refer to the next one twice have one change, with the first of its places',
  (count) => {
    const report = diffOf(fan(count, text), fan(count, { type: 'integer' }));
    expect(lines(report)).toEqual([`breaking type-changed answer 200 ${'left.'.repeat(count)}leaf`]);
    const [change] = report.changes;
    expect(change?.places.first).toHaveLength(5);
    expect(new Set(change?.places.first.map(({ place }) => place)).size).toBe(5);
    expect(change?.places.more).toBe(Math.min(2 ** count, Number.MAX_SAFE_INTEGER) - 5);
    expect(render(report, 'text')).toContain(count === 16 ? 'and 65,531 more places' : 'and very many more places');
  },
);

test('the same document unfolded is no change, and one change in it is one change', () => {
  const unfolded = (count: number, leaf: object): object =>
    count === 0
      ? { type: 'object', properties: { leaf } }
      : { type: 'object', properties: { left: unfolded(count - 1, leaf), right: unfolded(count - 1, leaf) } };
  expect(lines(diffOf(fan(8, text), small({ answer: { ...unfolded(8, text) } })))).toEqual([]);
  expect(lines(diffOf(fan(8, text), small({ answer: { ...unfolded(8, { type: 'integer' }) } })))).toHaveLength(1);
});

test('a change in a part that several schemas are put together from is one change', () => {
  const of = (base: object) =>
    small({
      answer: {
        type: 'object',
        properties: { one: { $ref: '#/components/schemas/One' }, two: { $ref: '#/components/schemas/Two' } },
      },
      schemas: {
        Base: { type: 'object', properties: base },
        One: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: 'object', properties: { x: text } }] },
        Two: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: 'object', properties: { y: text } }] },
      },
    });
  const report = diffOf(of({ a: text, b: text }), of({ a: text }));
  expect(lines(report)).toEqual(['breaking attribute-removed answer 200 one.b']);
  expect(report.changes[0]?.places.first.map(({ place }) => place)).toEqual(['answer 200 one.b', 'answer 200 two.b']);
  expect(render(report, 'text')).toContain('also: answer 200 two.b');
});

test('a schema that contains itself has its change told once', () => {
  const of = (name: object) =>
    small({
      answer: { $ref: '#/components/schemas/T' },
      schemas: {
        T: {
          type: 'object',
          properties: { children: { type: 'array', items: { $ref: '#/components/schemas/T' } }, name },
        },
      },
    });
  const report = diffOf(of(text), of({ type: 'integer' }));
  expect(lines(report)).toEqual(['breaking type-changed answer 200 name']);
  expect(report.changes[0]?.places).toEqual({
    first: [{ operation: 'POST /things', place: 'answer 200 name' }],
    more: 0,
  });
});

test('references that follow each other five thousand deep are followed', () => {
  const chain = (leaf: object): Schemas =>
    Object.fromEntries(
      Array.from({ length: 5000 }, (_none, at) => [
        `C${at}`,
        { type: 'object', properties: { n: at === 4999 ? leaf : { $ref: `#/components/schemas/C${at + 1}` } } },
      ]),
    );
  const of = (leaf: object) => small({ answer: { $ref: '#/components/schemas/C0' }, schemas: chain(leaf) });
  expect(lines(diffOf(of(text), of(text)))).toEqual([]);
  expect(lines(diffOf(of(text), of({ type: 'integer' })))).toEqual([
    `breaking type-changed answer 200 ${'n.'.repeat(4999)}n`,
  ]);
});

test('two copies of a schema that contains itself are one, and so is what changes in both', () => {
  const of = (more: object) => {
    const copy = (own: string): object => ({
      type: 'object',
      properties: { children: { type: 'array', items: { $ref: `#/components/schemas/${own}` } }, name: text, ...more },
    });
    const ref = (own: string): object => ({ $ref: `#/components/schemas/${own}` });
    return small({
      answer: { type: 'object', properties: { one: ref('T'), two: ref('U') } },
      schemas: { T: { ...copy('T') }, U: { ...copy('U') } },
    });
  };
  const report = diffOf(of({ age: text }), of({}));
  expect(lines(report)).toEqual(['breaking attribute-removed answer 200 one.age']);
  expect(report.changes[0]?.places).toMatchObject({ first: [{}, { place: 'answer 200 two.age' }], more: 0 });
});
