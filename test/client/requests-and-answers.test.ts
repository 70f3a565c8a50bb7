import { describe, expect, test } from 'vitest';
import { buildRequest, fillPath } from '../../src/client/http-request.ts';
import { dataOf, outcomeOf, parseJson, readBody, safeJson, TooLong } from '../../src/client/read-answer.ts';
import { toError } from '../../src/client/to-error.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { errorOf, ID, json, observe, thrown } from '../support/observed-client.ts';

/** How a request is put together, and what an answer is taken for. */

describe('a request', () => {
  test('has its query by name and by name in brackets, and a body with its type only when it has data', () => {
    const query = { sort: '-created_at', filter: { cohort: '2025', n: 2 }, page: {} };
    const read = buildRequest('https://x', 'GET', '/api/{id}', 'a b', query);
    expect(read).toMatchObject({ method: 'GET', body: null });
    expect(read.url).toBe('https://x/api/a%20b?sort=-created_at&filter%5Bcohort%5D=2025&filter%5Bn%5D=2');
    expect(Object.entries(read.headers)).toEqual([]);
    const write = buildRequest('https://x', 'PUT', '/api', undefined, undefined, { type: 't', attributes: {} });
    expect(write).toMatchObject({ url: 'https://x/api', body: '{"data":{"type":"t","attributes":{}}}' });
    expect(Object.entries(write.headers)).toEqual([['content-type', 'application/json']]);
  });

  test('fills all places of a path, and refuses what would lead to another one', () => {
    expect(fillPath('/a/{one}/{two}', { one: 1, two: 'x?y#z%' })).toBe('/a/1/x%3Fy%23z%25');
    expect(fillPath('/a/..b/{one}', { one: '.a.' })).toBe('/a/..b/.a.');
    for (const id of [undefined, null, '', ' ', '.', '..', 'a/b', '\\', {}, true])
      expect(thrown(() => fillPath('/a/{id}', { id }))).toMatchObject({
        kind: 'validation',
        operation: '/a/{id}',
        issues: [{ title: 'id', detail: expect.stringContaining('Is empty, or would lead to another path') }],
      });
  });
});

describe('the body of an answer', () => {
  const body = (text: string, headers: Record<string, string> = {}): Response => new Response(text, { headers });

  test('is read up to so many bytes', async () => {
    expect(await readBody(body('12345'), 5)).toBe('12345');
    expect(await readBody(new Response(null), 5)).toBe('');
    expect(await errorOf(readBody(body('123456'), 5))).toBeInstanceOf(TooLong);
    expect(await readBody(body('é'), 2)).toBe('é');
  });

  test('is not begun when its length is said to be more, and is let go', async () => {
    const said = body('1', { 'content-length': '6' });
    expect(await errorOf(readBody(said, 5))).toBeInstanceOf(TooLong);
    expect(await readBody(body('1', { 'content-length': '5' }), 5)).toBe('1');
    let cancelled = false;
    const stream = new ReadableStream({
      cancel: () => {
        cancelled = true;
      },
    });
    await errorOf(readBody(new Response(stream, { headers: { 'content-length': '6' } }), 5));
    expect(cancelled).toBe(true);
  });

  test('is JSON without keys that reach a prototype, and everything else of it', () => {
    expect(parseJson('{"a":[1,{"b":null}]}')).toEqual({ a: [1, { b: null }] });
    expect(parseJson('no JSON')).toBeUndefined();
    expect(JSON.stringify(parseJson('{"__proto__":{"a":1},"b":2}'))).toBe('{"b":2}');
    expect(JSON.stringify(parseJson('{"constructor":{"prototype":{"a":1}},"b":2}'))).toBe('{"b":2}');
    for (const kept of ['{"constructor":"Ada"}', '{"constructor":{"a":1}}', '{"constructor":null,"x":"__proto__"}'])
      expect(JSON.stringify(parseJson(kept))).toBe(kept);
    expect([safeJson('no JSON __proto__'), safeJson('{ "a": 1 }')]).toEqual(['no JSON __proto__', '{ "a": 1 }']);
    expect(safeJson('{ "__proto__": 1, "a": 1 }')).toBe('{"a":1}');
  });

  test('of a success holds data', () => {
    const sent = { operation: 'statements.get', method: 'GET', attempts: 2, repeatSafe: true, secret: '' };
    expect([dataOf({ data: null }, sent), dataOf({ data: 1, x: 2 }, sent)]).toEqual([null, 1]);
    for (const none of [undefined, null, [], 'data', {}])
      expect(thrown(() => dataOf(none, sent))).toMatchObject({
        kind: 'validation',
        operation: 'statements.get',
        attempts: 2,
        outcome: 'unknown',
        message: expect.stringMatching(/but not with \{"data": …\}.*Reading again is safe\.$/),
      });
  });
});

