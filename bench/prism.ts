import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { routes } from '../src/contract/routes.ts';
import { at, records, type Started } from './servers.ts';

/** How long Prism may take to be ready. */
const PATIENCE_MS = 60_000;

export interface Prism {
  readonly url: string;
  readonly version: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Why there is no Prism to measure against. */
export interface NoPrism {
  readonly why: string;
}

/** What is asked of both, by the path of its operation: one participant, and a page of 100. */
export async function askedOf(mock: Started): Promise<Readonly<Record<string, string>>> {
  const list = routes.rect['participants.list'][1];
  const [one] = await records(`${mock.url}${list}`, mock.token);
  return {
    [routes.rect['participants.get'][1]]: `${list}/${one?.id ?? ''}`,
    [list]: `${list}?page%5Bpage%5D=1&page%5Bper_page%5D=100`,
  };
}

/**
 * Serves the description of rect by Prism, with the mock's own answers as its examples, so that both send the same. Prism
 * is no dependency of this package: it is installed into `bench/prism` when it is missing.
 */
export async function startPrism(mock: Started, asked: Readonly<Record<string, string>>): Promise<Prism | NoPrism> {
  const folder = at('prism');
  const home = join(folder, 'node_modules/@stoplight/prism-cli');
  if (!existsSync(home)) {
    console.error('Prism is installed into bench/prism.');
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
    const failure = await promisify(execFile)('npm', args, { cwd: folder, shell: process.platform === 'win32' }).then(
      () => null,
      (error: unknown) => error,
    );
    if (failure !== null) return { why: `npm ci in bench/prism failed (${lastLine(failure)})` };
  }
  const file = await describedWith(mock, asked);
  const port = await freePort();
  const program = join(home, 'dist/index.js');
  const child = spawn(process.execPath, [program, 'mock', '--port', String(port), file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill());
  const stop = async (): Promise<void> => {
    child.kill();
    await rm(dirname(file), { recursive: true, force: true });
  };
  const why = await whyNotReady(child);
  if (why !== null) {
    await stop();
    return { why };
  }
  const { version = '' }: { version?: string } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return { url: `http://127.0.0.1:${port}`, version: `Prism ${version}`, pid: child.pid ?? 0, stop };
}

/** Waits for the line that says so; null when it came, else what came instead. */
async function whyNotReady(child: ChildProcess): Promise<string | null> {
  let told = '';
  child.stderr?.on('data', (chunk) => (told = `${told}${String(chunk)}`.slice(-2000)));
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(`it was not ready after ${PATIENCE_MS / 1000} s`), PATIENCE_MS);
    const end = (why: string | null): void => {
      clearTimeout(late);
      resolve(why);
    };
    child.once('error', (error) => end(`it does not start (${error.message})`));
    child.once('exit', (code) => end(`it ended with ${String(code)} on Node ${process.version} (${lastLine(told)})`));
    // it goes on writing a line for each request, which has to be read
    if (child.stdout !== null)
      createInterface(child.stdout).on('line', (line) => (line.includes('listening on') ? end(null) : undefined));
  });
}

function lastLine(what: unknown): string {
  const stderr: unknown = isRecord(what) ? what['stderr'] : what;
  const lines = (typeof stderr === 'string' ? stderr : '').split('\n').filter((line) => line.trim() !== '');
  // npm and Node both put what went wrong above where it went wrong
  const line = lines.find((one) => /error/i.test(one)) ?? lines.at(-1) ?? 'it did not say why';
  // the page is for everybody, and the folders of this machine are not
  return [at('..'), tmpdir(), homedir()].reduce((text, path) => text.replaceAll(path, '…/'), line).trim();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function describedWith(mock: Started, paths: Readonly<Record<string, string>>): Promise<string> {
  const document: unknown = parse(readFileSync(at('../spec/rect-v3.yaml'), 'utf8'));
  for (const [path, asked] of Object.entries(paths)) {
    const answer = await fetch(`${mock.url}${asked}`, { headers: { authorization: `Bearer ${mock.token}` } });
    const content = ['paths', path, 'get', 'responses', '200', 'content', 'application/json'].reduce<unknown>(
      (value, key) => (isRecord(value) ? value[key] : undefined),
      document,
    );
    if (!isRecord(content)) throw new Error(`bench/prism.ts: the description has no answer of GET ${path}`);
    delete content['examples'];
    content['example'] = await answer.json();
  }
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-bench-'));
  const file = join(folder, 'described.json');
  await writeFile(file, JSON.stringify(document));
  return file;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
