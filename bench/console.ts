import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { load } from './load.ts';

/**
 * What the console costs those who do not look at it: `npm run build`, then `npm run bench -- console`. With
 * `--before=FOLDER`, a built checkout of another commit, both are compared in alternating runs.
 */

const STARTS = 15;
const ROUNDS = 20;
const ROUND_MS = 500;
export const PAGE = '/api/v3/participants?page%5Bper_page%5D=100';

const here = fileURLToPath(new URL('..', import.meta.url));
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const ratioOf = (ours: readonly number[], theirs: readonly number[]): number =>
  median(ours.map((one, round) => one / (theirs[round] ?? NaN)));

interface Server {
  readonly url: string;
  readonly token: string;
  readonly ms: number;
  stop(): void;
}

/** The built command, until it says that it is ready. */
export async function start(folder: string, ...args: readonly string[]): Promise<Server> {
  const before = performance.now();
  const line = [
    join(folder, 'dist/cli.js'),
    'mock',
    '--service',
    'rect',
    '--port',
    '0',
    '--json',
    '--quiet',
    '--throttle',
    'off',
    ...args,
  ];
  const child = spawn(process.execPath, line, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [first] = await once(createInterface(child.stdout), 'line');
  const ready = JSON.parse(String(first)) as { url: string; tokens: readonly { token: string }[] };
  return {
    url: ready.url,
    token: ready.tokens[0]?.token ?? '',
    ms: performance.now() - before,
    stop: () => child.kill(),
  };
}

async function starts(before: string): Promise<void> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let run = 0; run < STARTS; run += 1)
    for (const [folder, times] of [
      [here, ours],
      [before, theirs],
    ] as const) {
      const server = await start(folder);
      times.push(server.ms);
      server.stop();
    }
  console.log(
    `  time to ready: ${median(ours).toFixed(0)} ms, before ${median(theirs).toFixed(0)} ms; ratio ${ratioOf(ours, theirs).toFixed(3)} (wanted: 0.95 to 1.05)`,
  );
}

/** Rounds of loading two addresses in turn, so that a busy moment of the machine hits both. */
async function race(a: Server, b: Server, between: (which: 'a' | 'b') => Promise<() => void>): Promise<number[][]> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (const { url, token } of [a, b]) await load(`${url}${PAGE}`, token, 2 * ROUND_MS);
  const turns = [
    ['a', a, ours],
    ['b', b, theirs],
  ] as const;
  for (let round = 0; round < ROUNDS; round += 1)
    // whoever comes first in a round must not be the same each time
    for (const [which, server, rates] of round % 2 === 0 ? turns : turns.toReversed()) {
      const end = await between(which);
      rates.push(await load(`${server.url}${PAGE}`, server.token, ROUND_MS));
      end();
    }
  return [ours, theirs];
}

const nothing = (): Promise<() => void> => Promise.resolve(() => undefined);

/** Listens as the page does, and reads all it is sent. */
export async function listen(url: string): Promise<() => void> {
  const stop = new AbortController();
  const response = await fetch(`${url}/__mock/events`, { signal: stop.signal });
  const reader = response.body?.getReader();
  const read = async (): Promise<void> => {
    while (reader !== undefined && !(await reader.read()).done);
  };
  read().catch(() => undefined);
  return () => stop.abort();
}

export async function run(): Promise<void> {
  if (!existsSync(join(here, 'dist/cli.js'))) return console.log('  build first (npm run build)');
  const given = process.argv.find((one) => one.startsWith('--before='))?.slice('--before='.length);
  if (given !== undefined) {
    const before = resolve(given);
    await starts(before);
    const [ours, theirs] = [await start(here, '--profile', 'S'), await start(before, '--profile', 'S')];
    const [now = [], then = []] = await race(ours, theirs, nothing);
    console.log(
      `  a page that is kept: ${median(now).toFixed(0)} answers/s, before ${median(then).toFixed(0)}; ratio ${ratioOf(now, then).toFixed(3)} (wanted: 0.95 to 1.05)`,
    );
    ours.stop();
    theirs.stop();
  }
  const server = await start(here, '--profile', 'S');
  const [open = [], shut = []] = await race(server, server, (which) =>
    which === 'a' ? listen(server.url) : nothing(),
  );
  console.log(
    `  a page with a console open against one without: ${ratioOf(shut, open).toFixed(3)} times as long (wanted: at most 1.1)`,
  );
  server.stop();
}
