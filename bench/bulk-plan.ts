import { join } from 'node:path';
import { createClient } from 'lead-provider-sdk';
import { plan } from 'lead-provider-sdk/bulk';
import { createMock, generateScenario } from 'lead-provider-sdk/mock';
import { checkDeclarations } from 'lead-provider-sdk/rules';
import { createSync } from 'lead-provider-sdk/sync';
import { openCopy } from 'lead-provider-sdk/sync/sqlite';
import { declarationRows, sourceOf } from './bulk-rows.ts';

const ROWS = 16_000;
const ROUNDS = 3;

/** A plan from a copy, and the rules alone over the same rows and records. */
export interface Planned {
  readonly rows: number;
  readonly plan: () => Promise<unknown>;
  readonly check: () => unknown;
  readonly close: () => Promise<void>;
}

export async function openPlan(folder: string): Promise<Planned> {
  const scenario = generateScenario({ service: 'rect', participants: 40_000, schools: 1500, declarations: 0, seed: 3 });
  const mock = createMock({ service: 'rect', scenario, throttle: 'off' });
  const now = Date.parse(mock.clock.now);
  const dfe = createClient({
    ...{ service: 'rect', baseUrl: 'https://mock.test', token: mock.token('lp1'), budget: 'off' },
    fetch: mock.fetch,
  });
  const copy = await openCopy(join(folder, 'copy.db'));
  await createSync(dfe, copy, { cohorts: [2025, 2026], now: () => now }).full();
  const participants = await dfe.participants.list({}, { perPage: 3000 }).collect({ max: 100_000 });
  const statements = await dfe.statements.list({}, { perPage: 3000 }).collect({ max: 100_000 });
  const all = declarationRows(participants, now, ['started', 'retained-1', 'retained-2']);
  const judged = await plan(dfe, 'declarations.create', sourceOf(all), { partly: true });
  // what the copy makes the rules refuse is read afresh, which is no work of the plan itself
  const lines = new Set(judged.rows.filter(({ state }) => state === 'pending').map(({ line }) => line));
  const rows = all.filter(({ line }) => lines.has(line)).slice(0, ROWS);
  const drafts = rows.map(({ draft }) => draft);
  const given = { participants, declarations: [], statements, partial: true } as const;
  return {
    rows: rows.length,
    plan: () => plan(dfe, 'declarations.create', sourceOf(rows), { copy, partly: true }),
    check: () => checkDeclarations('rect', drafts, given, { now }),
    close: () => copy.close(),
  };
}

/** What both take, in milliseconds: the least of some rounds. */
export async function planRatio(folder: string): Promise<{ rows: number; whole: number; check: number }> {
  const planned = await openPlan(folder);
  try {
    let [whole, check] = [Infinity, Infinity];
    for (let round = 0; round < ROUNDS; round += 1) {
      whole = Math.min(whole, await took(planned.plan));
      check = Math.min(check, await took(planned.check));
    }
    return { rows: planned.rows, whole, check };
  } finally {
    await planned.close();
  }
}

async function took(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
