import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { at, serverProgram, start } from '../servers.ts';
import type { Group } from './measurement.ts';

const bare = 'fetch and JSON.parse';
const first = 'first load';
const again = 'run in which nothing changed';

export async function open(): Promise<Group> {
  const server = await start([...serverProgram, 'mock', 'M', 'rect']);
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-bench-sync-'));
  const file = join(folder, 'copy.db');
  /** Milliseconds of processor time in a fresh process. */
  const took = async (what: 'bare' | 'run'): Promise<number> => {
    const args = ['--import', 'tsx', at('sync-run.ts'), what, server.url, server.token, file];
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 });
    const found: unknown = JSON.parse(stdout);
    return typeof found === 'object' && found !== null && 'cpu' in found ? Number(found.cpu) : NaN;
  };
  return {
    about: [
      '## A local copy',
      '',
      'Processor time of a whole run into SQLite, beside fetching and parsing the same pages and doing nothing with them,',
      'each in a process of its own, from a mock in another one with a provider of the middle size.',
    ].join('\n'),
    measurements: [
      {
        name: 'A run of sync',
        unit: 'ms',
        runs: {
          [bare]: () => took('bare'),
          [first]: async () => {
            await rm(file, { force: true });
            return took('run');
          },
          [again]: () => took('run'),
        },
        ratios: [
          { name: 'first load / fetch and parse', over: first, under: bare, owed: { atMost: 6 } },
          { name: 'nothing changed / fetch and parse', over: again, under: bare, owed: { atMost: 3 } },
        ],
        most: 5,
      },
    ],
    close: async () => {
      server.stop();
      await rm(folder, { recursive: true });
    },
  };
}
