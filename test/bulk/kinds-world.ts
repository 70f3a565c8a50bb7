import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writerOver, type AnyClient, type Item } from '../../src/bulk/client.ts';
import { plan, type BulkOperation, type BulkResult, type Planned } from '../../src/bulk/index.ts';
import type { JournalEvent } from '../../src/bulk/journal/lines.ts';
import { readJournal } from '../../src/bulk/journal/read-journal.ts';
import type { PlanOptions } from '../../src/bulk/plan/plan.ts';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import type { RunOptions } from '../../src/bulk/run/run.ts';
import { createClient } from '../../src/index.ts';
import { createMock, generateScenario, type GenerateOptions, type Mock } from '../../src/mock/index.ts';
import { run } from './watched.ts';
import { sourceOf, type Between } from './world.ts';

/** A world with people, declarations and schools, a client of its largest provider, and what reached the service. */
export interface KindsWorld {
  readonly mock: Mock;
  readonly dfe: AnyClient;
  readonly journal: string;
  put(between: Between | null): void;
  /** Requests that reached the service since it was last asked: reads, and writes by whether they were accepted. */
  count(): { readonly reads: number; readonly writes: number; readonly accepted: number };
  all(path: string): Promise<readonly Item[]>;
  client(token: string, baseUrl?: string): AnyClient;
  plan(operation: BulkOperation, rows: readonly SourceRow[], options?: PlanOptions): Promise<Planned>;
  run(options?: RunOptions): Promise<BulkResult>;
  /** Runs until nothing is open or waits, as often as is needed. */
  runAll(): Promise<BulkResult>;
  events(): readonly JournalEvent[];
}

export function kindsWorld({
  settleAfterMs = 60,
  ...size
}: GenerateOptions & { settleAfterMs?: number } = {}): KindsWorld {
  const scenario = generateScenario({
    ...{ service: 'rect', participants: 150, schools: 60, declarations: 300, seed: 5 },
    ...size,
  });
  const mock = createMock({ service: 'rect', scenario });
  let between: Between | null = null;
  let [reads, writes, accepted] = [0, 0, 0];
  const serve = async (request: Request): Promise<Response> => {
    const isRead = request.method === 'GET';
    if (isRead) reads += 1;
    else writes += 1;
    const response = await mock.fetch(request);
    if (!isRead && response.ok) accepted += 1;
    return response;
  };
  const client = (token: string, baseUrl = 'https://mock.test'): AnyClient =>
    createClient({
      ...{ service: 'rect', baseUrl, token, budget: 'off', settleAfterMs, retries: 0, maxUnderWay: 1000 },
      fetch: (request: Request) => (between === null ? serve(request) : between(request, () => serve(request))),
    });
  const dfe = client(mock.token('lp1'));
  const journal = join(mkdtempSync(join(tmpdir(), 'dfe-kinds-')), 'run.jsonl');
  const world: KindsWorld = {
    ...{ mock, dfe, journal, client },
    put: (fresh) => void (between = fresh),
    count() {
      const counted = { reads, writes, accepted };
      [reads, writes, accepted] = [0, 0, 0];
      return counted;
    },
    async all(path) {
      const address = `https://mock.test/api/v3/${path}${path.includes('?') ? '&' : '?'}page[per_page]=3000`;
      const response = await mock.fetch(
        new Request(address, { headers: { authorization: `Bearer ${mock.token('lp1')}` } }),
      );
      if (response.status !== 200) throw new Error(`${path}: status ${response.status}`);
      const { data } = (await response.json()) as { data: Item[] };
      return data;
    },
    plan: (operation, rows, options) => plan(dfe, operation, sourceOf(rows), { journal, ...options }),
    run: (options) => run(dfe, journal, options),
    async runAll() {
      for (let tries = 0; ; tries += 1) {
        const result = await run(dfe, journal, { keepGoing: true }).catch(() => null);
        // what is held until another day is as far as it can be
        if (result !== null && (result.exitCode < 5 || (result.exitCode === 5 && result.counts.pending === 0)))
          return result;
        if (tries === 12) throw new Error(`After twelve runs: ${JSON.stringify(result?.counts)}`);
      }
    },
    events: () => readJournal(readFileSync(journal), journal).events,
  };
  return world;
}

/** Of so many writes one of which the answer is lost, and one that does not arrive; none fails to arrive twice. */
export function lossy(share: number): Between {
  let writes = 0;
  const failed = new Set<string>();
  return async (request, answer) => {
    if (request.method === 'GET') return answer();
    writes += 1;
    const what = `${request.url} ${await request.clone().text()}`;
    if (writes % share === 1 && !failed.has(what)) {
      failed.add(what);
      throw new TypeError('terminated');
    }
    const response = await answer();
    if (writes % share === 0) throw new TypeError('terminated');
    return response;
  };
}

/** Does something once, right before the nth write reaches the service, or the first read after it. */
export function atWrite(nth: number, act: () => void): Between {
  let writes = 0;
  return (request, answer) => {
    if (request.method !== 'GET') writes += 1;
    if (request.method !== 'GET' && writes === nth) act();
    return answer();
  };
}

export const stateOf = (result: BulkResult, line: number): string | undefined =>
  result.rows.find((row) => row.line === line)?.state;
export const plannedOf = (planned: Planned, line: number): string | undefined =>
  planned.rows.find((row) => row.line === line)?.state;

/** The service's clock is heard with an answer: after it was moved, a client goes by it from then on. */
export async function hear({ dfe }: KindsWorld): Promise<void> {
  await writerOver(dfe).dfe.statements.list().collect({ max: 1000 });
}

/** A person with their first enrolment, as far as tests look at it. */
export interface Enrolled {
  readonly id: string;
  readonly status: string;
  readonly course: string;
  readonly cohort: string;
  readonly schedule: string;
  readonly partner: string | null;
  readonly fundable: boolean;
}

/** Whoever has one role alone, with a training status. */
export async function people(world: KindsWorld, status = 'active'): Promise<readonly Enrolled[]> {
  return (await world.all('participants')).flatMap(({ id, attributes }) => {
    const enrolments = attributes['ecf_enrolments'] as readonly Record<string, string | boolean | null>[];
    const [one] = enrolments;
    if (one === undefined || enrolments.length > 1 || one['training_status'] !== status) return [];
    return {
      ...{ id, status, cohort: String(one['cohort']), schedule: String(one['schedule_identifier']) },
      course: one['participant_type'] === 'ect' ? 'ecf-induction' : 'ecf-mentor',
      partner: one['delivery_partner_id'] as string | null,
      fundable: one['eligible_for_funding'] === true,
    };
  });
}

export const rowsOf = (
  drafts: readonly { readonly id: string | null; readonly draft?: Readonly<Record<string, string>> }[],
): readonly SourceRow[] => drafts.map(({ id, draft = {} }, index) => ({ line: index + 2, id, draft }));
