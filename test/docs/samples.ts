import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** The pages whose samples are held true. */
export const pages: readonly string[] = [
  'README.md',
  ...readdirSync(new URL('docs', root))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/${name}`),
];

export interface Sample {
  /** Where it stands, for example `docs/client.md:40`. */
  readonly where: string;
  /** What the compiler and the runner see: the hidden prelude, then the sample as printed. */
  readonly code: string;
  /** What it prints, when the page shows it in a `text` block right below; else null. */
  readonly prints: string | null;
}

/**
 * What a sample may take for granted. A page says so in a comment that readers do not see, in the line above the
 * fence: `<!-- with: client -->`.
 */
const preludes: Readonly<Record<string, string>> = {
  client: `
    import { createClient, isLeadProviderError } from 'lead-provider-sdk';
    import { createMock } from 'lead-provider-sdk/mock';
    const mock = createMock({ service: 'rect' });
    const dfe = createClient({ service: 'rect', baseUrl: 'https://mock.test', token: mock.token('lp1'), fetch: mock.fetch });
    const save = (record: unknown): void => void record;
    const [id, schoolId, deliveryPartnerId, retiredId] = [mock.id('ben'), mock.id('s4'), mock.id('dp1'), mock.id('ada-first-id')];
    const [partnershipId, declarationId, statementId, mentorId, movedId] = [mock.id('ps1'), mock.id('d-eligible'), mock.id('st-2025-apr'), mock.id('uma'), mock.id('tom')];
    const lastRun = new Date('2026-01-01T00:00:00Z');
    void [isLeadProviderError, save, id, schoolId, deliveryPartnerId, retiredId, partnershipId, declarationId, statementId, mentorId, movedId, lastRun];
  `,
  redis: `
    import { createClient } from 'lead-provider-sdk';
    const redis = { eval: (): Promise<unknown> => Promise.resolve(null) };
    void redis;
  `,
  copy: `
    import { createClient } from 'lead-provider-sdk';
    import { createMock } from 'lead-provider-sdk/mock';
    import { CopyBusyError, createSync, FeedGapError, SyncError, type Change } from 'lead-provider-sdk/sync';
    import { openCopy } from 'lead-provider-sdk/sync/sqlite';
    const mock = createMock({ service: 'rect', clock: 'running' });
    const dfe = createClient({ service: 'rect', baseUrl: 'https://mock.test', token: mock.token('lp1'), fetch: mock.fetch });
    const now = (): number => Date.parse(mock.clock.now);
    const copy = await openCopy(':memory:');
    const sync = createSync(dfe, copy, { cohorts: [2025], now, seed: true });
    await sync.full();
    const statementId = mock.id('st-2025-apr');
    const crm = { cursor: undefined as string | undefined, seen: 0,
      apply(change: Change): Promise<void> { this.cursor = change.cursor; this.seen += 1; return Promise.resolve(); },
      replaceAll(_rows: unknown, cursor: string): Promise<void> { this.cursor = cursor; return Promise.resolve(); } };
    const financeCsv = 'declaration_id,amount\\n' + mock.id('d-paid') + ',100\\n';
    void [CopyBusyError, FeedGapError, SyncError, statementId, crm, now, financeCsv];
  `,
  mock: `
    import { createMock } from 'lead-provider-sdk/mock';
    const mock = createMock({ service: 'rect' });
  `,
};

export function samplesOf(page: string): Sample[] {
  const text = read(page);
  const samples: Sample[] = [];
  for (const match of text.matchAll(
    /(?<!<!-- file: \S+ -->\n)(?:<!-- with: (\w+) -->\n)?```ts\n([\s\S]*?)```(?:\n\n?```text\n([\s\S]*?)```)?/g,
  )) {
    const [, needs, code = '', prints = null] = match;
    const line = text.slice(0, match.index).split('\n').length;
    const prelude = needs === undefined ? '' : preludes[needs];
    if (prelude === undefined) throw new Error(`${page}:${line} asks for a prelude ${String(needs)} that there is not`);
    samples.push({ where: `${page}:${line}`, code: `${prelude}\n${code}\nexport {};\n`, prints });
  }
  return samples;
}

/** The scenarios a page shows, as whole JSON documents. */
export function scenariosOf(page: string): { where: string; text: string }[] {
  const text = read(page);
  return [...text.matchAll(/(?<!<!-- file: \S+ -->\n)```json\n([\s\S]*?)```/g)].map((match) => ({
    where: `${page}:${text.slice(0, match.index).split('\n').length}`,
    text: match[1] ?? '',
  }));
}

export function read(page: string): string {
  return readFileSync(fileURLToPath(new URL(page, root)), 'utf8');
}

/** Pages of commands that have to be run one after the other, with files beside them: `commands.test.ts` does that. */
export const commandPages: readonly string[] = [
  'docs/bulk.md',
  'docs/capture.md',
  'docs/commands.md',
  'docs/doctor.md',
];

/** The pages about one job each. Their sessions are run one after the other, as a person at a terminal does; their samples as those of all pages. */
export const jobPages: readonly string[] = readdirSync(new URL('docs/jobs', root))
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => `docs/jobs/${name}`);
