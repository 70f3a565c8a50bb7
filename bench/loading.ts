import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { generateScenario, profiles } from 'lead-provider-sdk/mock';
import { assertCounts } from './served-counts.ts';

const ROUNDS = 3;
const program = fileURLToPath(new URL('load-world.ts', import.meta.url));

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/**
 * What loading the largest world costs beside `JSON.parse` of the same world, by processor time of one process (that of
 * the collector's threads included), and what the process holds then. Fails when the world does not serve
 * what its profile says.
 */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-loading-'));
  try {
    for (const service of ['rect', 'ecf'] as const) {
      const file = join(folder, `${service}.json`);
      const scenario = generateScenario({ service, ...profiles.L });
      await assertCounts(service, scenario);
      await writeFile(file, JSON.stringify(scenario));
      for (const how of ['checked', 'trusted'] as const) {
        const rounds: ((name: string) => number)[] = [];
        for (let round = 0; round < ROUNDS; round += 1) rounds.push(await loadWorld(file, service, how));
        const most = (name: string): string => Math.max(...rounds.map((one) => one(name))).toFixed(0);
        console.log(
          `profile L, ${service}, ${how === 'checked' ? 'createMock' : 'without the check'}: ` +
            `${median(rounds.map((one) => one('load') / one('parse'))).toFixed(1)} times JSON.parse (wanted with the check: 6); ` +
            `resident ${most('residentMb')} MB, at most ${most('peakMb')} MB (wanted: 600)`,
        );
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What `load-world.ts` found in a fresh process, by name. */
export async function loadWorld(file: string, service: string, how: string): Promise<(name: string) => number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, file, service, how]);
  const line: unknown = JSON.parse(stdout);
  const values = new Map<string, unknown>(typeof line === 'object' && line !== null ? Object.entries(line) : []);
  return (name) => Number(values.get(name));
}
