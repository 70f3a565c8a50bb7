import { readFileSync } from 'node:fs';
import { createMock, type Mock } from 'lead-provider-sdk/mock';
import { serve, type MockServer, type ServeOptions } from 'lead-provider-sdk/mock/server';
import { afterEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isRecord } from '../../../src/base/guards.ts';
import { outerAddress, sendTo, type Answer, type Sent } from './server-support.ts';

const servers: MockServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function open(options: ServeOptions = {}): Promise<MockServer> {
  const server = await serve(createMock({ service: 'rect' }), options);
  servers.push(server);
  return server;
}

/** A server that other machines reach, asked by the address that they would take. */
async function reachable(options: ServeOptions = {}) {
  const server = await open({ host: '0.0.0.0', ...options });
  const address = outerAddress();
  const ask = (path: string, sent: Sent = {}): Promise<Answer> => sendTo(server.port, path, { address, ...sent });
  return { server, ask, secret: server.secret ?? '' };
}

const JSON_TYPE = { 'content-type': 'application/json' };
const UNKNOWN = '6c4b7a3e-0000-4000-8000-000000000000';

/** Every request of the description, and two that are in none. */
function controlRequests(): [method: string, path: string][] {
  const file = new URL('../../../spec/mock-control.yaml', import.meta.url);
  const document: unknown = parse(readFileSync(file, 'utf8'));
  const paths = isRecord(document) && isRecord(document['paths']) ? document['paths'] : {};
  const described = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(isRecord(item) ? item : {})
      .filter((key) => ['get', 'put', 'post', 'delete', 'patch'].includes(key))
      .map((method): [string, string] => [method.toUpperCase(), path.replace(/\{\w+\}/g, UNKNOWN)]),
  );
  return [...described, ['GET', '/__mock/nothing'], ['OPTIONS', '/__mock/clock'], ['HEAD', '/__mock/world']];
}

/** What a request could change: the world as others are served it, the clock, the faults. */
const stateOf = (mock: Mock): string =>
  JSON.stringify([mock.scenario, mock.clock.now, mock.faults.list, mock.changes.newest, mock.requests.length]);

describe('on this machine', () => {
  test.each(['127.0.0.1', 'localhost', '127.8.9.1'])('there is no lock: %s', async (host) => {
    const server = await open({ host, secret: 'a secret that nobody needs'.replaceAll(' ', '-') });
    expect(server.secret).toBeNull();
    const address = host === 'localhost' ? 'localhost' : host;
    expect((await sendTo(server.port, '/__mock/tokens', { address })).status).toBe(200);
  });
});

