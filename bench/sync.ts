import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const at = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const isQuick = process.argv.includes('--quick');
const ROUNDS = isQuick ? 1 : 5;
const asked = process.argv.find((one) => one.startsWith('--profile='))?.slice('--profile='.length);

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

interface Measured {
  readonly [name: string]: unknown;
}

/** What one fresh process measured; null when it ran out of memory. */
type Measure = (what: string, file: string, flags?: readonly string[]) => Promise<Measured | null>;

/**
 * What a run costs the client beside fetching and parsing the same pages, by processor time and by the wall, each in a
 * process of its own against a mock in another; and how long each view takes. `--profile=M|L` takes one of the
 * two, `--quick` one round in place of five.
 */
export async function run(): Promise<void> {
  for (const profile of asked === undefined ? ['M', 'L'] : [asked]) await oneProfile(profile);
}

async function oneProfile(profile: string): Promise<void> {
  const server = spawn(process.execPath, ['--import', 'tsx', at('mock-server.ts'), 'mock', profile, 'rect'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-sync-'));
  try {
    const { url, token } = await firstLine(server.stdout);
    const measure: Measure = async (what, file, flags = []) => {
      const args = [...flags, '--import', 'tsx', at('sync-run.ts'), what, String(url), String(token), file];
      try {
        const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 });
        return JSON.parse(stdout) as Measured;
      } catch (error) {
        const text = String(error);
        if (flags.length > 0 && text.includes('heap out of memory')) return null;
        throw error;
      }
    };
    console.log(`profile ${profile}, rect, median of ${ROUNDS}`);
    await runs(measure, folder);
    await views(measure, folder);
  } finally {
    server.kill();
    await rm(folder, { recursive: true });
  }
}

async function runs(measure: Measure, folder: string): Promise<void> {
  const [bare, first, again]: Measured[][] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    // side by side in time, so that a machine that slows down slows all three
    bare?.push((await measure('bare', '')) ?? {});
    first?.push((await measure('run', join(folder, `${round}.db`))) ?? {});
    again?.push((await measure('run', join(folder, `${round}.db`))) ?? {});
    if (round > 0) await rm(join(folder, `${round}.db`));
  }
  const of = (some: readonly Measured[] | undefined, name: string): number =>
    median((some ?? []).map((one) => Number(one[name])));
  const tight = ['--max-old-space-size=96'];
  const tightFirst = await measure('run', join(folder, 'tight.db'), tight);
  const tightAgain = tightFirst === null ? null : await measure('run', join(folder, 'tight.db'), tight);
  row('', 'cpu ms', 'ratio', 'wall ms', 'ratio', 'requests', 'beside', 'moved', 'RSS MB', '  with 96 MB');
  const line = (name: string, some: readonly Measured[] | undefined, end: string): void => {
    const ratio = (of_: string): string => (of(some, of_) / of(bare, of_)).toFixed(1);
    const rss = Math.max(...(some ?? []).map((one) => Number(one['rss'])));
    const counts = ['requests', 'followUps', 'moved'].map((of_) => String(Number(some?.[0]?.[of_] ?? 0)));
    row(
      name,
      of(some, 'cpu').toFixed(0),
      ratio('cpu'),
      of(some, 'wall').toFixed(0),
      ratio('wall'),
      ...counts,
      rss.toFixed(0),
      `  ${end}`,
    );
  };
  const ended = (one: Measured | null): string =>
    one === null ? 'out of memory' : `ends, RSS ${Number(one['rss']).toFixed(0)} MB`;
  line('fetch + JSON.parse', bare, '');
  line('first load (wanted 6)', first, ended(tightFirst));
  line('unchanged (wanted 3)', again, ended(tightAgain));
}

async function views(measure: Measure, folder: string): Promise<void> {
  const found = await measure('views', join(folder, '0.db'));
  const list: unknown = found?.['views'];
  console.log('  all rows of each view, the worst of five (wanted on profile L: 300 ms)');
  for (const one of Array.isArray(list) ? (list as Measured[]) : [])
    console.log(
      `  ${String(one['name']).padEnd(30)} ${String(one['rows']).padStart(7)} rows ${Number(one['worst']).toFixed(0).padStart(6)} ms`,
    );
}

function row(name: string, ...cells: readonly string[]): void {
  console.log(`  ${name.padEnd(24)}${cells.map((cell) => cell.padStart(9)).join('')}`);
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<Measured> {
  for await (const line of createInterface(stream)) return JSON.parse(line) as Measured;
  throw new Error('bench sync: the mock did not start');
}
