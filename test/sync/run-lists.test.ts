import { describe, expect, test } from 'vitest';
import type { Resource } from '../../src/sync/resources.ts';
import type { RunContext } from '../../src/sync/run/context.ts';
import { readPages } from '../../src/sync/run/pages.ts';
import { played, type Played } from './run-support.ts';

const since = '2025-06-10T07:00:00Z';

async function read(
  given: Played,
  {
    resource = 'participants',
    verify = false,
    from = 1,
    since = null,
    ...more
  }: {
    resource?: Resource;
    verify?: boolean;
    from?: number;
    since?: string | null;
  } & Partial<RunContext> = {},
) {
  const { context, asked } = await played(given, more);
  const scope = { resource, cohort: resource === 'schools' ? 2024 : null };
  let unverified = 0;
  const pages: { number: number; ids: string[]; at: string; bytes: number; cohort: unknown }[] = [];
  const onUnverified = (): void => void (unverified += 1);
  for await (const { number, records, at, bytes } of readPages(context, scope, { since, from, verify, onUnverified }))
    pages.push({ number, ids: records.map(({ id }) => id), at, bytes, cohort: records[0]?.cohort });
  return { pages, asked, unverified, counts: context.counts };
}

/** A list of so many records, read in pages of any size; `at` may change it by the count of requests before. */
function listOf(count: number, at: (ids: readonly string[], requests: number) => readonly string[] = (ids) => ids) {
  let requests = -1;
  const ids = Array.from({ length: count }, (_, index) => `r${index + 1}`);
  return ({ options }: { options: unknown }, number: number): readonly string[] => {
    requests += 1;
    const { perPage } = options as { perPage: number };
    return at(ids, requests).slice((number - 1) * perPage, number * perPage);
  };
}

describe('what is asked for', () => {
  const years = Array.from({ length: new Date().getUTCFullYear() - 2018 }, (_, index) => 2020 + index);
  const touched = { updated_since: since };
  test.each<[Resource, 'rect' | 'ecf', string | null, unknown]>([
    ['schools', 'rect', null, { cohort: 2024 }],
    ['schools', 'rect', since, { cohort: 2024, ...touched }],
    ['deliveryPartners', 'rect', since, {}],
    ['deliveryPartners', 'ecf', since, { cohort: years }],
    ['statements', 'rect', since, touched],
    ['statements', 'ecf', null, { cohort: years }],
    ['partnerships', 'ecf', since, { cohort: years, ...touched }],
    ['participants', 'ecf', since, { cohort: years, ...touched }],
    ['participants', 'rect', null, {}],
    ['transfers', 'ecf', since, touched],
    ['unfundedMentors', 'ecf', since, touched],
    ['declarations', 'ecf', since, touched],
    ['declarations', 'ecf', null, {}],
  ])('of %s in %s since %s', async (resource, service, since, query) => {
    const { asked } = await read({ service }, { resource, since });
    expect(asked).toEqual([{ what: resource, query, options: { perPage: 4, priority: 'low' }, from: 1 }]);
  });

  test('goes with the signal of the run', async () => {
    const { signal } = new AbortController();
    const { asked } = await read({}, { options: { signal } });
    expect(asked[0]?.options).toEqual({ perPage: 4, priority: 'low', signal });
  });
});

describe('pages', () => {
  test('have the records, when they were answered, and how many bytes they are', async () => {
    const { pages, counts } = await read({ page: listOf(6) }, { resource: 'schools' });
    const size = JSON.stringify({ id: 'r1', type: 'any', attributes: {} }).length;
    const at = '2025-06-10T09:00:00Z';
    expect(pages).toEqual([
      { number: 1, ids: ['r1', 'r2', 'r3', 'r4'], at, bytes: 4 * size, cohort: '2024' },
      { number: 2, ids: ['r5', 'r6'], at, bytes: 2 * size, cohort: '2024' },
    ]);
    expect([counts.requests, counts.followUps]).toEqual([2, 0]);
  });

  test.each([
    [79, 20],
    [80, 21],
    [81, 21],
    [165, 42],
  ])('of a list of %i records are each read once', async (count, last) => {
    const { pages } = await read({ page: listOf(count) });
    expect(pages.map(({ number }) => number)).toEqual(Array.from({ length: last }, (_, at) => at + 1));
    expect(pages.flatMap(({ ids }) => ids)).toHaveLength(count);
  });

  test('begin where they are to', async () => {
    expect((await read({ page: listOf(10) }, { from: 2 })).pages.map(({ number }) => number)).toEqual([2, 3]);
  });
});

describe('borders', () => {
  test('are looked at with one request each, and nothing is given again where they hold', async () => {
    const { pages, asked, counts, unverified } = await read({ page: listOf(10) }, { verify: true });
    expect(pages.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect([counts.requests, counts.followUps, unverified]).toEqual([3, 2, 0]);
    // three records to a page have no border after four of them, nor after eight
    expect(asked.filter(({ options }) => (options as { perPage: number }).perPage === 3)).toHaveLength(2);
  });

  test('across which a record slid are read again', async () => {
    const page = listOf(10, (ids, requests) => (requests === 0 ? ids : ids.slice(1)));
    const { pages, counts, unverified } = await read({ page }, { verify: true });
    expect(pages.map(({ number }) => number)).toEqual([1, 2, 1, 2, 3]);
    expect(new Set(pages.flatMap(({ ids }) => ids)).size).toBe(10);
    expect([counts.requests, counts.followUps, unverified]).toEqual([3, 5, 0]);
  });

  test('that never hold still are told, after several looks', async () => {
    const page = listOf(400, (ids, requests) => ids.slice(requests * 5).slice(0, 8));
    const { unverified, counts } = await read({ page }, { verify: true, perPage: 4 });
    expect(unverified).toBeGreaterThan(0);
    expect(counts.followUps).toBeGreaterThanOrEqual(12);
  });

  test('of pages with one record cannot be looked at', async () => {
    const { counts, unverified } = await read({ page: listOf(3) }, { verify: true, perPage: 1 });
    expect([counts.followUps, unverified]).toEqual([0, 0]);
  });
});