describe('on an address that other machines reach', () => {
  test('each control path wants the secret, and tells what is missing without it', async () => {
    const { server, ask, secret } = await reachable();
    expect(secret).toMatch(/^[\w-]{43}$/);
    const before = stateOf(server.mock);
    const wrong = `${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`;
    const requests = controlRequests();
    expect(requests.length).toBeGreaterThan(30);
    for (const [method, path] of requests) {
      for (const sent of [undefined, '', wrong, secret.slice(0, -1), `${secret}x`, 'null']) {
        const headers = { ...JSON_TYPE, ...(sent !== undefined && { 'mock-secret': sent }) };
        const answer = await ask(path, { method, headers, ...(method !== 'GET' && { body: '{}' }) });
        expect([method, path, sent, answer.status]).toEqual([method, path, sent, 401]);
        if (method === 'HEAD') continue;
        const body: unknown = JSON.parse(answer.text);
        expect(isRecord(body) ? body['error'] : body).toMatch(/Mock-Secret[\s\S]*#secret=/);
        expect(answer.text).not.toContain(secret);
      }
    }
    expect(stateOf(server.mock)).toBe(before);
    for (const [method, path] of requests) {
      const headers = { ...JSON_TYPE, 'mock-secret': secret };
      const answer = await ask(path, { method, headers, headOnly: true });
      expect([method, path, answer.status]).not.toEqual([method, path, 401]);
      expect([method, path, answer.status]).not.toEqual([method, path, 415]);
    }
    expect((await ask('/__mock/clock', { headers: { 'mock-secret': secret } })).status).toBe(200);
  });

  test('the secret counts in its header alone, once, and whatever path is written for the same', async () => {
    const { server, ask, secret } = await reachable();
    for (const path of [`/__mock/clock?secret=${secret}`, `/__mock/clock?Mock-Secret=${secret}`])
      expect((await ask(path)).status).toBe(401);
    for (const headers of [{ authorization: `Bearer ${secret}` }, { cookie: `Mock-Secret=${secret}` }])
      expect((await ask('/__mock/clock', { headers })).status).toBe(401);
    expect((await ask('/__mock/clock', { headers: { 'mock-secret': [secret, 'x'] } })).status).toBe(401);
    for (const path of ['/api/../__mock/clock', '/console/%2e%2e/__mock/clock', '/./__mock/clock', '/__mock/./clock'])
      expect([path, (await ask(path)).status]).toEqual([path, 401]);
    // nor by the way round over loopback
    expect((await sendTo(server.port, '/__mock/tokens')).status).toBe(401);
  });

  test('the pages are open, and hold neither secret nor token; the API wants a token as ever', async () => {
    const { ask, secret } = await reachable({ console: false });
    for (const path of ['/', '/docs/', '/docs/start.js', '/openapi.json', '/console/x.js', '/favicon.ico']) {
      const answer = await ask(path);
      expect([path, answer.status]).toEqual([
        path,
        path.startsWith('/console') ? 404 : path.endsWith('ico') ? 204 : 200,
      ]);
      expect(answer.text).not.toContain(secret);
      expect(answer.text).not.toMatch(/lp\d-token/);
    }
    const statements = '/api/v3/statements';
    expect((await ask(statements)).status).toBe(401);
    expect((await ask(statements, { headers: { 'mock-secret': secret } })).status).toBe(401);
    expect((await ask(statements, { headers: { authorization: 'Bearer lp1-token' } })).status).toBe(200);
  });

  test('each server makes a secret of its own, or takes the one that is given', async () => {
    const made = await Promise.all([reachable(), reachable()]);
    expect(new Set(made.map(({ secret }) => secret)).size).toBe(2);
    const given = 'sixteen+chars/=!';
    const { ask, server } = await reachable({ secret: given });
    expect(server.secret).toBe(given);
    expect((await ask('/__mock/clock', { headers: { 'mock-secret': given } })).status).toBe(200);
    expect((await ask('/__mock/clock')).status).toBe(401);
  });

  test.each([
    'fifteen-letters',
    '',
    'with spaces in between',
    'sixteen-letters\n\n',
    'mit-Umlauten-äöü-x',
    'x'.repeat(513),
  ])('%j is no secret, wherever it would listen, and the refusal does not hold it', async (secret) => {
    for (const host of ['127.0.0.1', '0.0.0.0']) {
      const error: unknown = await open({ host, secret }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(RangeError);
      expect(String(error)).toMatch(/the secret has to be of .*LEAD_PROVIDER_MOCK_SECRET/);
      if (secret !== '') expect(String(error)).not.toContain(secret.trim());
    }
  });

  test('what is heard of requests does not hold the secret, however it is written there', async () => {
    const heard: string[] = [];
    const secret = 'a/secret+with=signs.in&it';
    const { ask } = await reachable({ secret, onRequest: ({ path }) => heard.push(path) });
    const everyCharacter = secret.replace(/./g, (c) => `%${c.charCodeAt(0).toString(16)}`);
    for (const written of [secret, encodeURIComponent(secret), everyCharacter, everyCharacter.toUpperCase()])
      await ask(`/?secret=${written}&x=1`);
    await expect.poll(() => heard.length).toBe(4);
    expect(heard).toEqual(heard.map(() => '/?secret=(secret)&x=1'));
  });
});

describe('control writes', () => {
  const writes = controlRequests().filter(([method]) => !['GET', 'HEAD', 'OPTIONS'].includes(method));
  const refused: [name: string, headers: Record<string, string>, status: number][] = [
    ['no type', {}, 415],
    ['text', { 'content-type': 'text/plain' }, 415],
    ['text that has the right words', { 'content-type': 'text/plain; application/json' }, 415],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a form in parts', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['another JSON', { 'content-type': 'application/json-patch+json' }, 415],
    ['two types', { 'content-type': 'application/json, text/plain' }, 415],
    ['a form of another origin', { 'content-type': 'text/plain', origin: 'https://evil.example' }, 403],
    ['a form of another port', { 'content-type': 'text/plain', 'sec-fetch-site': 'same-site' }, 403],
    ['a form of no origin', { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' }, 403],
  ];

  test.each(refused)('are refused as %s, and nothing has changed', async (_name, headers, status) => {
    const server = await open();
    server.mock.faults.add({ effect: { kind: 'status', status: 503 } });
    const before = stateOf(server.mock);
    expect(writes.length).toBeGreaterThan(20);
    for (const [method, path] of writes) {
      for (const body of [undefined, '{"now":"2030-01-01T00:00:00Z"}']) {
        const answer = await sendTo(server.port, path, { method, headers, ...(body !== undefined && { body }) });
        expect([method, path, answer.status]).toEqual([method, path, status]);
        const told: unknown = JSON.parse(answer.text);
        expect(isRecord(told) && told['error']).toMatch(status === 415 ? /content-type: application\/json/ : /origin/);
      }
    }
    expect(stateOf(server.mock)).toBe(before);
  });

  test.each([
    'application/json',
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
  ])('are taken as %s, with a body and without', async (type) => {
    const server = await open();
    const headers = { 'content-type': type };
    const body = '{"now":"2030-01-01T00:00:00Z"}';
    expect((await sendTo(server.port, '/__mock/clock', { method: 'PUT', headers, body })).status).toBe(200);
    expect(server.mock.clock.now).toBe('2030-01-01T00:00:00.000Z');
    expect((await sendTo(server.port, '/__mock/faults', { method: 'DELETE', headers })).status).toBe(200);
  });
});
