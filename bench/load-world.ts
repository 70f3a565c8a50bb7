/**
 * The program of `loading.ts`, a fresh process for each measurement: `FILE SERVICE checked|trusted`. Parses a world's
 * JSON, drops the text, and makes a mock of it, with the check (`createMock`) or without (as the command does with a
 * world of its own making). Writes processor times, in milliseconds, and the resident memory as one line of JSON.
 */
import { readFileSync } from 'node:fs';
import { createMock, type Scenario } from 'lead-provider-sdk/mock';
import { isService } from '../src/contract/service.ts';
import { makeMock } from '../src/mock/make-mock.ts';

const [file = '', service = '', how = ''] = process.argv.slice(2);
if (!isService(service)) throw new Error('bench/load-world.ts: FILE rect|ecf checked|trusted');

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const held: { text: string; world: Scenario } = { text: readFileSync(file, 'utf8'), world: {} };
const before = cpu();
held.world = JSON.parse(held.text);
const parsed = cpu();
held.text = '';
const mock = how === 'checked' ? createMock({ service, scenario: held.world }) : makeMock(service, held.world, {});
const loaded = cpu();
held.world = {};
console.log(
  JSON.stringify({
    parse: parsed - before,
    load: loaded - parsed,
    peakMb: process.resourceUsage().maxRSS / 1024,
    residentMb: process.memoryUsage().rss / 2 ** 20,
    service: mock.service,
  }),
);
