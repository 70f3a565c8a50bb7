import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMock } from 'lead-provider-sdk/mock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serveLoaded, type Listening, type ServeOptions } from '../../../src/mock/server/serve-loaded.ts';
import type { Parts } from '../../../src/mock/server/serve-options.ts';
import { sendTo, type Answer, type Sent } from './server-support.ts';

const PAGE = '<!DOCTYPE html><html lang="en"><title>The console</title></html>';
/** As the issue has it: scripts and styles of its own origin alone, nothing inline, no framing, trusted types. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const GUARDED = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

let root = '';
let built = '';
const servers: Listening[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mock-console-'));
  built = join(root, 'dist', 'console');
  mkdirSync(join(built, 'deeper'), { recursive: true });
  const files: Readonly<Record<string, string>> = {
    'index.html': PAGE,
    'page-AB2CD3EF.js': 'export {};',
    'page-0123abcd.css': 'p{}',
    'plain-component.js': 'export {};',
    'sign.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "odd é%20&#' name.js": '"odd"',
    'notes.txt': 'private',
    'deeper/a.js': '"deeper"',
    '../../package.json': '{"name": "private"}',
    '../private.js': '"private"',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(built, name), text);
  symlinkSync(join(root, 'dist', 'private.js'), join(built, 'linked.js'));
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  rmSync(root, { recursive: true });
});

async function open(options: ServeOptions = {}, parts: Parts = { consoleFolder: built }) {
  const mock = createMock({ service: 'rect' });
  const server = await serveLoaded(mock, (scenario) => mock.load(scenario), options, parts);
  servers.push(server);
  const ask = (path: string, sent?: Sent): Promise<Answer> => sendTo(server.port, path, sent);
  return { mock, server, ask };
}

describe('the console', () => {
  test('is the first page, with a strict policy, kept by nobody', async () => {
    const { ask, mock } = await open();
    for (const path of ['/', '/?deep=link', '/console/../', '/console/index.html']) {
      const { status, text, headers } = await ask(path);
      expect([path, status, text]).toEqual([path, 200, PAGE]);
      expect(headers).toMatchObject({
        ...GUARDED,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': POLICY,
        'cross-origin-opener-policy': 'same-origin',
      });
    }
    expect(mock.requests).toEqual([]);
  });

  test.each([
    ['page-AB2CD3EF.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable', 'export {};'],
    ['page-0123abcd.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable', 'p{}'],
    ['plain-component.js', 'text/javascript; charset=utf-8', 'no-store', 'export {};'],
    ['sign.svg', 'image/svg+xml', 'no-store', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    [encodeURIComponent("odd é%20&#' name.js"), 'text/javascript; charset=utf-8', 'no-store', '"odd"'],
  ])('has its file %s', async (name, type, cache, text) => {
    const { ask } = await open();
    const headers = { ...GUARDED, 'content-type': type, 'cache-control': cache };
    expect(await ask(`/console/${name}`)).toMatchObject({ status: 200, text, headers });
    const head = await ask(`/console/${name}`, { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, text: '', headers });
  });

  test.each([
    'notes.txt',
    'deeper',
    'deeper/a.js',
    'deeper%2fa.js',
    'linked.js',
    'none.js',
    '',
    '../private.js',
    '../package.json',
    '../../package.json',
    '..%2fprivate.js',
    '..%2f..%2fpackage.json',
    '%2e%2e/private.js',
    '%2e%2e%2fprivate.js',
    '..%5cprivate.js',
    '..\\private.js',
    '....//private.js',
    './../private.js',
    '%252e%252e%252fprivate.js',
    'sign.svg%00.js',
    'sign.svg/',
    '%',
    '%E0%A4%A.js',
    '__proto__',
    'constructor',
    '/etc/hostname',
  ])('has no file /console/%s', async (name) => {
    const { ask } = await open();
    const { status, text } = await ask(`/console/${name}`);
    // a backslash is not taken for a path at all
    expect(status).toBe(name.includes('\\') ? 400 : 404);
    expect(text).not.toMatch(/private|deeper/);
    expect(text).not.toContain(root);
  });

  test('is read only', async () => {
    const { ask } = await open();
    for (const path of ['/', '/console/sign.svg']) {
      const { status, headers } = await ask(path, { method: 'POST', body: 'x=1' });
      expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
      expect((await ask(path, { method: 'HEAD' })).text).toBe('');
    }
  });

  test.each<[string, ServeOptions, () => Parts]>([
    ['it is not wanted', { console: false }, () => ({ consoleFolder: built })],
    ['it was not built', {}, () => ({ consoleFolder: join(root, 'none') })],
  ])('gives way to a plain page with links when %s', async (_name, options, parts) => {
    const { ask } = await open(options, parts());
    const { status, text, headers } = await ask('/');
    expect(status).toBe(200);
    expect(headers).toMatchObject({ ...GUARDED, 'content-security-policy': POLICY });
    expect(text).toContain('Mock of Register early career teachers');
    for (const link of ['/docs/', '/openapi.json', '/__mock/tokens', '/__mock/world'])
      expect(text).toContain(`href="${link}"`);
    // the policy would refuse them
    expect(text).not.toMatch(/<style|<script|style=|-token/);
    expect((await ask('/console/sign.svg')).status).toBe(404);
  });
});

describe('what a browser is told', () => {
  test.each([
    ['/__mock/clock', 200, {}],
    ['/__mock/nothing', 404, {}],
    ['/__mock/clock', 403, { origin: 'http://localhost:1' }],
    ['/__mock/world', 403, { host: 'evil.example' }],
  ])('of %s (%i): not kept, not framed, not for other origins', async (path, status, headers) => {
    const { ask } = await open();
    const answer = await ask(path, { headers });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(GUARDED);
    if (status === 403 && 'host' in headers) return;
    expect(answer.headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
  });

  test('of a fault of the control side itself, and of a write that is refused', async () => {
    const { ask } = await open({}, { createControl: () => () => Promise.reject(new Error('broken')) });
    const broken = await ask('/__mock/clock');
    expect(broken).toMatchObject({ status: 500, headers: GUARDED });
    expect(await ask('/__mock/clock', { method: 'PUT' })).toMatchObject({ status: 415, headers: GUARDED });
  });

  test('of the API reference: no script that stands in the page, no framing', async () => {
    const { ask } = await open();
    const { headers, text } = await ask('/docs/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/default-src 'none'; script-src 'self';/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(headers).toMatchObject(GUARDED);
  });
});

describe('a stream of the control side', () => {
  function streaming() {
    let push: (text: string) => void = () => {};
    const seen = { cancelled: 0, send: (text: string): void => push(text) };
    const parts: Parts = {
      createControl: () => () => {
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            push = (text) => controller.enqueue(new TextEncoder().encode(text));
          },
          cancel() {
            seen.cancelled += 1;
          },
        });
        return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
      },
    };
    return { seen, parts };
  }

  /** Reads from the stream until `text` has come. */
  function listen(port: number) {
    let text = '';
    let ended = false;
    const request = rawRequest({ host: '127.0.0.1', port, path: '/__mock/events' });
    const head = new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
      request.on('error', reject);
      request.on('response', (response) => {
        resolve(response.headers);
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('error', () => undefined);
        response.on('close', () => (ended = true));
      });
    });
    request.end();
    return { head, request, text: () => text, ended: () => ended };
  }

  test('arrives as it is sent, its head before anything, and ends when the client goes away', async () => {
    const { seen, parts } = streaming();
    const lines: number[] = [];
    const { server } = await open({ onRequest: ({ status }) => lines.push(status) }, parts);
    const heard = listen(server.port);
    expect(await heard.head).toMatchObject({ ...GUARDED, 'content-type': 'text/event-stream' });
    for (const text of ['data: one\n\n', 'data: two\n\n', 'data: three\n\n']) {
      seen.send(text);
      await expect.poll(heard.text).toMatch(new RegExp(`${text.trim()}\n\n$`));
    }
    expect(seen.cancelled).toBe(0);
    heard.request.destroy();
    await expect.poll(() => seen.cancelled).toBe(1);
    await expect.poll(() => lines).toEqual([200]);
  });

  test('ends when the server is closed', async () => {
    const { seen, parts } = streaming();
    const { server } = await open({}, parts);
    const heard = listen(server.port);
    await heard.head;
    await server.close();
    servers.splice(0);
    await expect.poll(heard.ended).toBe(true);
    await expect.poll(() => seen.cancelled).toBe(1);
  });
});

test('nothing of the console is loaded when a server starts, nor what makes secrets; the first request does', () => {
  const hooks = `
    import { writeSync } from 'node:fs';
    export async function load(url, context, next) {
      writeSync(1, 'loaded ' + url + '\\n');
      return next(url, context);
    }`;
  const script = `
    import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hooks)}));
    const { createMock } = await import(${JSON.stringify(new URL('../../../src/mock/index.ts', import.meta.url).href)});
    const { serve } = await import(${JSON.stringify(new URL('../../../src/mock/server.ts', import.meta.url).href)});
    const server = await serve(createMock({ service: 'rect' }));
    await fetch(server.url + '/api/v3/statements');
    await fetch(server.url + '/__mock/clock');
    console.log('started');
    await fetch(server.url + '/');
    await server.close();`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  const [start = '', later = ''] = stdout.split('started\n');
  expect([stderr, start]).toEqual(['', expect.stringMatching(/loaded \S+\/server\/serve-loaded\.ts/)]);
  expect(start).not.toMatch(/\/server\/(?:console|front-page|lock)\.ts/);
  expect(later).toMatch(/loaded \S+\/server\/console\.ts/);
});
