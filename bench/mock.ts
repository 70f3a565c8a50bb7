import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { load } from './load.ts';

const ROUNDS = 5;
const ROUND_MS = 500;

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

interface Started { readonly url: string; readonly token: string; readonly generateMs: number; readonly loadMs: number; readonly loadCpuMs: number; readonly peakBytes: number; readonly stop: () => void }

/** Starts a program that writes a line of JSON when it is ready. */
async function start(args: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line: unknown = JSON.parse(await firstLine(child));
  const read = (name: string): unknown => (typeof line === 'object' && line !== null ? Object.entries(line).find(([key]) => key === name)?.[1] : undefined);
  const number = (name: string): number => Number(read(name) ?? 0);
  const text = (name: string): string => {
    const value = read(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    url: text('url'), token: text('token'), generateMs: number('generateMs'), loadMs: number('loadMs'), loadCpuMs: number('loadCpuMs'), peakBytes: number('peakBytes'),
    stop: () => child.kill(),
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('bench mock: a server was started without its output');
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`bench mock: a server ended with ${String(code)} before it was ready`)));
  ended.catch(() => {});
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
  return String(line);
}

const serverProgram = ['--import', 'tsx', at('mock-server.ts')];

/** Loads contestants in turn, so that a busy moment of the machine hits all alike; each one's answers per second over the rounds. */
async function race(contestants: readonly (readonly [string, string])[]): Promise<number[][]> {
  for (const [url, token] of contestants) await load(url, token, ROUND_MS);
  const rates = contestants.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [place, [url, token]] of contestants.entries()) rates[place]?.push(await load(url, token, ROUND_MS));
  }
  return rates;
}

const ratios = (ours: readonly number[], theirs: readonly number[]): number => median(ours.map((rate, round) => rate / (theirs[round] ?? NaN)));
const shown = (rate: number): string => Math.round(rate).toLocaleString('en-GB');

async function againstPlain(name: string, mock: Started, path: string, wanted: number): Promise<void> {
  const plain = await start([...serverProgram, 'plain', `${mock.url}${path}`, mock.token]);
  try {
    const [ours = [], theirs = []] = await race([[`${mock.url}${path}`, mock.token], [`${plain.url}${path}`, mock.token]]);
    console.log(`  ${name}: ${shown(median(ours))} answers/s, plain node:http ${shown(median(theirs))}; ratio ${ratios(ours, theirs).toFixed(2)} (wanted: ${wanted})`);
  } finally {
    plain.stop();
  }
}

/** A page deep in the list against the first one. */
async function depth(mock: Started): Promise<void> {
  const page = (number: number): string => `${mock.url}/api/v3/participants?page%5Bpage%5D=${number}&page%5Bper_page%5D=100`;
  const deep = await lastFullPage(page, mock.token);
  const [first = [], last = []] = await race([[page(1), mock.token], [page(deep), mock.token]]);
  console.log(`  page 1 against page ${deep} of participants: ${shown(median(first))} and ${shown(median(last))} answers/s; ratio ${ratios(last, first).toFixed(2)} (wanted: about 1)`);
}

async function records(url: string, token: string): Promise<readonly { readonly id: string }[]> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const body: unknown = await response.json();
  const data: unknown = typeof body === 'object' && body !== null && 'data' in body ? body.data : null;
  if (!Array.isArray(data)) throw new Error(`bench mock: ${url} answered ${response.status} without a list`);
  return data.map((one: unknown) => ({ id: typeof one === 'object' && one !== null && 'id' in one ? String(one.id) : '' }));
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

async function profileM(): Promise<void> {
  const mock = await start([...serverProgram, 'mock', 'M']);
  console.log('profile M, loopback, 10 connections; medians of alternating rounds');
  try {
    const [one] = await records(`${mock.url}/api/v3/participants?page%5Bper_page%5D=100`, mock.token);
    await againstPlain('one participant', mock, `/api/v3/participants/${one?.id ?? ''}`, 0.5);
    await againstPlain('a page of 100 participants', mock, '/api/v3/participants?page%5Bpage%5D=1&page%5Bper_page%5D=100', 0.6);
    await depth(mock);
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

async function profileL(): Promise<void> {
  const { generateMs, loadMs, loadCpuMs, peakBytes, stop } = await start([...serverProgram, 'mock', 'L']);
  stop();
  console.log(`profile L: loaded in ${(loadMs / 1000).toFixed(1)} s, ${(loadCpuMs / 1000).toFixed(1)} s of processor time (wanted: under 10), having been generated in ${(generateMs / 1000).toFixed(1)} s; at most ${(peakBytes / 2 ** 30).toFixed(2)} GB of memory in all (wanted: under 1.5)`);
}

/** Prism is no dependency of this package: it is measured where somebody has installed it beside it. */
async function againstPrism(): Promise<void> {
  const found = await promisify(execFile)('npx', ['--no-install', 'prism', '--version']).then(() => true, () => false);
  if (!found) return console.log('against Prism: skipped, there is no prism here (npm install --no-save @stoplight/prism-cli)');
  const port = 4910;
  const child = spawn('npx', ['--no-install', 'prism', 'mock', '--port', String(port), at('../spec/rect-v3.yaml')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const mock = await start([...serverProgram, 'mock', 'S']);
  try {
    for await (const line of createInterface(child.stdout)) if (line.includes('listening on')) break;
    const path = '/api/v3/statements';
    const [ours = [], theirs = []] = await race([[`${mock.url}${path}`, mock.token], [`http://127.0.0.1:${port}${path}`, mock.token]]);
    console.log(`against Prism, ${path}: ${shown(median(ours))} answers/s, Prism ${shown(median(theirs))}; ratio ${ratios(ours, theirs).toFixed(1)} (wanted: 15)`);
  } finally {
    mock.stop();
    child.kill();
  }
}

export async function run(): Promise<void> {
  await profileM();
  await startToReady();
  await profileL();
  await againstPrism();
}
