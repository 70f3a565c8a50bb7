import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { inspect } from 'node:util';
import { createClient, isLeadProviderError } from 'lead-provider-sdk';
import { afterEach, describe, expect, test } from 'vitest';
import { errorOf, ID, json, observe, thrown, TOKEN } from '../support/observed-client.ts';

const SECRET = 's3cret-token-value';
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

/** Everything that a log could show of a value. */
function shown(value: unknown): string {
  const stack = value instanceof Error ? (value.stack ?? '') : '';
  return [inspect(value, { depth: 20, showHidden: true }), JSON.stringify(value), String(value), stack].join('\n');
}

describe('the token', () => {
  test('is not shown by the client, its events or its errors, whatever a fetch throws', async () => {
    const events: unknown[] = [];
    const failures: (() => Promise<Response>)[] = [
      () =>
        Promise.reject(
          Object.assign(new Error(`could not send Bearer ${SECRET}`), {
            request: { headers: { authorization: `Bearer ${SECRET}` } },
          }),
        ),
      () =>
        Promise.reject(new Error('outer', { cause: Object.assign(new Error(`inner ${SECRET}`), { config: SECRET }) })),
      () => Promise.reject(`thrown ${SECRET}`),
      () => Promise.resolve(json({ errors: [] }, 401)),
      () => Promise.resolve(new Response('', { status: 503 })),
    ];
    for (const fetch of failures) {
      const dfe = createClient({
        service: 'rect',
        baseUrl: 'http://localhost:1',
        token: SECRET,
        fetch,
        retries: 0,
        onEvent: (event) => events.push(event),
      });
      const error = await errorOf(dfe.participants.get(ID));
      expect(isLeadProviderError(error)).toBe(true);
      for (const value of [error, dfe, dfe.raw, events]) expect(shown(value)).not.toContain(SECRET);
    }
  });

  test('is not told when the function that gives it fails', async () => {
    const { dfe, requests } = observe('rect', () => json({}), {
      token: () => Promise.reject(new RangeError(`vault said ${SECRET}`)),
    });
    const error = await errorOf(dfe.participants.get(ID));
    expect(error).toMatchObject({
      kind: 'validation',
      outcome: 'not-sent',
      message: expect.stringContaining('The token function failed (RangeError: vault said …)'),
    });
    expect(shown(error)).not.toContain(SECRET);
    expect(requests).toHaveLength(0);
  });

  test.each([
    ['Permission denied (403). Is the vault sealed?', 'Permission denied (403). Is the vault sealed?'],
    ["ENOENT: no such file or directory, open '/run/secrets/dfe'", 'ENOENT: no such file or directory, open …'],
    ['GET https://vault.example/v1/dfe?key=abcdef failed', 'GET … failed'],
    ['bad value ghijklmnopqrstuvwxyzabcdefgh', 'bad value …'],
    ['bad value aBcDeFgHiJ in token=abcdefgh', 'bad value … in …'],
    ['bad values -Xy_z9Q4 QWERTY77UIOP', 'bad values …'],
  ])('what the function that gives it says is kept, as far as it can be no token: %s', async (said, told) => {
    const { dfe } = observe('rect', () => json({}), {
      token: () => Promise.reject(new Error(said, { cause: { config: SECRET } })),
    });
    const error = await errorOf(dfe.participants.get(ID));
    expect(error).toMatchObject({
      message: `participants.get was not sent. token: The token function failed (Error: ${told}).`,
      cause: { name: 'Error', message: told },
    });
    expect(shown(error)).not.toContain(SECRET);
  });

  test('is asked for anew at each try', async () => {
    const tokens = ['first', 'second'];
    const { dfe, requests } = observe(
      'rect',
      (_seen, count) => (count === 1 ? new Response('', { status: 503 }) : json({ data: {} })),
      { token: () => tokens.shift() ?? 'none', retries: 1 },
    );
    await dfe.statements.get(ID);
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer first', 'Bearer second']);
  });

  test('does not go along with a redirect, to this or another host', async () => {
    let elsewhere = 0;
    const other = await serve((_request, response) => {
      elsewhere += 1;
      response.end('{"data":{}}');
    });
    const baseUrl = await serve((_request, response) => {
      response.writeHead(307, { location: `${other}/` }).end();
    });
    expect(await errorOf(createClient({ service: 'rect', baseUrl, token: TOKEN }).statements.get(ID))).toMatchObject({
      status: 307,
      outcome: 'refused',
    });
    expect(elsewhere).toBe(0);
    // a fetch that follows all the same is found out
    const follows = createClient({
      service: 'rect',
      baseUrl,
      token: TOKEN,
      fetch: (request) => fetch(new Request(request, { redirect: 'follow' })),
    });
    expect(await errorOf(follows.statements.get(ID))).toMatchObject({
      kind: 'validation',
      message: expect.stringContaining('followed a redirect'),
    });
  });

  test('does not go to another server by way of raw', async () => {
    const { dfe, requests } = observe('rect', () => json({ data: {} }));
    expect(
      await errorOf(
        dfe.raw.GET('/api/v3/statements/{id}', { params: { path: { id: ID } }, baseUrl: 'http://localhost:2' }),
      ),
    ).toMatchObject({ kind: 'validation', outcome: 'not-sent' });
    expect(requests).toHaveLength(0);
  });
});

