import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plan } from '../../src/bulk/index.ts';
import type { RowSource, SourceRow } from '../../src/bulk/rows/source.ts';
import { createClient, type Client } from '../../src/index.ts';
import { createMock, generateScenario, type Mock } from '../../src/mock/index.ts';

export type Between = (request: Request, answer: () => Promise<Response>) => Promise<Response>;

export interface BulkWorld {
  readonly mock: Mock;
  readonly dfe: Client<'rect'>;
  /** Started declarations that the plan calls clear. */
  readonly rows: readonly SourceRow[];
  readonly journal: string;
  put(between: Between | null): void;
  /** Every write that the service took, in its own books. */
  readonly accepted: readonly Accepted[];
  /** How many writes reached the service. */
  sends(): number;
}

export interface Accepted {
  readonly id: string;
  readonly participant: string;
  readonly type: string;
}

/** Rows as a source. */
export const sourceOf = (rows: readonly SourceRow[]): RowSource => ({
  name: 'rows.csv',
  read: () => Promise.resolve({ rows, sha256: '0'.repeat(64) }),
});

/** A world in which nothing is declared yet. */
export async function bulkWorld({ participants = 120, seed = 3, settleAfterMs = 400 } = {}): Promise<BulkWorld> {
  const scenario = generateScenario({ service: 'rect', participants, schools: 40, declarations: 0, seed });
  const mock = createMock({ service: 'rect', scenario });
  let between: Between | null = null;
  const accepted: Accepted[] = [];
  let sends = 0;
  const serve = async (request: Request): Promise<Response> => {
    if (request.method !== 'POST') return mock.fetch(request);
    sends += 1;
    const body = (await request.clone().json()) as { data: { attributes: Record<string, string> } };
    const response = await mock.fetch(request);
    if (!response.ok) return response;
    const { data } = (await response.clone().json()) as { data: { id: string } };
    const { participant_id: participant = '', declaration_type: type = '' } = body.data.attributes;
    accepted.push({ id: data.id, participant, type });
    return response;
  };
  const dfe = createClient({
    service: 'rect',
    baseUrl: 'https://mock.test',
    token: mock.token('lp1'),
    fetch: (request: Request) => (between === null ? serve(request) : between(request, () => serve(request))),
    budget: 'off',
    settleAfterMs,
    // clients of other tests that were left for dead keep places of this process
    maxUnderWay: 1000,
    retries: 0,
  });
  const all: SourceRow[] = [];
  for await (const { id, attributes } of dfe.participants.list({}, { perPage: 3000 }))
    for (const { participant_type: role, cohort } of attributes.ecf_enrolments) {
      // of older ones payments are frozen
      if (Number(cohort) < 2024) continue;
      const day = `${cohort}-10-15`;
      const now = new Date(Date.parse(mock.clock.now) - 86_400_000).toISOString().slice(0, 10);
      all.push({
        line: all.length + 2,
        id: null,
        draft: {
          participant_id: id,
          declaration_type: 'started',
          declaration_date: `${day < now ? day : now}T00:00:00Z`,
          course_identifier: role === 'ect' ? 'ecf-induction' : 'ecf-mentor',
          evidence_held: 'training-event-attended',
        },
      });
    }
  const planned = await plan(dfe, 'declarations.create', sourceOf(all), { partly: true });
  const clear = new Set(
    planned.rows.filter(({ state, why }) => state === 'pending' && why === undefined).map(({ line }) => line),
  );
  return {
    mock,
    dfe,
    rows: all.filter(({ line }) => clear.has(line)),
    journal: join(mkdtempSync(join(tmpdir(), 'dfe-bulk-')), 'run.jsonl'),
    put: (fresh) => void (between = fresh),
    accepted,
    sends: () => sends,
  };
}
