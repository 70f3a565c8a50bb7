import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';
import { FLAGS } from './flags.ts';

const PATIENCE = 90_000;

export interface PageOptions {
  /** Query string for the script to read. */
  readonly query?: string;
  readonly flags?: readonly string[];
}

/** Opens a page with a script in a browser and waits for what the script posts to `/found`. */
export async function openPage(
  chromium: string,
  script: string,
  { query = '', flags = [] }: PageOptions = {},
): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-browser-'));
  try {
    const bundle = await bundled(script, join(folder, 'bundle'));
    const { server, url, found } = await servePage(bundle);
    const browser = spawn(
      chromium,
      [...FLAGS, ...flags, `--user-data-dir=${join(folder, 'profile')}`, `${url}?${query}`],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    browser.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
    });
    const ended = once(browser, 'exit');
    const early = ended.then(([code]) =>
      Promise.reject(new Error(`${chromium} ended with ${String(code)} before the page was done:\n${said}`)),
    );
    early.catch(() => {});
    const patience = setTimeout(() => browser.kill(), PATIENCE);
    try {
      return await Promise.race([found, early]);
    } finally {
      clearTimeout(patience);
      browser.kill();
      await ended;
      server.closeAllConnections();
      server.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The script with all it needs, as a browser takes it. A module of Node in it does not build. */
async function bundled(script: string, outDir: string): Promise<string> {
  await build({
    config: false,
    silent: true,
    entry: { page: fileURLToPath(new URL(script, import.meta.url)) },
    outDir,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    noExternal: [/.*/],
    splitting: false,
    removeNodeProtocol: false,
    outExtension: () => ({ js: '.js' }),
  });
  return readFile(join(outDir, 'page.js'), 'utf8');
}

async function servePage(
  bundle: string,
): Promise<{ readonly server: Server; readonly url: string; readonly found: Promise<unknown> }> {
  const worker = await readFile(
    join(dirname(createRequire(import.meta.url).resolve('msw/package.json')), 'lib', 'mockServiceWorker.js'),
    'utf8',
  );
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': [
      'text/html; charset=utf-8',
      '<!DOCTYPE html><html lang="en"><title>The mock in a browser</title><script type="module" src="/page.js"></script></html>',
    ],
    '/page.js': ['text/javascript; charset=utf-8', bundle],
    '/mockServiceWorker.js': ['text/javascript; charset=utf-8', worker],
  };
  let tell: (found: unknown) => void = () => {};
  const found = new Promise<unknown>((resolve) => {
    tell = resolve;
  });
  const server = createServer((request, response) => {
    const file = files[(request.url ?? '').replace(/\?.*$/, '')];
    if (request.method === 'POST' && request.url === '/found')
      void textOf(request).then((text) => tell(JSON.parse(text)));
    response
      .writeHead(file === undefined ? 404 : 200, { 'content-type': file?.[0] ?? 'text/plain' })
      .end(file?.[1] ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    server,
    found,
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`,
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
