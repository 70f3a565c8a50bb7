import type { Page, Paged } from '../../src/paging/index.ts';
import type { SyncClient } from '../../src/sync/client.ts';
import { resources, type Item, type Resource } from '../../src/sync/resources.ts';
import { Counts, RunClock, type RunContext } from '../../src/sync/run/context.ts';
import { sqliteConnection } from '../../src/sync/sqlite/connection.ts';
import { bareCopy, writerOf } from './bare.ts';

/** What a run asked for: which list or single read, and with what. */
export interface Asked {
  readonly what: string;
  readonly query: unknown;
  readonly options: unknown;
  readonly from?: number | undefined;
}

export interface Played {
  readonly service?: 'rect' | 'ecf';
  /** The records of a page, or their ids; an empty page ends the list. */
  readonly page?: (asked: Asked, number: number) => readonly (string | Item)[];
  /** Answers single reads; throws what the client would. */
  readonly single?: (resource: Resource, id: string) => Item;
}

export const item = (id: string, attributes: Item['attributes'] = {}): Item => ({ id, type: 'any', attributes });
const itemFor = (one: string | Item): Item => (typeof one === 'string' ? item(one) : one);

/** A run over an empty copy with a client that answers from a table and notes what it was asked. */
export async function played(
  { service = 'rect', page = () => [], single = (_, id) => item(id) }: Played,
  more: Partial<RunContext> = {},
): Promise<{ context: RunContext; asked: Asked[]; connection: ReturnType<typeof sqliteConnection> }> {
  const connection = await bareCopy();
  const asked: Asked[] = [];
  const list = (what: string, query: unknown, options: unknown): Paged<Item> => ({
    pages: ({ from, dedupe = true } = {}) => walk({ what, query, options, from }, dedupe),
    take: (count) => {
      const one = { what, query, options };
      asked.push(one);
      return Promise.resolve(page(one, 1).slice(0, count).map(itemFor));
    },
    collect: () => Promise.reject(new Error('no run collects')),
    [Symbol.asyncIterator]: () => Promise.reject(new Error('no run iterates')) as never,
  });
  async function* walk(one: Asked, dedupe: boolean): AsyncGenerator<Page<Item>> {
    const seen = new Set<string>();
    for (let number = one.from ?? 1; ; number += 1) {
      asked.push({ ...one, from: number });
      const items = (await Promise.resolve(page(one, number))).map(itemFor);
      const response = new Response('', { headers: { date: 'Tue, 10 Jun 2025 09:00:00 GMT' } });
      const fresh = items.filter(({ id }) => !dedupe || !seen.has(id));
      for (const { id } of items) seen.add(id);
      yield { number, items: fresh, repeated: [], response };
      if (items.length < (one.options as { perPage: number }).perPage) return;
    }
  }
  const lists = resources.map((resource) => [
    resource,
    {
      list: (query: unknown, options: unknown) => list(resource, query, options),
      get: (id: string, ...given: unknown[]) => {
        const options = given.at(-1);
        asked.push({ what: `${resource}.get ${id}`, query: given.length > 1 ? given[0] : null, options });
        return new Promise((resolve) => resolve(single(resource, id)));
      },
      transfers: (id: string, options: unknown) => {
        asked.push({ what: `transfers.get ${id}`, query: null, options });
        return new Promise((resolve) => resolve(single('transfers', id)));
      },
    },
  ]);
  const client = { service, ...Object.fromEntries(lists) } as SyncClient;
  const context: RunContext = {
    ...{ mode: 'delta', client, connection, writer: await writerOf(connection), options: {}, provider: 'lp' },
    ...{ personal: 'all', perPage: 4, clock: new RunClock(() => Date.parse('2025-06-10T09:00:00Z')) },
    ...{ counts: new Counts(), successors: new Map(), owesPeople: true, erased: new Set(), served: new Map() },
    controls: new Map(),
    ...more,
  };
  return { context, asked, connection };
}
