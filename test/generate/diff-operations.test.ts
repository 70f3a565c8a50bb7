import { describe, expect, test } from 'vitest';
import { diffOf, lines, small } from './support/small.ts';

const text = { type: 'string' };
const header = (name: string, more: object = {}) => ({ name, in: 'header', schema: text, ...more });
const withParameters = (...parameters: object[]) => small({ parameters });

describe('parameters', () => {
  test.each<[string, object[], object[], string[]]>([
    [
      'a required header',
      [],
      [header('X-Api-Key', { required: true })],
      ['breaking parameter-added-required X-Api-Key'],
    ],
    [
      'a required Authorization',
      [],
      [header('Authorization', { required: true })],
      ['breaking parameter-added-required Authorization'],
    ],
    ['an optional header', [], [header('X-Trace')], ['harmless parameter-added X-Trace']],
    ['a header that went', [header('X-Trace')], [], ['warning parameter-removed X-Trace']],
    [
      'a header that became required',
      [header('X-Trace')],
      [header('X-Trace', { required: true })],
      ['breaking became-required X-Trace'],
    ],
    [
      'a header that is no longer required',
      [header('X-Trace', { required: true })],
      [header('X-Trace')],
      ['harmless became-optional X-Trace'],
    ],
    [
      'a shorter header',
      [header('X-Trace')],
      [header('X-Trace', { schema: { ...text, maxLength: 5 } })],
      ['breaking limit-changed X-Trace'],
    ],
    ['a header in other capitals', [header('X-Trace')], [header('x-trace')], []],
    ['what OpenAPI says elsewhere', [], [header('Accept'), header('Content-Type', { required: true })], []],
    [
      'a cookie',
      [],
      [{ name: 'session', in: 'cookie', required: true, schema: text }],
      ['breaking parameter-added-required session'],
    ],
    [
      'defaults spelled out',
      [{ name: 'q', in: 'query', schema: text }],
      [{ name: 'q', in: 'query', schema: text, style: 'form', explode: true, required: false, deprecated: false }],
      [],
    ],
    [
      'explode of one value',
      [{ name: 'q', in: 'query', schema: text }],
      [{ name: 'q', in: 'query', schema: text, explode: false }],
      [],
    ],
    [
      'explode of a list',
      [{ name: 'q', in: 'query', schema: { type: 'array', items: text } }],
      [{ name: 'q', in: 'query', schema: { type: 'array', items: text }, explode: false }],
      ['breaking parameter-serialisation q'],
    ],
    [
      'a deprecated one',
      [{ name: 'q', in: 'query', schema: text }],
      [{ name: 'q', in: 'query', schema: text, deprecated: true }],
      ['warning attribute-deprecated q'],
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(lines(diffOf(withParameters(...before), withParameters(...after)))).toEqual(expected);
  });

  test('of a path item, of its reference, and of a component are those of the operation', () => {
    const post = { responses: { 204: { description: 'Done.' } } };
    const trace = header('X-Trace', { required: true });
    const one = small({ paths: { '/things': { post: { ...post, parameters: [trace] } } } });
    const shared = small({
      paths: { '/things': { parameters: [{ $ref: '#/components/parameters/Trace' }], post } },
      components: { parameters: { Trace: trace } },
    });
    const referred = small({
      paths: { '/things': { $ref: '#/components/pathItems/Things' } },
      components: { pathItems: { Things: { parameters: [trace], post } } },
    });
    for (const other of [shared, referred]) {
      expect(lines(diffOf(one, other))).toEqual([]);
      expect(lines(diffOf(other, one))).toEqual([]);
    }
    expect(lines(diffOf(one, small({ paths: { '/things': { post } } })))).toEqual([
      'warning parameter-removed X-Trace',
    ]);
  });

  test('a header that authorises is told of once', () => {
    const post = { responses: { 204: { description: 'Done.' } } };
    const schemes = { components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } } };
    const before = small({ paths: { '/things': { post } }, ...schemes });
    const after = small({
      paths: {
        '/things': {
          post: { ...post, security: [{ token: [] }], parameters: [header('Authorization', { required: true })] },
        },
      },
      ...schemes,
    });
    expect(lines(diffOf(before, after))).toEqual(['breaking security-changed']);
    expect(lines(diffOf(after, before))).toEqual(['harmless security-changed']);
  });
});

describe('paths', () => {
  const at = (path: string, name: string, schema: object = text) =>
    small({
      paths: {
        [path]: {
          get: {
            parameters: [{ name, in: 'path', required: true, schema }],
            responses: { 200: { description: 'Done.' } },
          },
        },
      },
    });

  test('what a path calls its part is not seen on the wire, and the wrapper stays', () => {
    const one = at('/api/v3/statements/{id}', 'id');
    expect(lines(diffOf(one, at('/api/v3/statements/{statement_id}', 'statement_id')))).toEqual([]);
    const { changes, wrappers } = diffOf(
      one,
      at('/api/v3/statements/{statement_id}', 'statement_id', { ...text, maxLength: 3 }),
    );
    expect(changes).toMatchObject([
      { severity: 'breaking', kind: 'limit-changed', place: 'id', operations: [{ wrapper: 'statements.get' }] },
    ]);
    expect(wrappers.breaking).toEqual(['statements.get']);
    const renamed = at('/api/v3/statements/{statement_id}', 'statement_id');
    expect(diffOf(renamed, small()).wrappers.breaking).toEqual(['statements.get']);
  });

  test('two paths that differ in nothing but that stay apart', () => {
    const get = { responses: { 200: { description: 'Done.' } } };
    const both = small({ paths: { '/a/{x}': { get }, '/a/{y}': { get: { ...get, deprecated: true } } } });
    expect(lines(diffOf(both, both))).toEqual([]);
    expect(lines(diffOf(both, small({ paths: { '/a/{x}': { get } } })))).toEqual(['breaking operation-removed']);
  });
});

describe('answers and bodies', () => {
  const total = { 'X-Total': { schema: { type: 'integer' } } };
  const always = { 'X-Total': { required: true, schema: { type: 'integer' } } };
  test.each<[string, object | undefined, object | undefined, string[]]>([
    ['a header that came', undefined, total, ['harmless header-added answer 200 header X-Total']],
    ['a header that went', total, undefined, ['warning header-removed answer 200 header X-Total']],
    [
      'a header that was always there and went',
      always,
      undefined,
      ['breaking header-removed answer 200 header X-Total'],
    ],
    [
      'a header of another type',
      total,
      { 'X-Total': { schema: text } },
      ['breaking type-changed answer 200 header X-Total'],
    ],
    ['a header in other capitals', total, { 'x-total': { schema: { type: 'integer' } } }, []],
  ])('%s', (_name, before, after, expected) => {
    const of = (headers?: object) => small({ answer: text, ...(headers && { headers }) });
    expect(lines(diffOf(of(before), of(after)))).toEqual(expected);
  });

  test('a body that may be sent is harmless, one that must be is not', () => {
    const body = (required: boolean) =>
      small({ operation: { requestBody: { required, content: { 'application/json': { schema: text } } } } });
    expect(lines(diffOf(small(), body(false)))).toEqual(['harmless body-added request']);
    expect(lines(diffOf(small(), body(true)))).toEqual(['breaking body-added request']);
    expect(lines(diffOf(body(false), body(true)))).toEqual(['breaking body-required request']);
    expect(lines(diffOf(body(true), body(false)))).toEqual(['harmless body-optional request']);
  });
});
