import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { routes } from '../../src/contract/routes.ts';
import type { Service } from '../../src/contract/service.ts';
import type { Mock } from '../../src/mock/index.ts';
import { serve, type MockServer } from '../../src/mock/server.ts';
import { PER_WORLD, WorldRun } from '../fuzz/run.ts';
import { tellTotals } from '../support/totals.ts';

/**
 * `npm run test:proxy`: a second opinion on the mock's answers. Everything goes through Redocly's recording proxy, and
 * Redocly's own validator, which shares nothing with the one the other tests use, holds what it saw against the
 * descriptions. Fails on an answer that is not as described; prints how much of the description was seen. `--worlds N`:
 * how many random worlds of each service.
 */

const { values } = parseArgs({ options: { worlds: { type: 'string', default: '6' } } });
const WORLDS = Number(values.worlds);
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const redocly = at('../../node_modules/@redocly/cli/bin/cli.js');
const env = { ...process.env, REDOCLY_TELEMETRY: 'off', NO_COLOR: '1' };

interface Problem {
  readonly target: string;
  readonly ruleId: string;
  readonly message: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
}
interface Report {
  readonly run: { readonly totalExchanges: number };
  readonly problems: readonly Problem[];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('test:proxy: no port to be had');
  return address.port;
}

/** The proxy, once it listens. */
async function startProxy(target: string, port: number, har: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [redocly, 'proxy', '--target', target, '--har', har, '--port', String(port)], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer): void => {
      said += text.toString();
      if (said.includes('listening on')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`test:proxy: the proxy ended before it listened.\n${said}`)));
  });
  return child;
}

/** Makes the requests of some random worlds, and reads every record that a list shows. */
async function traffic(service: Service, port: number, proxy: string): Promise<void> {
  for (let index = 0; index < WORLDS; index += 1) {
    const servers: Promise<MockServer>[] = [];
    const world = new WorldRun(service, 7, index, (mock) => {
      const server = serve(mock, { port });
      servers.push(server);
      const through = async (request: Request): Promise<Response> => {
        await server;
        const { pathname, search } = new URL(request.url);
        const body = request.method === 'GET' ? null : await request.arrayBuffer();
        const headers = new Headers(request.headers);
        headers.set('accept', 'application/json');
        return fetch(`${proxy}${pathname}${search}`, { method: request.method, headers, body });
      };
      const proxied: Mock = Object.create(mock, { fetch: { value: through } });
      return proxied;
    });
    for (let request = 0; request < PER_WORLD; request += 1) await world.step(request);
    if (world.failures.length > 0) throw new Error(`test:proxy: ${world.failures[0]?.story ?? ''}`);
    await readSingles(world);
    for (const server of servers) await (await server).close();
  }
}

const singles = [
  ['participants.list', 'participants.get'],
  ['participants.list', 'participants.transfers'],
  ['unfundedMentors.list', 'unfundedMentors.get'],
  ['declarations.list', 'declarations.get'],
  ['partnerships.list', 'partnerships.get'],
  ['schools.list', 'schools.get'],
  ['deliveryPartners.list', 'deliveryPartners.get'],
  ['statements.list', 'statements.get'],
  ['transfers.list', 'participants.transfers'],
] as const;

async function readSingles({ mock, service, world }: WorldRun): Promise<void> {
  for (const lp of world.organisations.lps) {
    for (const [list, single] of singles) {
      const query = list === 'schools.list' ? '?filter[cohort]=2025' : '';
      const ask = (path: string): Promise<Response> =>
        mock.fetch(
          new Request(`https://mock.test${path}${query}`, { headers: { authorization: `Bearer ${mock.token(lp)}` } }),
        );
      const { data = [] }: { data?: readonly { readonly id: string }[] } = await (
        await ask(routes[service][list][1])
      ).json();
      for (const { id } of data.slice(0, 5)) await ask(routes[service][single][1].replace('{id}', id));
    }
  }
}

/** Whether every answer was as described. */
async function check(service: Service, folder: string): Promise<boolean> {
  const [port, proxyPort] = [await freePort(), await freePort()];
  const har = join(folder, `${service}.har`);
  const proxy = await startProxy(`http://127.0.0.1:${port}`, proxyPort, har);
  try {
    await traffic(service, port, `http://127.0.0.1:${proxyPort}`);
  } finally {
    const ended = once(proxy, 'exit');
    proxy.kill('SIGINT');
    await ended;
  }
  const written = join(folder, `${service}.json`);
  const args = [
    redocly,
    'drift',
    har,
    '--api',
    at(`../../spec/${service}-v3.yaml`),
    '--server',
    `http://127.0.0.1:${port}`,
    '--format',
    'json',
    '--coverage',
    '--output',
    written,
  ];
  // it ends with a status of its own when it finds something, and what it finds in requests is no fault here
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 2 ** 26 }).catch(
    (error: unknown) => {
      if (typeof error === 'object' && error !== null && 'stdout' in error && typeof error.stdout === 'string')
        return { stdout: error.stdout };
      throw error;
    },
  );
  const { run, problems }: Report = JSON.parse(await readFile(written, 'utf8'));
  const wrong = problems.filter(({ target }) => target === 'response');
  console.log(
    `${service}: ${run.totalExchanges} answers, ${wrong.length} not as described (${problems.length - wrong.length} remarks on requests, which are wrong on purpose)`,
  );
  for (const { ruleId, message, method, path, status } of wrong.slice(0, 20))
    console.log(`  ${method} ${path} ${status}: ${message} (${ruleId})`);
  console.log(
    stdout
      .split('\n')
      .filter((line) => /^ {2}\w.*\d+\/\d+$/.test(line))
      .join('\n'),
  );
  // one that was seen more than once may be wrong more than once
  const failed = Math.min(wrong.length, run.totalExchanges);
  tellTotals({ passed: run.totalExchanges - failed, failed, skipped: 0 });
  return run.totalExchanges > 0 && wrong.length === 0;
}

const folder = await mkdtemp(join(tmpdir(), 'lead-provider-proxy-'));
try {
  for (const service of ['rect', 'ecf'] as const) if (!(await check(service, folder))) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
