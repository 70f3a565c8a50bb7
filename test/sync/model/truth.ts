import type { Mock } from '../../../src/mock/index.ts';
import { resources, type Item, type Resource } from '../../../src/sync/resources.ts';
import { listPaths } from '../lists.ts';

/** What a provider is served, list by list, as the mock shows it without a trace. */

export const keyOf = (resource: Resource, id: string, cohort: number | null): string =>
  `${resource} ${id.toLowerCase()}${cohort === null ? '' : ` ${cohort}`}`;

export type World = ReadonlyMap<string, Item>;

/** All records that a provider is served now, by key. */
export async function served(mock: Mock, lp: string, cohorts: readonly number[]): Promise<World> {
  const world = new Map<string, Item>();
  for (const resource of resources)
    for (const cohort of resource === 'schools' ? cohorts : [null])
      for (const item of await list(mock, lp, resource, cohort)) world.set(keyOf(resource, item.id, cohort), item);
  return world;
}

const EVERY = Array.from({ length: 20 }, (_, index) => 2020 + index).join(',');

async function list(mock: Mock, lp: string, resource: Resource, cohort: number | null): Promise<Item[]> {
  const all: Item[] = [];
  const filtered = ['partnerships', 'participants', 'deliveryPartners', 'statements'].includes(resource);
  const wanted = cohort === null ? (filtered && mock.service === 'ecf' ? EVERY : null) : String(cohort);
  for (let page = 1; ; page += 1) {
    const filter = wanted === null ? '' : `filter[cohort]=${wanted}&`;
    const path = `/api/v3/${listPaths[mock.service][resource]}?${filter}page[page]=${page}&page[per_page]=3000`;
    const data: unknown = await mock.peek(lp, path);
    if (!Array.isArray(data)) throw new Error(`No list at ${path}`);
    all.push(...(data as Item[]));
    if (data.length < 3000) return all;
  }
}
