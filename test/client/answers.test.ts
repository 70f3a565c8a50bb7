import { inspect } from 'node:util';
import { explain } from 'lead-provider-sdk/rules';
import { logEvents } from 'lead-provider-sdk/telemetry';
import { describe, expect, test } from 'vitest';
import { hideSecret } from '../../src/client/hide.ts';
import { errorOf, ID, observe } from '../support/observed-client.ts';

/** With every sign that some encoding writes in another way. */
const SECRET = `Tok3n/+=&<"\\'%~-_.s3cret`;

const bytes = (text: string, encoding: BufferEncoding): string => Buffer.from(text).toString(encoding);
const each = (text: string, write: (code: string) => string): string =>
  Array.from(text)
    .map((sign) => write(sign.charCodeAt(0).toString(16).padStart(2, '0')))
    .join('');

/** How a server can write down what it was sent. */
const encodings: Readonly<Record<string, (secret: string) => string>> = {
  'in clear': (secret) => secret,
  'base64 of it': (secret) => bytes(secret, 'base64'),
  'base64url of it': (secret) => bytes(secret, 'base64url'),
  'base64 of its header': (secret) => bytes(`Bearer ${secret}`, 'base64'),
  'base64 after one more': (secret) => bytes(`x${secret} and more`, 'base64'),
  'base64 after two more': (secret) => bytes(`xy${secret}`, 'base64url'),
  'percent codes where needed': (secret) => encodeURIComponent(secret),
  'percent codes throughout': (secret) => each(secret, (code) => `%${code}`),
  'percent codes, twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'base64 in percent codes': (secret) => encodeURIComponent(bytes(secret, 'base64')),
  'escapes of JSON': (secret) => JSON.stringify(secret).slice(1, -1),
  'escapes throughout': (secret) => each(secret, (code) => `\\u00${code}`),
  'escapes of JSON, and of slashes': (secret) => JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
  'entities of HTML': (secret) => secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  'entities throughout': (secret) => each(secret, (code) => `&#x${code};`),
  'lower hex': (secret) => bytes(secret, 'hex'),
  'upper hex': (secret) => bytes(secret, 'hex').toUpperCase(),
};
const written = Object.entries(encodings);

/** Pieces by which the token would be known in any of the encodings, six of its characters each. */
const traces = [SECRET.slice(0, 6), SECRET.slice(-6)].flatMap((part) => [
  part,
  each(part, (code) => `\\u00${code}`),
  each(part, (code) => `%${code}`),
  each(part, (code) => `&#x${code};`),
  bytes(part, 'hex'),
  bytes(part, 'hex').toUpperCase(),
  ...['', 'x', 'xy'].map((before) =>
    bytes(before + part, 'base64').slice(
      Math.ceil((before.length * 4) / 3),
      Math.floor(((before.length + part.length) * 4) / 3),
    ),
  ),
]);

function expectHidden(told: string): void {
  for (const trace of traces) expect(told).not.toContain(trace);
}

test.each(written)('the token is found when written %s', (_name, write) => {
  for (const around of [
    (text: string) => text,
    (text: string) => `before ${text}, after`,
    (text: string) => `"${text}"`,
  ]) {
    const hidden = hideSecret(around(write(SECRET)), SECRET);
    expect(hidden).toContain('[token]');
    expectHidden(hidden);
  }
});

test('what is not the token stays', () => {
  for (const text of [
    '',
    'participant_id: is wrong',
    bytes('something else, long enough', 'base64'),
    'deadbeef'.repeat(9),
  ])
    expect(hideSecret(text, SECRET)).toBe(text);
  expect(hideSecret('any text', '')).toBe('any text');
});

test('a long text without the token is searched in time that grows with its length', () => {
  for (const piece of ['x', 'VA', '%2', '&#0', '\\u00', '54:', SECRET.slice(0, -1)])
    expect(hideSecret(piece.repeat(200_000 / piece.length), SECRET)).toHaveLength(
      Math.floor(200_000 / piece.length) * piece.length,
    );
});

