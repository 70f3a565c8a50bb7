import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildIdentityIndex, createClient, type Identified } from 'lead-provider-sdk';

const TOKEN = 'bench';
const SIZES = [1, 100, 3000] as const;

/** Starts the server of `pages.ts`, in a process of its own. */
export async function serve(): Promise<{ origin: string; stop: () => void }> {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('pages.ts', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill());
  const [line] = await once(child.stdout, 'data');
  return { origin: String(line).trim(), stop: () => child.kill() };
}

const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/**
 * Runs the contestants in turn, each time beginning with another, so that a busy moment of the machine and the garbage
 * of the one before hit all of them alike. Gives each one's median in ms.
 */
async function race(rounds: number, contestants: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times = contestants.map((): number[] => []);
  for (let round = -3; round < rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const who = (round + 3 + turn) % contestants.length;
      const started = performance.now();
      await contestants[who]?.();
      // the first rounds warm up
      if (round >= 0) times[who]?.push(performance.now() - started);
    }
  }
  return times.map(median);
}

async function requests(): Promise<void> {
  const { origin, stop } = await serve();
  const options = { service: 'rect', baseUrl: origin, token: TOKEN } as const;
  const [off, on] = [createClient({ ...options, validate: 'off' }), createClient({ ...options, validate: 'error' })];
  console.log('a page of participants, per request, median in ms (and times bare fetch)');
  for (const size of SIZES) {
    const url = `${origin}/api/v3/participants?page%5Bpage%5D=1&page%5Bper_page%5D=${size}`;
    const bare = async (): Promise<unknown> =>
      (await fetch(url, { headers: { authorization: `Bearer ${TOKEN}`, accept: 'application/json' } })).json();
    const paged = (dfe: typeof off) => async (): Promise<unknown> =>
      dfe.participants.list({}, { perPage: size }).take(size);
    const [plain = 0, ...clients] = await race(size === 3000 ? 40 : 200, [bare, paged(off), paged(on)]);
    const [without = 0, validated = 0] = clients;
    const times = (ms: number): string => `${ms.toFixed(2)} (${(ms / plain).toFixed(2)} x)`;
    console.log(
      `  ${String(size).padStart(4)} records: fetch ${plain.toFixed(2)}, client ${times(without)}, client with validation ${times(validated)}`,
    );
  }
  stop();
}

async function coldImport(): Promise<void> {
  const run = promisify(execFile);
  const built = fileURLToPath(new URL('../dist/index.js', import.meta.url));
  const once = async (code: string): Promise<number> => {
    const started = performance.now();
    await run(process.execPath, ['--input-type=module', '-e', code]);
    return performance.now() - started;
  };
  const [bare = 0, imported = 0] = await race(12, [
    () => once(''),
    () => once(`await import(${JSON.stringify(built)})`),
  ]).catch(() => []);
  console.log(
    imported === 0
      ? 'cold import: build first (npm run build)'
      : `cold import: ${imported.toFixed(0)} ms, of which bare node ${bare.toFixed(0)} ms`,
  );
}

function identity(): void {
  const people: Identified[] = Array.from({ length: 25_000 }, (_, i) => ({
    id: `p-${i}`,
    attributes: {
      participant_id_changes: Array.from({ length: 4 }, (__, k) => ({
        from_participant_id: `old-${i}-${k}`,
        to_participant_id: k === 3 ? `p-${i}` : `old-${i}-${k + 1}`,
        changed_at: `2026-01-0${k + 1}T00:00:00Z`,
      })),
    },
  }));
  const times = Array.from({ length: 7 }, () => {
    const started = performance.now();
    buildIdentityIndex(people);
    return performance.now() - started;
  });
  const index = buildIdentityIndex(people);
  const started = performance.now();
  for (let i = 0; i < 1_000_000; i += 1) index.current(`old-${i % 25_000}-0`);
  console.log(
    `identity: 100,000 changes indexed in ${median(times).toFixed(0)} ms; a look-up takes ${(((performance.now() - started) * 1000) / 1_000_000).toFixed(2)} µs`,
  );
}

export async function run(): Promise<void> {
  await requests();
  await coldImport();
  identity();
}
