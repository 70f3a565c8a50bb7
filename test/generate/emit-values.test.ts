import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../../src/generate/document.ts';
import { emitValues } from '../../src/generate/emit-values.ts';

const withBody = (schema: object, schemas: object = {}): OpenApiDocument => ({
  openapi: '3.1.0',
  info: { title: 'a', version: '1' },
  paths: {
    '/api/v3/participants/{id}/defer': {
      put: { requestBody: { content: { 'application/json': { schema } } }, responses: {} },
    },
  },
  components: { schemas: { ...schemas } },
});
const body = (attributes: object): object => ({
  properties: { data: { properties: { attributes: { properties: attributes } } } },
});
const row = (text: string): string | undefined => /"participants\.defer": (.*)/.exec(text)?.[1];

test('enumerations and constants of the attributes are told by operation, in their own order', () => {
  const text = emitValues(withBody(body({ reason: { enum: ['b', 'a'] }, course: { const: 'x' }, note: {} })), 'rect');
  expect(row(text)).toBe('{ "course": ["x"], "reason": ["b","a"] }');
});

test('branches of the body, of its data and of an attribute are put together, wherever they stand', () => {
  const one = body({ reason: { $ref: '#/components/schemas/Reason' } });
  const other = {
    properties: { data: { oneOf: [{ properties: { attributes: { $ref: '#/components/schemas/More' } } }] } },
  };
  const schemas = {
    Reason: { anyOf: [{ enum: ['a'] }, { enum: ['b'] }] },
    More: { allOf: [{ properties: { reason: { enum: ['b', 'c'] } } }] },
  };
  expect(row(emitValues(withBody({ anyOf: [one, other] }, schemas), 'rect'))).toBe('{ "reason": ["a","b","c"] }');
});

test('a schema that contains itself comes to an end', () => {
  const schemas = { Loop: { anyOf: [{ $ref: '#/components/schemas/Loop' }, { enum: ['a'] }] } };
  expect(row(emitValues(withBody(body({ reason: { $ref: '#/components/schemas/Loop' } }), schemas), 'rect'))).toBe(
    '{ "reason": ["a"] }',
  );
});

test('nothing is written where no attribute has values, and values are written as text', () => {
  expect(emitValues(withBody(body({ note: { type: 'string' } })), 'rect')).toBe('');
  const hostile = `"]}; globalThis.RAN = 1; //`;
  const text = emitValues(withBody(body({ [hostile]: { enum: [hostile] } })), 'rect');
  expect(row(text)).toBe(`{ ${JSON.stringify(hostile)}: ${JSON.stringify([hostile])} }`);
});