test('what a status says of the effect: a read is refused by any but a failure, a write by what comes before a change', () => {
  const refused = (method: string): number[] =>
    [
      200, 299, 300, 302, 400, 401, 403, 404, 405, 406, 408, 409, 410, 413, 415, 418, 421, 422, 429, 431, 451, 500,
    ].filter((status) => outcomeOf(status, method) === 'refused');
  expect(refused('PUT')).toEqual([400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 421, 422, 429, 431]);
  expect(refused('GET')).toEqual([300, 302, 400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 418, 421, 422, 431, 451]);
});

describe('the error of an answer', () => {
  const error = (status: number, text: string, operation = 'statements.get', method = 'GET', repeatSafe = true) =>
    toError(
      { response: new Response(null, { status }), text, attempts: 1, token: 's', again: null, held: false },
      { operation, method, attempts: 1, repeatSafe, secret: 'a-secret' },
    );
  const objection = (title: unknown, detail: unknown): string => JSON.stringify({ errors: [{ title, detail }] });

  test('quotes objections, each with a full stop, and advises by status', () => {
    expect(error(422, objection('a', 'Is wrong')).message).toBe(
      'statements.get failed with status 422. a: Is wrong. Nothing was changed.',
    );
    expect(error(422, objection('a', 'Is it?')).message).toContain(' a: Is it? Nothing');
    expect(error(400, '{"error":"bad"}').message).toContain('HTTP 400: bad. Correct the request');
    expect(error(401, '').message).toContain('Check that the token belongs');
    expect(error(403, '').message).toContain('not a lead provider');
    expect(error(404, '').message).toContain('No such record is visible');
    expect(error(404, '', 'statements.list').message).toContain('Is this the service you named?');
  });

  test('takes objections of any usable form, and says when none came from the service', () => {
    const issues = (text: string): unknown => error(422, text).issues;
    expect(issues('{"errors":"no"}')).toEqual([{ title: 'HTTP 422', detail: 'no' }]);
    expect(issues(objection('a', 7))).toEqual([{ title: 'a', detail: '' }]);
    expect(issues(objection(7, 'b'))).toEqual([{ title: '', detail: 'b' }]);
    expect(issues('{"errors":[{"title":"a","detail":"b"},7,{"x":1}]}')).toEqual([{ title: 'a', detail: 'b' }]);
    const foreign = 'did not come from the service itself';
    for (const text of ['<html>', '[]', '{}', '{"errors":[7]}', '{"errors":7}', objection(7, 8)]) {
      expect(error(422, text)).toMatchObject({ issues: [] });
      expect(error(404, text).message).toContain(foreign);
      expect(error(404, text).message).toContain('Nothing was changed.');
    }
    for (const text of ['', ' ', '{"errors":[]}', objection('a', 'b')])
      expect(error(422, text).message).not.toContain(foreign);
  });

  test('of a failure or a redirect quotes nothing, and says what is known of the effect', () => {
    const failed = error(500, objection('a', 'Ada Finch'), 'declarations.void', 'PUT', false);
    expect(failed).toMatchObject({ kind: 'http', issues: [], outcome: 'unknown', retryable: false });
    expect(failed.message).toMatch(/^declarations\.void failed with status 500\. Whether it took effect is not known/);
    expect(error(499, objection('a', 'b')).issues).toHaveLength(1);
    expect(error(302, 'x').message).toMatch(/Redirects are not followed.*Reading again is safe\.$/);
    expect(error(302, 'x').message).not.toContain('did not come from the service');
    expect([error(500, ''), error(422, ''), error(408, '')]).toMatchObject([
      { retryable: true },
      { retryable: false },
      { retryable: true },
    ]);
  });

  test('holds the body as JSON or as text, without the token', () => {
    expect([error(422, '{"a":"a-secret"}'), error(422, 'a-secret!')]).toMatchObject([
      { body: { a: '[token]' } },
      { body: '[token]!' },
    ]);
  });
});

test('a request through raw is tried again as any other: a read after a failure, a write not', async () => {
  const runtime = new FakeRuntime();
  const { dfe, requests } = observe(
    'rect',
    (_seen, n) => (n % 2 === 1 ? json({}, 503) : json({ data: { id: ID } })),
    { retries: 1 },
    runtime,
  );
  await runtime.run(dfe.raw.GET('/api/v3/statements/{id}', { params: { path: { id: ID } } }));
  expect(requests).toHaveLength(2);
  const { response } = await runtime.run(
    dfe.raw.PUT('/api/v3/participant-declarations/{id}/void', { params: { path: { id: ID } } }),
  );
  expect([response.status, requests.length]).toEqual([503, 3]);
});
