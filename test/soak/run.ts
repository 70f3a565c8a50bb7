import { parseArgs } from 'node:util';
import { isService, services } from '../../src/contract/index.ts';
import { tellTotals } from '../support/totals.ts';
import { soak, type SoakReport } from './soak.ts';

const usage = `npm run soak -- [--minutes N] [--clients N] [--seed N] [--service rect|ecf]

  A mock server of each service, with days that pass, faults, clock moves, snapshots and clients that all ask at the
  same time over real sockets. Ends with 1 when an answer is outside the description, a 500 has no rule, a request is
  never answered, or memory grows.
`;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '3' },
    clients: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    service: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(usage);
  process.exit(0);
}

const number = (name: 'minutes' | 'clients' | 'seed'): number => {
  const value = Number(values[name]);
  if (!Number.isFinite(value) || value < 0) throw new Error(`soak: --${name} takes a number.\n\n${usage}`);
  return value;
};

if (values.service !== undefined && !isService(values.service)) throw new Error(`soak: --service.\n\n${usage}`);
const played = values.service === undefined ? services : [values.service];
const minutes = number('minutes') / played.length;
let failed = false;
for (const service of played) {
  const report = await soak(service, { ms: minutes * 60_000, clients: number('clients'), seed: number('seed') });
  failed ||= report.problems.length > 0;
  // how many requests there were is chance: a service that was soaked is one case
  const { length } = report.problems;
  tellTotals({ passed: length === 0 ? 1 : 0, failed: length, skipped: 0 });
  tell(report);
}
process.exitCode = failed ? 1 : 0;

function tell({ service, requests, statuses, acts, heap, problems }: SoakReport): void {
  console.log(`\n${service}: ${requests} requests, ${acts} acts of DfE, schools and providers`);
  for (const [status, count] of [...statuses].sort())
    console.log(`  ${status.padEnd(12)} ${String(count).padStart(8)}`);
  console.log(`  heap after each round, in MB: ${heap.map((bytes) => (bytes / 1e6).toFixed(1)).join(' ')}`);
  for (const problem of problems.slice(0, 10)) console.log(`\n  ${problem}`);
  console.log(`${service}: problems ${problems.length}`);
}
