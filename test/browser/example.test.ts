import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installExample } from '../package/example.ts';
import { packInto, plainEnvironment } from '../package/packed.ts';
import { chromiumHere } from './chromium.ts';
import { FLAGS } from './flags.ts';

/** `examples/browser`, installed from the tarball and started by its one command. */
describe('examples/browser in a real browser', () => {
  const ends: (() => unknown)[] = [];
  /** What the browser asked anybody but 127.0.0.1 for: it all goes to a proxy, which passes nothing on. */
  const away: string[] = [];
  /** Answers that came from the network, by address. */
  const served: string[] = [];
  const faults: string[] = [];
  let page: Page;
  let url = '';

  beforeAll(async () => {
    const base = await mkdtemp(join(tmpdir(), 'lead-provider-example-'));
    ends.push(() => rm(base, { recursive: true, force: true, maxRetries: 5 }));
    url = await start(await installExample('browser', await packInto(base), base));
    const proxy = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', (chunk) => {
        const line = chunk.toString().split('\r\n')[0] ?? '';
        // the browser itself calls home, whatever it shows
        if (!/\.google(apis)?\.com:443 /.test(line)) away.push(line);
        socket.destroy();
      });
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    ends.push(() => proxy.close());
    const address = proxy.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const browser = await chromium.launch({
      executablePath: chromiumHere(),
      args: [...FLAGS],
      proxy: { server: `http://127.0.0.1:${port}`, bypass: '127.0.0.1' },
    });
    ends.push(() => browser.close());
    page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    page.on('response', (response) => {
      if (!response.fromServiceWorker()) served.push(response.url());
    });
    page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(message.text());
    });
    await page.goto(url);
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });

  /** `npm start`; answers the address that it prints. */
  async function start(cwd: string): Promise<string> {
    // it leads a group of its own, with whatever it starts
    const child = spawn('npm', ['start'], { cwd, detached: true, stdio: 'pipe', env: plainEnvironment() });
    const ended = once(child, 'exit');
    ends.push(async () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
      await ended;
    });
    let said = '';
    const address = new Promise<string>((resolve) => {
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
          if (found !== undefined) resolve(found);
        });
    });
    return Promise.race([
      address,
      ended.then(([code]) => Promise.reject(new Error(`npm start ended with ${String(code)}:\n${said}`))),
    ]);
  }

  const rowOf = (name: string) => page.locator('tbody tr').filter({ hasText: name });
  const says = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

  test('the table has whom the mock serves', async () => {
    await says('Ready');
    expect(await page.locator('tbody tr').count()).toBe(10);
    expect(await rowOf('Ben Ortiz').locator('td').allTextContents()).toEqual([
      'Ben Ortiz',
      '2025',
      'active',
      'Defer Ben Ortiz',
    ]);
  });

  test('the button defers one, and leaves the others', async () => {
    await page.getByRole('button', { name: 'Defer Ben Ortiz' }).click();
    await says('Ben Ortiz is deferred.');
    expect(await rowOf('Ben Ortiz').locator('td').nth(2).textContent()).toBe('deferred');
    expect(await rowOf('Fay Doyle').locator('td').nth(2).textContent()).toBe('active');
  });

  test('what a rule refuses is said in its words', async () => {
    await page.getByRole('button', { name: 'Defer Dan Moss' }).click();
    await says(/withdrawn/);
    expect(await rowOf('Dan Moss').locator('td').nth(2).textContent()).toBe('withdrawn');
  });

  test('no request leaves this machine', () => {
    expect(served.length).toBeGreaterThan(1);
    expect(served.filter((address) => !address.startsWith(url) && !address.startsWith('data:'))).toEqual([]);
    expect({ away, faults }).toEqual({ away: [], faults: [] });
  });
});
