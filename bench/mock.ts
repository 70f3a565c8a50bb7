import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { routes } from '../src/contract/routes.ts';
import type { Service } from '../src/contract/service.ts';
import { load } from './load.ts';

const ROUNDS = 5;
const ROUND_MS = 500;

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

interface Started {
  readonly url: string;
  readonly token: string;
  readonly generateMs: number;
  readonly loadMs: number;
  readonly loadCpuMs: number;
  readonly peakBytes: number;
  readonly pid: number;
  readonly stop: () => void;
}

/** Starts a program that writes a line of JSON when it is ready. */
async function start(args: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line: unknown = JSON.parse(await firstLine(child));
  const read = (name: string): unknown =>
    typeof line === 'object' && line !== null ? Object.entries(line).find(([key]) => key === name)?.[1] : undefined;
  const number = (name: string): number => Number(read(name) ?? 0);
  const text = (name: string): string => {
    const value = read(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    url: text('url'),
    token: text('token'),
    generateMs: number('generateMs'),
    loadMs: number('loadMs'),
    loadCpuMs: number('loadCpuMs'),
    peakBytes: number('peakBytes'),
    pid: child.pid ?? 0,
    stop: () => child.kill(),
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('bench mock: a server was started without its output');
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`bench mock: a server ended with ${String(code)} before it was ready`)),
  );
  ended.catch(() => {});
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
  return String(line);
}

const serverProgram = ['--import', 'tsx', at('mock-server.ts')];

interface Contestant {
  readonly url: string;
  readonly token: string;
  readonly pid?: number;
}

/**
 * One contestant's rounds: answers per second, and where it is one process, answers per second of its processor time.
 */
interface Rounds {
  readonly rates: number[];
  readonly perCpu: number[];
}

/** Loads contestants in turn, so that a busy moment of the machine hits all alike. */
async function race(contestants: readonly Contestant[]): Promise<Rounds[]> {
  for (const { url, token } of contestants) await load(url, token, 2 * ROUND_MS);
  const results = contestants.map((): Rounds => ({ rates: [], perCpu: [] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [place, { url, token, pid }] of contestants.entries()) {
      const before = cpuSeconds(pid);
      const rate = await load(url, token, ROUND_MS);
      results[place]?.rates.push(rate);
      results[place]?.perCpu.push((rate * ROUND_MS) / 1000 / (cpuSeconds(pid) - before));
    }
  }
  return results;
}

/** Processor time a process has used; NaN where the system does not say (it is read from /proc). */
function cpuSeconds(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return NaN;
  // after the name of the program, which may hold anything
  const [, , , , , , , , , , , user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(user) + Number(system)) / 100;
}

const ratios = (ours: readonly number[] = [], theirs: readonly number[] = []): number =>
  median(ours.map((rate, round) => rate / (theirs[round] ?? NaN)));
const shown = (rate: number): string => Math.round(rate).toLocaleString('en-GB');

async function againstPlain(name: string, mock: Started, path: string, wanted: number): Promise<void> {
  const plain = await start([...serverProgram, 'plain', `${mock.url}${path}`, mock.token]);
  try {
    const { token, pid } = mock;
    const [ours, theirs] = await race([
      { url: `${mock.url}${path}`, token, pid },
      { url: `${plain.url}${path}`, token, pid: plain.pid },
    ]);
    const byCpu = ratios(ours?.perCpu, theirs?.perCpu);
    console.log(
      `  ${name}: ${shown(median(ours?.rates ?? []))} answers/s, plain node:http ${shown(median(theirs?.rates ?? []))}; ratio ${ratios(ours?.rates, theirs?.rates).toFixed(2)}` +
        `${Number.isNaN(byCpu) ? '' : `, by processor time ${byCpu.toFixed(2)}`} (wanted: ${wanted})`,
    );
  } finally {
    plain.stop();
  }
}

/** A page deep in the list against the first one, each read of a page that was not served before. */
async function depth(mock: Started, list: string): Promise<void> {
  const page = (number: number): string => `${mock.url}${list}?page%5Bpage%5D=${number}&page%5Bper_page%5D=100`;
  const deep = await lastFullPage(page, mock.token);
  const { token } = mock;
  const [first, last] = await race([
    { url: page(1), token },
    { url: page(deep), token },
  ]);
  console.log(
    `  page 1 against page ${deep} of participants: ${shown(median(first?.rates ?? []))} and ${shown(median(last?.rates ?? []))} answers/s; ratio ${ratios(last?.rates, first?.rates).toFixed(2)} (wanted: about 1)`,
  );
  const time = async (number: number): Promise<number> => {
    const before = performance.now();
    await records(page(number), token);
    return performance.now() - before;
  };
  // pages that are read for the first time, from the head and from the tail of the list in turn
  const [head, tail]: [number[], number[]] = [[], []];
  for (let n = 2; n < 40; n += 1) {
    head.push(await time(n));
    tail.push(await time(deep - n));
  }
  console.log(
    `  first reads of pages: ${median(head).toFixed(2)} ms at the head, ${median(tail).toFixed(2)} ms at the tail of the list`,
  );
}

async function records(url: string, token: string): Promise<readonly { readonly id: string }[]> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const body: unknown = await response.json();
  const data: unknown = typeof body === 'object' && body !== null && 'data' in body ? body.data : null;
  if (!Array.isArray(data)) throw new Error(`bench mock: ${url} answered ${response.status} without a list`);
  return data.map((one: unknown) => ({
    id: typeof one === 'object' && one !== null && 'id' in one ? String(one.id) : '',
  }));
}