describe('paths', () => {
  test.each(['', ' ', '.', '..', '../statements', 'a/b', 'a\\b'])('raw refuses the path parameter %j', async (id) => {
    const { dfe, requests } = observe('rect', () => json({ data: {} }));
    expect(await errorOf(dfe.raw.GET('/api/v3/statements/{id}', { params: { path: { id } } }))).toMatchObject({
      kind: 'validation',
      outcome: 'not-sent',
    });
    expect(requests).toHaveLength(0);
  });

  test('raw encodes the rest', async () => {
    const { dfe, requests } = observe('rect', () => json({ data: {} }));
    await dfe.raw.GET('/api/v3/statements/{id}', { params: { path: { id: 'a?b#c%2f d' } } });
    expect(requests[0]?.url.pathname).toBe('/api/v3/statements/a%3Fb%23c%252f%20d');
  });
});

describe('answers', () => {
  test('longer than maxResponseBytes are not read, told or not', async () => {
    const baseUrl = await serve((request, response) => {
      if (request.url?.endsWith(ID) === true) response.setHeader('content-length', 5000);
      response.write('x'.repeat(2500));
      response.end('x'.repeat(2500));
    });
    const dfe = createClient({ service: 'rect', baseUrl, token: TOKEN, maxResponseBytes: 4000 });
    expect(await errorOf(dfe.participants.get(ID))).toMatchObject({
      kind: 'validation',
      outcome: 'unknown',
      message: expect.stringContaining('maxResponseBytes'),
    });
    expect(await errorOf(dfe.participants.list().take(1))).toMatchObject({
      kind: 'validation',
      message: expect.stringContaining('maxResponseBytes'),
    });
  });

  test.each([
    '{"data":{"id":"1","__proto__":{"polluted":true}}}',
    '{"data":{"id":"1","\\u005f_proto__":{"polluted":true}}}',
    '{"data":{"id":"1","constructor":{"prototype":{"polluted":true}}}}',
    '{"data":{"id":"1","c\\u006fnstructor":{"prototype":{"polluted":true}}}}',
  ])('cannot reach a prototype: %s', async (text) => {
    const { dfe } = observe('rect', () => new Response(text));
    const record: object = await dfe.statements.get(ID);
    expect(Object.keys(record)).toEqual(['id']);
    expect(Reflect.get(Object.assign({}, record), 'polluted')).toBeUndefined();
  });

  test('keep what only looks like it', async () => {
    const { dfe } = observe(
      'rect',
      () => new Response('{"data":{"name":"__proto__ \\u0026 \\u005f","constructor":"Smith"}}'),
    );
    expect(await dfe.statements.get(ID)).toEqual({ name: '__proto__ & _', constructor: 'Smith' });
  });
});

test('connections are kept alive between requests', async () => {
  const sockets = new Set<unknown>();
  const baseUrl = await serve((request, response) => {
    sockets.add(request.socket);
    response.end('{"data":{}}');
  });
  const dfe = createClient({ service: 'rect', baseUrl, token: TOKEN });
  for (let i = 0; i < 20; i += 1) await dfe.statements.get(ID);
  // the second request can come before the first's connection is back in the pool
  expect(sockets.size).toBeLessThanOrEqual(2);
});

test('fetch is looked up at call time, and gets the dispatcher', async () => {
  const dispatcher = { dispatch: () => true };
  const dfe = createClient({ service: 'rect', environment: 'sandbox', token: TOKEN, budget: 'off', dispatcher });
  const { fetch } = globalThis;
  const inits: unknown[] = [];
  globalThis.fetch = (_request, init) => {
    inits.push(init);
    return Promise.resolve(json({ data: { id: ID } }));
  };
  try {
    expect(await dfe.statements.get(ID)).toEqual({ id: ID });
  } finally {
    globalThis.fetch = fetch;
  }
  expect(inits).toMatchObject([{ dispatcher, method: 'GET', redirect: 'manual' }]);
});

test('an error leads to the line that made the call', async () => {
  const { dfe } = observe('rect', () => json({ errors: [] }, 404));
  function handleOrder(): Promise<unknown> {
    return dfe.statements.get(ID);
  }
  const error = await errorOf(handleOrder());
  expect(error).toMatchObject({ stack: expect.stringContaining('handleOrder') });
  expect(error).toMatchObject({ stack: expect.stringMatching(/^HttpError: |^Error: /) });
});

test('production refuses the clock header of a single call too', async () => {
  const dfe = createClient({
    service: 'rect',
    environment: 'production',
    token: TOKEN,
    fetch: () => Promise.reject(new Error('sent')),
  });
  expect(await errorOf(dfe.statements.get(ID, { serverDate: new Date(0) }))).toMatchObject({
    kind: 'validation',
    outcome: 'not-sent',
    operation: 'statements.get',
  });
  expect(
    thrown(() => createClient({ service: 'rect', environment: 'production', token: TOKEN, serverDate: new Date(0) })),
  ).toMatchObject({ kind: 'validation' });
});
