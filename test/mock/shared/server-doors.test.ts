import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request as rawRequest } from 'node:http';
import { networkInterfaces } from 'node:os';
import { createMock } from 'lead-provider-sdk/mock';
import { serve, type MockServer, type ServeOptions } from 'lead-provider-sdk/mock/server';
import { afterEach, describe, expect, test } from 'vitest';
import { ownFault } from '../../../src/mock/server/own-fault.ts';

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

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Sends headers that `fetch` would not. */
function send(
  server: MockServer,
  path: string,
  headers: Record<string, string>,
  { method = 'GET', body, address = '127.0.0.1' }: { method?: string; body?: string; address?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = rawRequest(
      { host: address, port: server.port, path, method, headers: { authorization: 'Bearer lp1-token', ...headers } },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
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
    const outer = Object.values(networkInterfaces())
      .flat()
      .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
    expect((await send(server, '/__mock/clock', { host: 'evil.example' })).status).toBe(403);
    expect((await send(server, '/__mock/clock', { host: `localhost:${server.port}` })).status).toBe(200);
    if (outer === undefined) return;
    expect((await send(server, '/__mock/clock', { host: `${outer}:1` }, { address: outer })).status).toBe(200);
    expect((await send(server, '/__mock/clock', { host: 'evil.example' }, { address: outer })).status).toBe(403);
  });
});

describe('pages of other origins', () => {
  test.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://localhost:1' }],
    ['no origin it tells', { origin: 'null' }],
    ['an origin that is none', { origin: 'x y' }],
    ['another site, without an origin', { 'sec-fetch-site': 'cross-site' }],
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

  test('an allowed origin is answered with CORS, preflight included, and another one is not', async () => {
    const origin = 'http://localhost:5173';
    const server = await open({ allowOrigins: [origin] });
    const cross = { origin, 'sec-fetch-site': 'cross-site' };
    for (const path of ['/api/v3/statements', '/api/v3/nothing', '/__mock/clock']) {
      const asked = await send(
        server,
        path,
        { ...cross, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization,x-a' },
        { method: 'OPTIONS' },
      );
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
    expect((await send(server, '/__mock/clock', cross, DEFER)).status).toBe(200);
    expect((await send(server, '/__mock/clock', { origin: 'http://localhost:5174' }, DEFER)).status).toBe(403);
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
  function start(...args: string[]): { child: ChildProcess; out: () => string; err: () => string } {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'src/cli/main.ts', 'mock', '--service', 'rect', '--port', '0', ...args],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    children.push(child);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    return { child, out: () => out, err: () => err };
  }

  async function ready({ child, out }: ReturnType<typeof start>): Promise<void> {
    while (!out().includes('ready')) if (child.stdout !== null) await once(child.stdout, 'data');
  }

  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s right after the ready line ends it gracefully',
    async (signal) => {
      const run = start('--json');
      run.child.stdout?.once('data', () => run.child.kill(signal));
      expect(await once(run.child, 'exit')).toEqual([0, null]);
      expect(run.err()).toBe('');
    },
    30_000,
  );

  test('an address beyond this machine prints a warning, and the options reach the server', async () => {
    const run = start(
      '--host',
      '0.0.0.0',
      '--allow-host',
      'mock.internal',
      '--allow-host',
      'b',
      '--allow-origin',
      'http://localhost:5173',
    );
    await ready(run);
    const port = /:(\d+) /.exec(run.out())?.[1] ?? '';
    const told = await fetch(`http://127.0.0.1:${port}/__mock/clock`, { headers: { origin: 'http://localhost:5173' } });
    expect([told.status, told.headers.get('access-control-allow-origin')]).toEqual([200, 'http://localhost:5173']);
    expect(run.err()).toMatch(/warning: 0\.0\.0\.0 can be reached from other machines/);
  }, 30_000);

  test.each([
    [['--host', ''], /--host is empty/],
    [['--allow-origin', '*'], /no origin to allow/],
    [['--allow-host', 'http://x'], /no host name to allow/],
  ])(
    '%j is refused',
    async (args, says) => {
      const run = start(...args);
      expect(await once(run.child, 'close')).toEqual([2, null]);
      expect(run.err()).toMatch(says);
    },
    30_000,
  );
});