/** Everything that a log could show of a value, hidden properties and causes included. */
function shown(value: unknown): string {
  const { stack = '', body = null }: { stack?: unknown; body?: unknown } =
    typeof value === 'object' && value !== null ? value : {};
  return [
    inspect(value, { depth: 20, showHidden: true }),
    JSON.stringify(value),
    String(stack),
    JSON.stringify(body),
  ].join();
}

describe('a server that repeats the token', () => {
  const json = (text: string): string => JSON.stringify(text);
  const shapes: Readonly<Record<string, (echo: string) => Response>> = {
    'in plain text': (echo) => new Response(`You sent ${echo}.`, { status: 400 }),
    'in HTML': (echo) => new Response(`<html><title>${echo}</title>`, { status: 403 }),
    'in an objection': (echo) =>
      new Response(`{"errors":[{"title":${json(echo)},"detail":${json(`it was ${echo}`)}}]}`, { status: 422 }),
    'in the error of a 401': (echo) => new Response(`{"error":${json(`no access for ${echo}`)}}`, { status: 401 }),
    'in an objection with its own escapes': (echo) => new Response(`{"error":"${echo}"}`, { status: 401 }),
    'in a key': (echo) => new Response(`{"errors":[],${json(echo)}:{"a":[${json(echo)}]}}`, { status: 400 }),
    'in the title of a 502': (echo) =>
      new Response(`{"errors":[{"title":${json(echo)},"detail":""}]}`, { status: 502, statusText: 'Bad' }),
    'in a 429': (echo) => new Response(`{"error":${json(echo)}}`, { status: 429 }),
    'in its headers': (echo) =>
      new Response('', { status: 404, headers: { 'x-request-id': echo, 'retry-after': echo, date: echo } }),
    'in a redirect': (echo) =>
      new Response(echo, { status: 302, headers: { location: `https://other.example/${encodeURIComponent(echo)}` } }),
    'in a value of an enumeration': (echo) =>
      new Response(`{"data":{"id":"${ID}","type":${json(echo)},${json(echo)}:1,"attributes":{}}}`),
  };
  const cases = Object.entries(shapes).flatMap(([shape, answer]) =>
    written.map(([name, write]) => [shape, name, () => answer(write(SECRET))] as const),
  );

  test.each(cases)('%s, %s, tells it to nobody', async (_shape, _name, answer) => {
    const lines: string[] = [];
    const { dfe, events } = observe('rect', answer, { token: SECRET, validate: 'error' });
    const error = await errorOf(dfe.statements.get(ID));
    const log = logEvents((line) => lines.push(line));
    for (const event of events) log(event);
    expectHidden([shown(error), JSON.stringify(events), ...lines].join('\n'));
    if (error instanceof Error && 'issues' in error && Array.isArray(error.issues))
      expectHidden(JSON.stringify(explain({ issues: error.issues })));
  });
});

describe('raw', () => {
  test.each([
    '{"data":{"id":"1","__proto__":{"polluted":true}}}',
    '{"data":{"id":"1","\\u005f_proto__":{"polluted":true}}}',
    '{"data":{"id":"1","constructor":{"prototype":{"polluted":true}}}}',
    '{"data":{"id":"1","c\\u006fnstructor" : {"prototype":{"polluted":true}}}}',
  ])('gets no key that could reach a prototype: %s', async (text) => {
    for (const status of [200, 422]) {
      const { dfe } = observe(
        'rect',
        () => new Response(text, { status, headers: { 'content-type': 'application/json' } }),
      );
      const { data, error } = await dfe.raw.GET('/api/v3/statements/{id}', { params: { path: { id: ID } } });
      expect(JSON.stringify(data ?? error)).toBe('{"data":{"id":"1"}}');
    }
  });

  test('gets every other text as it came', async () => {
    for (const text of ['{"data": {"n": 1.0}}', 'constructor __proto__ {', '{"data": {"name": "Constructor"}}']) {
      const { dfe } = observe('rect', () => new Response(text));
      const { data } = await dfe.raw.GET('/api/v3/statements/{id}', {
        params: { path: { id: ID } },
        parseAs: 'text',
      });
      expect(data).toBe(text);
    }
  });
});
