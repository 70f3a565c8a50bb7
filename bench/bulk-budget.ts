import { join } from 'node:path';
import { createMock, generateScenario } from 'lead-provider-sdk/mock';
import { memoryBudgetOn } from '../src/budget/index.ts';
import { planOn } from '../src/bulk/plan/plan.ts';
import { runOn } from '../src/bulk/run/run.ts';
import { connect } from '../src/client/index.ts';
import { clientOver } from '../src/resources/create-client.ts';
import { VirtualTime } from '../test/faults/virtual.ts';
import { declarationRows, sourceOf } from './bulk-rows.ts';
import { memoryFiles } from './memory-files.ts';

const [LIMIT, WINDOW_MS] = [980, 300_000];

const TIMEOUT_MS = 3_600_000;

/** The budget alone is measured: no request ever times out. */
class NoTimeouts extends VirtualTime {
  override later(callback: () => void, ms: number): () => void {
    return ms >= TIMEOUT_MS ? () => undefined : super.later(callback, ms);
  }
}

/** The share of what the budget lets through that a run of more than two windows uses, by how long an answer takes. */
export async function budgetUse(folder: string): Promise<readonly (readonly [latency: number, share: number])[]> {
  const found: (readonly [number, number])[] = [];
  for (const latency of [200, 1000]) found.push([latency, await shareAt(latency, join(folder, `${latency}.jsonl`))]);
  return found;
}

async function shareAt(latency: number, journal: string): Promise<number> {
  const scenario = generateScenario({ service: 'rect', participants: 10_000, schools: 400, declarations: 0, seed: 3 });
  const mock = createMock({ service: 'rect', scenario, throttle: 'off' });
  const time = new NoTimeouts(Date.parse(mock.clock.now));
  const sent: number[] = [];
  const connection = connect(
    {
      ...{ service: 'rect', baseUrl: 'https://mock.test', token: mock.token('lp1') },
      timeoutMs: TIMEOUT_MS,
      budgetWarning: false,
      budget: memoryBudgetOn(time, { limit: LIMIT, windowMs: WINDOW_MS }),
      fetch: async (request: Request) => {
        if (request.method !== 'GET') sent.push(time.now());
        const answer = await mock.fetch(request);
        await new Promise<void>((resolve) => void time.later(resolve, latency));
        return answer;
      },
    },
    time,
  );
  const dfe = clientOver('rect', connection);
  const files = memoryFiles();
  const people = await time.run(dfe.participants.list({}, { perPage: 3000 }).collect({ max: 100_000 }));
  const rows = declarationRows(people, Date.parse(mock.clock.now));
  const planned = await time.run(
    planOn(dfe, 'declarations.create', sourceOf(rows), { journal, deadline: 'none' }, files),
  );
  if (planned.counts.pending < LIMIT * 2) throw new Error('bench bulk: too few rows');
  await time.run(runOn(dfe, journal, {}, files, files));
  // whole windows alone: in the last one there is nothing left to send
  const [began = 0] = sent;
  const windows = Math.floor(((sent.at(-1) ?? began) - began) / WINDOW_MS);
  const within = sent.filter((at) => at < began + windows * WINDOW_MS).length;
  return within / (windows * LIMIT);
}
