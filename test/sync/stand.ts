import { createClient } from '../../src/index.ts';
import { createMock, generateScenario, type Mock } from '../../src/mock/index.ts';
import type { Copy, CopyOptions } from '../../src/sync/copy/copy.ts';
import { syncOver, type Sync } from '../../src/sync/create-sync.ts';
import type { Item } from '../../src/sync/resources.ts';
import { openCopy } from '../../src/sync/sqlite/index.ts';
import type { Change, SyncOptions } from '../../src/sync/types.ts';
import { differences, held } from './model/compare.ts';
import { served } from './model/truth.ts';

/** A small world and a copy of it, with a clock that a test moves. */
export interface Stand {
  readonly mock: Mock;
  readonly copy: Copy;
  readonly cohorts: readonly number[];
  readonly sync: (options?: SyncOptions, perPage?: number) => Sync;
  /** What a list serves now. */
  readonly list: (path: string) => Promise<readonly Item[]>;
  /** How the copy differs from what is served now, as texts. */
  readonly wrong: () => Promise<readonly string[]>;
  /** The changes since the last time this was asked. */
  readonly news: () => Promise<readonly Change[]>;
}

interface StandOptions extends CopyOptions {
  readonly service?: 'rect' | 'ecf';
  readonly size?: Readonly<Record<string, number>>;
  readonly path?: string;
  readonly fetch?: (mock: Mock) => (request: Request) => Promise<Response>;
}

export async function stand({
  service = 'rect',
  size,
  path = ':memory:',
  fetch,
  ...options
}: StandOptions = {}): Promise<Stand> {
  const world = {
    participants: 120,
    schools: 60,
    partnerships: 40,
    transfers: 12,
    unfundedMentors: 10,
    declarations: 300,
  };
  const mock = createMock({ service, scenario: generateScenario({ service, seed: 5, ...world, ...size }) });
  const client = createClient({
    service,
    baseUrl: 'https://mock.test',
    token: mock.token('lp1'),
    fetch: fetch?.(mock) ?? mock.fetch,
    budget: 'off',
    retries: 0,
  });
  const copy = await openCopy(path, options);
  const year = Number(mock.clock.now.slice(0, 4));
  const cohorts = [year - 1, year];
  let cursor = await copy.cursor();
  return {
    ...{ mock, copy, cohorts },
    sync: (more = {}, perPage = 40) =>
      syncOver(client, copy, { cohorts, now: () => Date.parse(mock.clock.now), ...more }, perPage),
    async list(path) {
      const data: unknown = await mock.peek('lp1', `/api/v3/${path}?page[per_page]=3000`);
      return Array.isArray(data) ? (data as readonly Item[]) : [];
    },
    async wrong() {
      const found = differences(await held(copy), await served(mock, 'lp1', cohorts));
      return found.map(({ key, field }) => `${key} ${field}`);
    },
    async news() {
      const found: Change[] = [];
      for await (const change of copy.changes({ after: cursor })) found.push(change);
      cursor = found.at(-1)?.cursor ?? cursor;
      return found;
    },
  };
}

/** An attribute of a record's first enrolment. */
export function enrolment(item: Item | undefined, name: string): unknown {
  const [first] = (item?.attributes['ecf_enrolments'] ?? []) as readonly Readonly<Record<string, unknown>>[];
  return first?.[name];
}
