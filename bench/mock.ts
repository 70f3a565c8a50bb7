import { existsSync, readFileSync } from 'node:fs';
import { routes } from '../src/contract/routes.ts';
import type { Service } from '../src/contract/service.ts';
import { load } from './load.ts';
import { askedOf, startPrism } from './prism.ts';
import { at, records, serverProgram, start, type Started } from './servers.ts';

const ROUNDS = 5;
const ROUND_MS = 500;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

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

async function againstPrism(): Promise<void> {
  const mock = await start([...serverProgram, 'mock', 'M', 'rect']);
  try {
    const asked = await askedOf(mock);
    const prism = await startPrism(mock, asked);
    if ('why' in prism) return console.log(`against Prism: skipped, ${prism.why}`);
    console.log(`against ${prism.version}, whose examples are the mock's own answers`);
    try {
      for (const path of Object.values(asked)) {
        const { token, pid } = mock;
        const [ours, theirs] = await race([
          { url: `${mock.url}${path}`, token, pid },
          { url: `${prism.url}${path}`, token, pid: prism.pid },
        ]);
        const byCpu = ratios(ours?.perCpu, theirs?.perCpu);
        console.log(
          `  ${path.includes('page') ? 'a page of 100 participants' : 'one participant'}: ${shown(median(ours?.rates ?? []))} answers/s, Prism ${shown(median(theirs?.rates ?? []))}; ratio ${ratios(ours?.rates, theirs?.rates).toFixed(1)}` +
            `${Number.isNaN(byCpu) ? '' : `, by processor time ${byCpu.toFixed(1)}`} (wanted: 15)`,
        );
      }
    } finally {
      await prism.stop();
    }
  } finally {
    mock.stop();
  }
}

export async function run(): Promise<void> {
  for (const service of ['rect', 'ecf'] as const) await profileM(service);
  await startToReady();
  for (const service of ['rect', 'ecf'] as const) await profileL(service);
  await againstPrism();
}
