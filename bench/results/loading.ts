import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateScenario, profiles } from 'lead-provider-sdk/mock';
import { services, type Service } from '../../src/contract/index.ts';
import { loadWorld } from '../loading.ts';
import type { Group, Measurement } from './measurement.ts';

const parse = 'JSON.parse';
const ours = 'createMock';

export async function open(): Promise<Group> {
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-bench-loading-'));
  const measurement = async (service: Service): Promise<Measurement> => {
    const file = join(folder, `${service}.json`);
    await writeFile(file, JSON.stringify(generateScenario({ service, ...profiles.L })));
    // one process does both, one after the other
    let last: Awaited<ReturnType<typeof loadWorld>> = () => NaN;
    return {
      name: `Loading the largest world: ${service}`,
      unit: 'ms',
      runs: {
        [parse]: async () => {
          last = await loadWorld(file, service, 'checked');
          return last('parse');
        },
        [ours]: () => last('load'),
      },
      ratios: [{ name: 'createMock / JSON.parse', over: ours, under: parse, owed: { atMost: 6 } }],
      warmUps: 0,
      most: 3,
    };
  };
  return {
    about: [
      '## Loading a world',
      '',
      'Processor time of `createMock` with the largest profile, its check included, beside that of `JSON.parse` of the same',
      'world in the same process.',
    ].join('\n'),
    measurements: await Promise.all(services.map(measurement)),
    close: () => rm(folder, { recursive: true }),
  };
}
