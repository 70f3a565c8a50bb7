import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createClient, type Client } from 'lead-provider-sdk';
import { plan, run as runJournal, type BulkOperation, type SourceRow } from 'lead-provider-sdk/bulk';
import { budgetUse } from './bulk-budget.ts';
import { planRatio } from './bulk-plan.ts';
import { declarationRows, sourceOf } from './bulk-rows.ts';

/**
 * What a bulk write costs: requests of a row in the sending phase, by the log of a server in another process; how much of
 * the budget it uses, in virtual time; and a plan from a copy beside the check of the same rows by the rules alone.
 */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-bulk-'));
  try {
    console.log(`  ${'what'.padEnd(64)}${'wanted'.padStart(10)}${'reached'.padStart(10)}`);
    for (const { rows, what, requests, most } of await requestsOf(folder))
      row(`requests a row, ${rows} ${what}`, `<= ${most.toFixed(2)}`, (requests / rows).toFixed(3));
    for (const [latency, used] of await budgetUse(folder))
      row(`of the budget used, answers after ${latency} ms (virtual time)`, '> 95 %', `${(used * 100).toFixed(1)} %`);
    const { rows, whole, check } = await planRatio(folder);
    row(`plan of ${rows} rows from a copy beside checkDeclarations`, '', `${(whole / check).toFixed(1)} x`);
    row(`  which took ${check.toFixed(0)} ms; the plan`, '< 1000 ms', `${whole.toFixed(0)} ms`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const row = (what: string, wanted: string, reached: string): void =>
  console.log(`  ${what.padEnd(64)}${wanted.padStart(10)}${reached.padStart(10)}`);

/** How many requests the sending phase of some rows took, by the log of the server, and how many each row may take. */
export interface Requests {
  readonly what: string;
  readonly rows: number;
  readonly requests: number;
  readonly most: number;
}

/** Makes three runs against a server in another process; their journals go into the folder. */
export async function requestsOf(folder: string): Promise<readonly Requests[]> {
  const program = fileURLToPath(new URL('bulk-server.ts', import.meta.url));
  const server = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const { url, token } = await firstLine(server.stdout);
    return await requestsTo(url, token, folder);
  } finally {
    server.kill();
  }
}

async function requestsTo(url: string, token: string, folder: string): Promise<readonly Requests[]> {
  const dfe = createClient({ service: 'rect', baseUrl: url, token, budget: 'off', settleAfterMs: 3000 });
  const people = await dfe.participants.list({}, { perPage: 3000 }).collect({ max: 100_000 });
  const answer = await fetch(`${url}/api/v3/statements`, { headers: { authorization: `Bearer ${token}` } });
  await answer.text();
  const all = declarationRows(people, Date.parse(answer.headers.get('date') ?? ''));
  const rows = await clear(dfe, 'declarations.create', all);
  const half = Math.floor(rows.length / 2);
  const measure = async (
    [operation, some]: readonly [BulkOperation, readonly SourceRow[]],
    [name, what, most]: readonly [string, string, number],
  ): Promise<Requests> => {
    const journal = join(folder, `${name}.jsonl`);
    await plan(dfe, operation, sourceOf(some), { journal, partly: true });
    await counts(url);
    let result = await runJournal(dfe, journal, { keepGoing: true });
    for (let tries = 0; result.exitCode > 3 && tries < 5; tries += 1) result = await runJournal(dfe, journal);
    if (result.counts.done !== some.length) throw new Error(`bench bulk: ${JSON.stringify(result.counts)}`);
    return { what, rows: some.length, requests: await counts(url), most };
  };
  const created = await measure(['declarations.create', rows.slice(0, half)], ['new', 'creates', 1.02]);
  const acts = rowsOfActions(people).slice(0, 600);
  const able = await clear(dfe, 'participants.defer', acts);
  const acted = await measure(['participants.defer', able], ['acts', 'deferrals', 2.05]);
  await (await fetch(`${url}/bench/faults`)).text();
  const deferred = new Set(able.map(({ id }) => id));
  const others = rows.slice(half).filter(({ draft }) => !deferred.has(draft['participant_id'] ?? ''));
  const what = 'creates, 1 % 5xx, 0.2 % lost';
  const troubled = await measure(['declarations.create', others], ['troubled', what, 1.1]);
  return [created, acted, troubled];
}

function rowsOfActions(
  people: readonly {
    id: string;
    attributes: {
      ecf_enrolments: readonly { participant_type: string; training_status: string; cohort: string | null }[];
    };
  }[],
): readonly SourceRow[] {
  return people
    .flatMap(({ id, attributes: { ecf_enrolments: all } }) => {
      const [one] = all;
      if (one === undefined || all.length > 1 || one.training_status !== 'active' || Number(one.cohort) < 2024)
        return [];
      return [{ id, course: one.participant_type === 'ect' ? 'ecf-induction' : 'ecf-mentor' }];
    })
    .map(({ id, course }, index) => ({
      ...{ line: index + 2, id },
      draft: { reason: 'bereavement', course_identifier: course },
    }));
}

async function clear(dfe: Client<'rect'>, operation: BulkOperation, rows: readonly SourceRow[]) {
  const planned = await plan(dfe, operation, sourceOf(rows), { partly: true });
  const lines = new Set(
    planned.rows.filter(({ state, why }) => state === 'pending' && why === undefined).map(({ line }) => line),
  );
  return rows.filter(({ line }) => lines.has(line));
}

async function counts(url: string): Promise<number> {
  const answer: unknown = await (await fetch(`${url}/bench/counts`)).json();
  return typeof answer === 'object' && answer !== null && 'requests' in answer ? Number(answer.requests) : NaN;
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<{ url: string; token: string }> {
  for await (const line of createInterface(stream)) {
    const { url, token } = JSON.parse(line) as { url: string; token: string };
    return { url, token };
  }
  throw new Error('bench bulk: the mock did not start');
}
