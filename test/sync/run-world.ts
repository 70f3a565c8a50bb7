import { createClient, type Service } from '../../src/index.ts';
import type { SyncClient } from '../../src/sync/client.ts';
import { resources, type Item, type Resource } from '../../src/sync/resources.ts';
import { run, type RunInput } from '../../src/sync/run/run.ts';
import { set } from '../../src/sync/store/schema.ts';
import { query } from '../../src/sync/store/steps.ts';
import type { SyncReport } from '../../src/sync/types.ts';
import { json } from '../support/observed-client.ts';
import { bareCopy, changesOf, writerOf } from './bare.ts';
import { listPaths } from './lists.ts';
import { NOW } from './settle-support.ts';

/** An id as the services write them, that begins with a sign or ends with a number. */
export const idOf = (of: string | number): string =>
  typeof of === 'string'
    ? `${of.repeat(8)}-1111-4111-8111-111111111111`
    : `99999999-0000-4000-8000-${String(of).padStart(12, '0')}`;

/** A service that serves a few records, and what it was asked, in the order of the questions. */
export interface RunWorld {
  /** What each list serves now: a test changes it. */
  readonly serves: Partial<Record<Resource, readonly Item[]>>;
  /** Lists as `participants`, with `since` where that was asked; single reads as `participants/id`. */
  readonly asked: string[];
  readonly copy: Awaited<ReturnType<typeof bareCopy>>;
  readonly run: (more?: Partial<RunInput>) => Promise<SyncReport>;
  readonly rows: (sql: string) => Promise<readonly unknown[]>;
  readonly events: () => Promise<readonly string[]>;
}

export async function runWorld({
  service = 'rect',
  baseUrl = 'https://mock.test',
  provider = 'Best Practice',
}: { service?: Service; baseUrl?: string; provider?: string | null } = {}): Promise<RunWorld> {
  const serves: Partial<Record<Resource, readonly Item[]>> = {};
  const asked: string[] = [];
  const byPath = new Map(resources.map((resource) => [`/api/v3/${listPaths[service][resource]}`, resource]));
  const answer = ({ url }: Request): Response => {
    const { pathname, searchParams } = new URL(url);
    const resource = byPath.get(pathname);
    const headers = { date: new Date(NOW).toUTCString() };
    if (resource === undefined) {
      const path = pathname.replace('/api/v3/', '');
      asked.push(path);
      const id = path.split('/').at(-1);
      const data = Object.values(serves)
        .flat()
        .find((one) => one.id === id);
      if (data !== undefined) return json({ data }, 200, headers);
      return json({ errors: [{ title: 'Resource not found', detail: '' }] }, 404, headers);
    }
    asked.push(told(resource, searchParams));
    const [size, page] = ['per_page', 'page'].map((name) => Number(searchParams.get(`page[${name}]`) ?? 1));
    const of = searchParams.get('filter[from_participant_id]');
    const all = of === null ? (serves[resource] ?? []) : [];
    return json({ data: all.slice(((page ?? 1) - 1) * (size ?? 1), (page ?? 1) * (size ?? 1)) }, 200, headers);
  };
  const client = createClient({
    ...{ service, baseUrl, token: 'a-token', budget: 'off', retries: 0, validate: 'off' },
    fetch: (request: Request) => Promise.resolve(answer(request)),
  }) as unknown as SyncClient;
  const copy = await bareCopy();
  if (provider !== null) await copy.write(() => set('provider', provider));
  return {
    ...{ serves, asked, copy },
    run: async ({ options, ...more } = {}) => {
      const { lease } = await writerOf(copy);
      const now = (): number => Date.parse(NOW);
      return run({
        client,
        connection: copy,
        lease,
        personal: 'all',
        mode: 'delta',
        ...more,
        options: { now, ...options },
      });
    },
    rows: (sql) => copy.read(() => query(sql)),
    events: async () => (await changesOf(copy)).map(({ resource, id, kind }) => `${resource} ${id} ${kind}`),
  };
}

function told(resource: Resource, params: URLSearchParams): string {
  const since = params.get('filter[updated_since]');
  const filters = ['cohort', 'from_participant_id', 'participant_id'].flatMap((name) => {
    const value = params.get(`filter[${name}]`);
    return value === null || (resource !== 'schools' && name === 'cohort') ? [] : [`of ${value}`];
  });
  return [resource, ...filters, ...(since === null ? [] : ['since'])].join(' ');
}