async function lastFullPage(page: (number: number) => string, token: string): Promise<number> {
  let [full, notFull] = [1, 1024];
  while (notFull - full > 1) {
    const middle = Math.floor((full + notFull) / 2);
    if ((await records(page(middle), token)).length === 100) full = middle;
    else notFull = middle;
  }
  return full;
}

async function profileM(service: Service): Promise<void> {
  const mock = await start([...serverProgram, 'mock', 'M', service]);
  console.log(`profile M, ${service}, loopback, 10 connections; medians of alternating rounds`);
  try {
    const list = routes[service]['participants.list'][1];
    const [one] = await records(`${mock.url}${list}?page%5Bper_page%5D=100`, mock.token);
    await againstPlain('one participant', mock, `${list}/${one?.id ?? ''}`, 0.5);
    await againstPlain('a page of 100 participants', mock, `${list}?page%5Bpage%5D=1&page%5Bper_page%5D=100`, 0.6);
    await depth(mock, list);
  } finally {
    mock.stop();
  }
}

async function startToReady(): Promise<void> {
  const cli = at('../dist/cli.js');
  if (!existsSync(cli)) return console.log('start to ready: build first (npm run build)');
  const times: number[] = [];
  for (let run = 0; run < 7; run += 1) {
    const before = performance.now();
    const server = await start([cli, 'mock', '--service', 'rect', '--port', '0', '--json']);
    times.push(performance.now() - before);
    server.stop();
  }
  console.log(`start to ready with the default scenario: ${median(times).toFixed(0)} ms (wanted: under 300)`);
}

async function profileL(service: Service): Promise<void> {
  const { generateMs, loadMs, loadCpuMs, peakBytes, stop } = await start([...serverProgram, 'mock', 'L', service]);
  stop();
  console.log(
    `profile L, ${service}: loaded in ${(loadMs / 1000).toFixed(1)} s, ${(loadCpuMs / 1000).toFixed(1)} s of processor time (wanted: under 10), having been generated in ${(generateMs / 1000).toFixed(1)} s; at most ${(peakBytes / 2 ** 30).toFixed(2)} GB of memory in all (wanted: under 1.5)`,
  );
}

const PRISM = '5.14.2';

/**
 * Prism is no dependency of this package: it is installed once into a folder of its own. Null where it cannot be had.
 */
async function prismProgram(): Promise<string | null> {
  const folder = join(tmpdir(), `lead-provider-bench-prism-${PRISM}`);
  const program = join(folder, 'node_modules', '.bin', 'prism');
  if (existsSync(program)) return program;
  console.log(`installing Prism ${PRISM} into ${folder}`);
  const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `@stoplight/prism-cli@${PRISM}`];
  return promisify(execFile)('npm', args).then(
    () => program,
    () => null,
  );
}

/** The description with the mock's own answers as its examples, so that Prism has the same to send. */
async function describedWith(mock: Started, paths: Readonly<Record<string, string>>): Promise<string> {
  const document: unknown = parse(readFileSync(at('../spec/rect-v3.yaml'), 'utf8'));
  for (const [path, asked] of Object.entries(paths)) {
    const answer = await fetch(`${mock.url}${asked}`, { headers: { authorization: `Bearer ${mock.token}` } });
    const content = ['paths', path, 'get', 'responses', '200', 'content', 'application/json'].reduce<unknown>(
      (value, key) => (isRecord(value) ? value[key] : undefined),
      document,
    );
    if (!isRecord(content)) throw new Error(`bench mock: the description has no answer of GET ${path}`);
    delete content['examples'];
    content['example'] = await answer.json();
  }
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-bench-'));
  const file = join(folder, 'described.json');
  await writeFile(file, JSON.stringify(document));
  return file;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

async function againstPrism(): Promise<void> {
  const program = await prismProgram();
  if (program === null) return console.log('against Prism: skipped, it could not be installed');
  const mock = await start([...serverProgram, 'mock', 'M', 'rect']);
  const list = routes.rect['participants.list'][1];
  const [one] = await records(`${mock.url}${list}`, mock.token);
  const asked = {
    [routes.rect['participants.get'][1]]: `${list}/${one?.id ?? ''}`,
    [list]: `${list}?page%5Bpage%5D=1&page%5Bper_page%5D=100`,
  };
  const file = await describedWith(mock, asked);
  const port = Number(new URL(mock.url).port) + 1;
  const child = spawn(process.execPath, [program, 'mock', '--port', String(port), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  console.log(`against Prism ${PRISM}, whose examples are the mock's own answers`);
  try {
    for await (const line of createInterface(child.stdout)) if (line.includes('listening on')) break;
    child.stdout.resume();
    for (const path of Object.values(asked)) {
      const { token, pid } = mock;
      const [ours, theirs] = await race([
        { url: `${mock.url}${path}`, token, pid },
        { url: `http://127.0.0.1:${port}${path}`, token, pid: child.pid ?? 0 },
      ]);
      const byCpu = ratios(ours?.perCpu, theirs?.perCpu);
      console.log(
        `  ${path.includes('page') ? 'a page of 100 participants' : 'one participant'}: ${shown(median(ours?.rates ?? []))} answers/s, Prism ${shown(median(theirs?.rates ?? []))}; ratio ${ratios(ours?.rates, theirs?.rates).toFixed(1)}` +
          `${Number.isNaN(byCpu) ? '' : `, by processor time ${byCpu.toFixed(1)}`} (wanted: 15)`,
      );
    }
  } finally {
    mock.stop();
    child.kill();
    await rm(dirname(file), { recursive: true });
  }
}

export async function run(): Promise<void> {
  for (const service of ['rect', 'ecf'] as const) await profileM(service);
  await startToReady();
  for (const service of ['rect', 'ecf'] as const) await profileL(service);
  await againstPrism();
}
