import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createMock } from 'lead-provider-sdk/mock';
import { serve, type MockServer, type ServeOptions } from 'lead-provider-sdk/mock/server';
import { afterEach, describe, expect, test } from 'vitest';
import { isRecord } from '../../../src/base/guards.ts';
import { ownFault } from '../../../src/mock/server/own-fault.ts';
import { outerAddress, sendTo, type Answer, type Sent } from './server-support.ts';

const servers: MockServer[] = [];
const children: ChildProcess[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function open(options: ServeOptions = {}): Promise<MockServer> {
  const server = await serve(createMock({ service: 'rect' }), options);
  servers.push(server);
  return server;
}

/** As a client with a token of its own. */
function send(
  { port }: MockServer,
  path: string,
  headers: Readonly<Record<string, string>>,
  sent: Sent = {},
): Promise<Answer> {
  const own = { authorization: 'Bearer lp1-token', 'content-type': 'application/json' };
  return sendTo(port, path, { ...sent, headers: { ...own, ...headers } });
}

const DEFER = { method: 'PUT', body: '{"now": "2030-01-01T00:00:00Z"}' };

describe('the address to listen on', () => {
  test.each(['', '  '])('%j is refused, for it would mean all of them', async (host) => {
    await expect(open({ host })).rejects.toThrow(/host is empty/);
  });
});

describe('the Host header', () => {
  test.each(['localhost', '127.0.0.1', '127.8.9.1', '[::1]', 'LOCALHOST'])('may be %s', async (host) => {
    const server = await open();
    expect((await send(server, '/api/v3/statements', { host: `${host}:${server.port}` })).status).toBe(200);
  });

  test.each([
    'evil.example',
    'evil.example:4010',
    '127.evil.example',
    '0.0.0.0',
    '192.0.2.1',
    'localhost.evil.example',
  ])('may not be %j', async (host) => {
    const server = await open();
    for (const path of ['/api/v3/statements', '/__mock/clock', '/', '/openapi.json'])
      expect([path, (await send(server, path, { host })).status]).toEqual([path, 403]);
  });

  test('may be a name that was allowed, whatever its case and port, and no other', async () => {
    const server = await open({ allowHosts: ['Mock.Internal', '::5'] });
    expect((await send(server, '/__mock/clock', { host: 'mock.internal:80' })).status).toBe(200);
    expect((await send(server, '/__mock/clock', { host: '[::5]:80' })).status).toBe(200);
    expect((await send(server, '/__mock/clock', { host: 'other.internal' })).status).toBe(403);
    for (const name of ['http://mock', 'mock:80', '', '*'])
      await expect(open({ allowHosts: [name] })).rejects.toThrow(RangeError);
  });

  test('may be the address asked for when it listens on all of them, but no name', async () => {
    const server = await open({ host: '0.0.0.0' });
    const outer = outerAddress();
    const ask = async (host: string, address?: string) =>
      (await send(server, '/api/v3/statements', { host }, address === undefined ? {} : { address })).status;
    expect(await ask('evil.example')).toBe(403);
    expect(await ask(`localhost:${server.port}`)).toBe(200);
    expect(await ask(`${outer}:1`, outer)).toBe(200);
    expect(await ask('evil.example', outer)).toBe(403);
  });
});

describe('pages of other origins', () => {
  test.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://localhost:1' }],
    ['no origin it tells', { origin: 'null' }],
    ['an origin that is none', { origin: 'x y' }],
    ['another site, without an origin', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine, without an origin', { 'sec-fetch-site': 'same-site' }],
  ])('cannot reach the control endpoints: %s', async (_name, headers) => {
    const server = await open();
    const before = server.mock.clock.now;
    for (const path of ['/__mock/clock', '/__mock/../__mock/clock', '/api/../__mock/clock'])
      expect([path, (await send(server, path, headers, DEFER)).status]).toEqual([path, 403]);
    expect((await send(server, '/__mock', headers)).status).toBe(403);
    expect((await send(server, '/__mock/world', headers)).status).toBe(403);
    expect(server.mock.clock.now).toBe(before);
    // the API asks for a token, which such a page does not have
    expect((await send(server, '/api/v3/statements', headers)).status).toBe(200);
    expect((await send(server, '/api/v3/statements', headers)).headers['access-control-allow-origin']).toBeUndefined();
  });

  test('pages of its own, and whoever is no browser, can', async () => {
    const server = await open();
    const own = { host: `localhost:${server.port}`, origin: `http://localhost:${server.port}` };
    for (const headers of [{}, own, { ...own, 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }])
      expect((await send(server, '/__mock/clock', headers, DEFER)).status).toBe(200);
  });

  const origin = 'http://localhost:5173';
  const cross = { origin, 'sec-fetch-site': 'cross-site' };
  const preflight = {
    ...cross,
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'authorization,x-a',
  };

  test('an allowed origin is answered with CORS under /api/, preflight included, and another one is not', async () => {
    const server = await open({ allowOrigins: [origin] });
    for (const path of ['/api/v3/statements', '/api/v3/nothing']) {
      const asked = await send(server, path, preflight, { method: 'OPTIONS' });
      expect(asked).toMatchObject({
        status: 204,
        headers: {
          'access-control-allow-origin': origin,
          'access-control-allow-headers': 'authorization,x-a',
          'access-control-allow-methods': expect.stringContaining('PUT'),
          vary: 'Origin',
        },
      });
      const answered = await send(server, path, cross);
      expect(answered.headers).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-expose-headers': '*',
        vary: expect.stringContaining('Origin'),
      });
      expect(answered.status).toBe(path.endsWith('nothing') ? 404 : 200);
      const other = await send(server, path, { origin: 'http://localhost:5174' });
      expect(other.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  test('an allowed origin can neither read nor steer what is not under /api/', async () => {
    const server = await open({ allowOrigins: [origin] });
    const before = server.mock.clock.now;
    const control = ['/__mock', '/__mock/clock', '/__mock/tokens', '/api/../__mock/clock', '/api/%2e%2e/__mock/clock'];
    for (const path of [...control, '/api/..\\__mock/clock', '/', '/console/x.js', '/docs/', '/openapi.json']) {
      for (const [method, headers] of [
        ['GET', cross],
        ['GET', { origin }],
        ['OPTIONS', preflight],
        ['PUT', cross],
      ] as const) {
        const answer = await send(server, path, headers, method === 'PUT' ? DEFER : { method });
        const open = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'));
        expect([method, path, open]).toEqual([method, path, []]);
        if (control.includes(path)) expect([method, path, answer.status]).toEqual([method, path, 403]);
      }
    }
    expect(server.mock.clock.now).toBe(before);
  });

  test.each(['*', 'null', 'localhost:5173', 'http://a.example/path', 'file:///x', ''])(
    '%j is no origin to allow',
    async (origin) => {
      await expect(open({ allowOrigins: [origin] })).rejects.toThrow(/no origin to allow/);
    },
  );
});

describe('where files lie', () => {
  test.each([
    '__proto__',
    'constructor',
    'toString',
    'package.json',
    '../package.json',
    '%2e%2e/package.json',
    'hasOwnProperty',
  ])('/docs/%s is 404 and tells nothing', async (name) => {
    const server = await open();
    const { status, text } = await send(server, `/docs/${name}`, {});
    expect(status).toBe(404);
    expect(text).not.toContain(process.cwd());
  });

  test.each([
    ["ENOENT: no such file or directory, open '/home/me/app/spec/rect-v3.yaml'", "open '(a file)'"],
    ["Cannot find package 'yaml' imported from /home/me/app/dist/a.js", 'imported from (a file)'],
    ['at file:///home/me/app/dist/a.js:3', 'at (a file)'],
    ["open 'C:\\Users\\me\\app\\a.js'", "open '(a file)'"],
    ['no handler for /api/v3/participants', '/api/v3/participants'],
  ])('is not told when the mock itself fails: %s', (message, told) => {
    const { error } = ownFault(new Error(message));
    expect(error).toContain(told);
    expect(error).not.toMatch(/home|Users/);
  });
});

describe('the command', () => {
  function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'src/cli/main.ts', 'mock', '--service', 'rect', '--port', '0', ...args],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LEAD_PROVIDER_MOCK_SECRET: '', ...env } },
    );
    children.push(child);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    return { child, out: () => out, err: () => err };
  }

  async function ready({ child, out }: ReturnType<typeof start>): Promise<void> {
    while (!out().includes('ready')) await once(child.stdout, 'data');
  }

  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s right after the ready line ends it gracefully',
    async (signal) => {
      const run = start(['--json']);
      run.child.stdout.once('data', () => run.child.kill(signal));
      expect(await once(run.child, 'exit')).toEqual([0, null]);
      expect(run.err()).toBe('');
    },
    30_000,
  );

  test('the options reach the server', async () => {
    const origin = 'http://localhost:5173';
    const run = start([
      ...['--allow-host', 'mock.internal', '--allow-host', 'b', '--allow-origin', origin],
      '--no-console',
    ]);
    await ready(run);
    const port = Number(/:(\d+) /.exec(run.out())?.[1]);
    for (const host of ['mock.internal', 'b']) {
      const told = await sendTo(port, '/api/v3/statements', { headers: { host, origin } });
      expect([told.status, told.headers['access-control-allow-origin']]).toEqual([401, origin]);
    }
    expect((await sendTo(port, '/console/index.html')).status).toBe(404);
    expect([run.out(), run.err()]).toEqual([expect.not.stringContaining('console:'), '']);
    // on this machine there is no lock, so there is nothing to hide
    expect(run.out()).toContain('token of lp1: lp1-token');
  }, 30_000);

  test.each([
    ['', []],
    ['a-secret-that-was-given+/=', []],
    ['', ['--json']],
    ['', ['--no-console']],
  ])(
    'beyond this machine the secret is told once, in the address of the console (%j, %j)',
    async (given, args) => {
      const run = start(['--host', '0.0.0.0', ...args], { LEAD_PROVIDER_MOCK_SECRET: given });
      await ready(run);
      await expect.poll(run.out).toMatch(/okens[^\n]*\n/);
      const [, port = '', encoded = ''] = /http:\/\/0\.0\.0\.0:(\d+)\/#secret=([^\s"]+)/.exec(run.out()) ?? [];
      const secret = decodeURIComponent(encoded);
      if (given === '') expect(secret).toMatch(/^[\w-]{43}$/);
      else expect(secret).toBe(given);
      const ask = async (headers: Readonly<Record<string, string>>, query = '') =>
        (await sendTo(Number(port), `/__mock/tokens${query}`, { headers })).status;
      expect(await ask({})).toBe(401);
      expect(await ask({ 'mock-secret': 'x' }, `?secret=${encoded}`)).toBe(401);
      expect(await ask({ 'mock-secret': secret })).toBe(200);
      await expect.poll(run.out).toMatch(/tokens[" ,\w:]*200/);
      expect(run.out().split(encoded)).toHaveLength(2);
      expect(run.out()).not.toMatch(/lp\d-token/);
      expect(run.out()).toContain('/__mock/tokens');
      expect(run.err()).not.toContain(secret);
      expect(run.err()).toMatch(/0\.0\.0\.0 can be reached from other machines[\s\S]*wants the secret/);
      if (!args.includes('--json')) return;
      const event: unknown = JSON.parse(run.out().split('\n')[0] ?? '');
      expect(event).toMatchObject({ event: 'ready', url: `http://0.0.0.0:${port}`, console: expect.any(String) });
      expect(event).not.toHaveProperty('tokens');
    },
    30_000,
  );

  test('on this machine the console is told without a secret', async () => {
    const run = start(['--json']);
    await ready(run);
    const event: unknown = JSON.parse(run.out().split('\n')[0] ?? '');
    const url = isRecord(event) ? String(event['url']) : '';
    expect(event).toMatchObject({ console: `${url}/`, tokens: [{ leadProvider: 'lp1', token: 'lp1-token' }, {}] });
  }, 30_000);

  test('a secret that is too short is refused', async () => {
    const run = start(['--host', '0.0.0.0'], { LEAD_PROVIDER_MOCK_SECRET: 'only-short' });
    expect(await once(run.child, 'close')).toEqual([2, null]);
    expect(run.err()).toMatch(/mock: the secret has to be of 16 .*LEAD_PROVIDER_MOCK_SECRET/);
    expect(run.err()).not.toContain('only-short');
  }, 30_000);

  test.each([
    [['--host', ''], /--host is empty/],
    [['--allow-origin', '*'], /no origin to allow/],
    [['--allow-host', 'http://x'], /no host name to allow/],
  ])(
    '%j is refused',
    async (args, says) => {
      const run = start(args);
      expect(await once(run.child, 'close')).toEqual([2, null]);
      expect(run.err()).toMatch(says);
    },
    30_000,
  );
});
