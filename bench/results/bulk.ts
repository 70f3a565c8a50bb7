import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { budgetUse } from '../bulk-budget.ts';
import { openPlan } from '../bulk-plan.ts';
import { requestsOf, type Requests } from '../bulk.ts';
import { timed, type Group, type Measurement } from './measurement.ts';

const sent = 'requests';
const wanted = 'rows';
const used = 'used by a run';
const whole = 'what it lets through';
const planned = 'plan from a copy';
const checked = 'checkDeclarations alone';

export async function open(): Promise<Group> {
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-bench-bulk-'));
  // counted and not timed, so it is done once
  const counted = await requestsOf(folder);
  const shares = await budgetUse(folder);
  const { rows, plan, check, close } = await openPlan(folder);
  return {
    about: [
      '## Bulk writes',
      '',
      'Requests that the sending phase of a run takes, by the log of a server in another process; how much of what the budget',
      `lets through a run of more than two windows uses, in virtual time; and a plan of ${rows} rows from a copy beside the`,
      'rules alone over the same rows and records.',
    ].join('\n'),
    measurements: [
      ...counted.map(requests),
      ...shares.map(([latency, share]) => budget(latency, share)),
      {
        name: 'A plan from a copy',
        unit: 'ms',
        runs: timed({ [planned]: async () => plan(), [checked]: async () => check() }, 1),
        ratios: [{ name: 'plan / check', over: planned, under: checked }],
        values: [{ name: 'plan', of: planned, owed: { atMost: 1000 } }],
        most: 5,
      },
    ],
    close: async () => {
      await close();
      await rm(folder, { recursive: true });
    },
  };
}

const once = { warmUps: 0, most: 1 };

const requests = ({ what, rows, requests: count, most }: Requests): Measurement => ({
  name: `Requests of a run: ${what}`,
  unit: 'requests',
  runs: { [wanted]: () => rows, [sent]: () => count },
  ratios: [{ name: 'requests / rows', over: sent, under: wanted, owed: { atMost: most } }],
  ...once,
});

const budget = (latency: number, share: number): Measurement => ({
  name: `Use of the budget, answers after ${latency} ms`,
  unit: '% of the budget',
  runs: { [whole]: () => 100, [used]: () => 100 * share },
  ratios: [{ name: 'used / let through', over: used, under: whole, owed: { atLeast: 0.95 } }],
  ...once,
});
