import { describe, expect, test } from 'vitest';
import { bothWays, type Schema } from './support/small.ts';

const text = { type: 'string' };
const list = (more: object = {}): Schema => ({ type: 'array', items: text, ...more });

/** The second takes more than the first; how an answer that gives more is judged, and what it is called. */
const wider: [string, Schema, Schema, string, 'warning' | 'breaking'][] = [
  ['integer to number', { type: 'integer' }, { type: 'number' }, 'type-changed', 'breaking'],
  ['one type more', text, { type: ['string', 'integer'] }, 'type-changed', 'breaking'],
  ['one alternative more', text, { anyOf: [text, { type: 'integer' }] }, 'type-changed', 'breaking'],
  [
    'one type more, and numbers for integers',
    { type: 'integer' },
    { type: ['number', 'string'] },
    'type-changed',
    'breaking',
  ],
  ['any type', text, {}, 'type-changed', 'breaking'],
  ['null', text, { type: ['string', 'null'] }, 'became-nullable', 'breaking'],
  ['a longer text', { ...text, maxLength: 10 }, { ...text, maxLength: 100 }, 'limit-changed', 'warning'],
  ['no longest text', { ...text, maxLength: 10 }, text, 'limit-changed', 'warning'],
  ['a shorter text', { ...text, minLength: 3 }, { ...text, minLength: 2 }, 'limit-changed', 'warning'],
  ['any text', { ...text, pattern: '^a' }, text, 'limit-changed', 'warning'],
  ['less', { type: 'number', minimum: 3 }, { type: 'number', minimum: 2 }, 'limit-changed', 'warning'],
  [
    'the limit itself',
    { type: 'number', exclusiveMinimum: 3 },
    { type: 'number', minimum: 3 },
    'limit-changed',
    'warning',
  ],
  ['more', { type: 'integer', maximum: 3 }, { type: 'integer', maximum: 4 }, 'limit-changed', 'warning'],
  ['halves', { type: 'number', multipleOf: 4 }, { type: 'number', multipleOf: 2 }, 'limit-changed', 'warning'],
  ['an empty list', list({ minItems: 1 }), list(), 'limit-changed', 'warning'],
  ['a longer list', list({ maxItems: 2 }), list({ maxItems: 3 }), 'limit-changed', 'warning'],
  ['repeats', list({ uniqueItems: true }), list(), 'limit-changed', 'warning'],
  ['no format', { ...text, format: 'date' }, text, 'format-changed', 'warning'],
  [
    'a larger format',
    { type: 'integer', format: 'int32' },
    { type: 'integer', format: 'int64' },
    'format-changed',
    'warning',
  ],
  [
    'unknown attributes',
    { type: 'object', additionalProperties: false },
    { type: 'object' },
    'limit-changed',
    'warning',
  ],
  ['one value more', { enum: ['a'] }, { enum: ['a', 'b'] }, 'values-added', 'warning'],
  ['one constant more', { const: 'a' }, { enum: ['a', 'b'] }, 'values-added', 'warning'],
  ['any value', { enum: ['a'] }, text, 'values-opened', 'warning'],
];

/** What the way back is called. */
const back: Readonly<Record<string, string>> = {
  'became-nullable': 'no-longer-nullable',
  'values-added': 'values-removed',
  'values-opened': 'values-closed',
};

describe('what is sent may widen, what is got may narrow', () => {
  test.each(wider)('%s', (_name, narrow, wide, kind, inAnswers) => {
    expect(bothWays(narrow, wide)).toEqual({
      request: [`harmless ${kind} request it`],
      answer: [`${inAnswers} ${kind} answer 200 it`],
    });
    const other = back[kind] ?? (kind === 'format-changed' && !('format' in Object(wide)) ? 'format-added' : kind);
    expect(bothWays(wide, narrow)).toEqual({
      request: [`breaking ${other} request it`],
      answer: [`harmless ${other} answer 200 it`],
    });
  });
});

test.each<[string, Schema, Schema, string, string]>([
  ['another type', text, { type: 'integer' }, 'type-changed', 'breaking'],
  ['another format', { ...text, format: 'date' }, { ...text, format: 'date-time' }, 'format-changed', 'breaking'],
  ['another pattern', { ...text, pattern: 'a' }, { ...text, pattern: 'b' }, 'limit-changed', 'warning'],
])('%s is bad either way', (_name, before, after, kind, inAnswers) => {
  const expected = { request: [`breaking ${kind} request it`], answer: [`${inAnswers} ${kind} answer 200 it`] };
  expect(bothWays(before, after)).toEqual(expected);
  expect(bothWays(after, before)).toEqual(expected);
});

test('one schema that becomes one of two alternatives is one more alternative', () => {
  const one = { type: 'object', required: ['a'], properties: { a: text } };
  const two = { type: 'object', required: ['b'], properties: { b: { type: 'integer' } } };
  expect(bothWays(one, { oneOf: [two, one] })).toEqual({
    request: ['harmless alternative-added request it (object 2)'],
    answer: ['warning alternative-added answer 200 it (object 2)'],
  });
  expect(bothWays({ oneOf: [two, one] }, one)).toEqual({
    request: ['breaking alternative-removed request it (object)'],
    answer: ['harmless alternative-removed answer 200 it (object)'],
  });
});
