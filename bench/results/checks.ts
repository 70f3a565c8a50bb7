import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { services } from '../../src/contract/index.ts';
import { at } from '../servers.ts';
import type { Group } from './measurement.ts';

const program = at('results/first-checks.ts');

export function open(): Group {
  return {
    about: [
      '## Checks of drafts',
      '',
      'A fresh process checks 16,000 drafts of declarations against a copy of 25,000 participants for the first time, on one',
      'core, before the engine has seen any of it twice. What is made up to be checked does not count.',
    ].join('\n'),
    measurements: [
      {
        name: '16,000 drafts, the first time',
        unit: 'ms',
        runs: Object.fromEntries(services.map((service) => [service, () => firstChecks(service)])),
        ratios: [],
        values: services.map((service) => ({ name: service, of: service, owed: { atMost: 600 } })),
      },
    ],
    close: () => {},
  };
}

async function firstChecks(service: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, service]);
  const took = Number(stdout);
  if (stdout.trim() === '' || Number.isNaN(took))
    throw new Error(`bench/results/first-checks.ts wrote ${JSON.stringify(stdout)} and not milliseconds`);
  return took;
}
