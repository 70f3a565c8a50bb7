import { describe, expect, test } from 'vitest';
import { Counts, type RunContext } from '../../src/sync/run/context.ts';
import { markSeen, saveCheckpoint } from '../../src/sync/store/walks.ts';
import type { Asked } from './run-support.ts';
import { http, NOW, type Settling } from './settle-support.ts';
import { ids, inPages, walking } from './walk-support.ts';

/** A whole walk that broke off is gone on with, a page back, within two days. */

const pagesOf = (asked: readonly Asked[]): unknown[] =>
  asked.filter(({ options }) => (options as { perPage: number }).perPage === 4).map(({ from }) => from);
const begun = '2025-06-08T10:00:00Z';

/** A walk of which another run wrote so many pages; what it holds then, and what the list is now. */
async function brokenOff(
  { page = 3, savedAt = begun, perPage = 4, list = ids(18), ...given }: Omit<Settling, 'page'> & BrokenOff,
  more: Partial<RunContext> = {},
) {
  const world = await walking({ holds: { statements: ids(18) }, ...given, page: inPages(list) }, more, given.resource);
  const scope = { resource: given.resource ?? 'statements', cohort: null } as const;
  const walk = `${scope.resource} old`;
  await world.connection.write(() => saveCheckpoint(scope, { walk, startedAt: begun, page }, perPage, savedAt));
  for (let number = 1; number <= page; number += 1)
    await world.connection.write(() => markSeen(walk, number, ids(18).slice((number - 1) * 4, number * 4)));
  return world;
}
interface BrokenOff {
  readonly page?: number;
  readonly savedAt?: string;
  readonly perPage?: number;
  readonly list?: readonly string[];
  readonly resource?: 'declarations';
}

test('a run that fails has written what it read, and not that it read all', async () => {
  let isFailing = true;
  const page: Settling['page'] = (asked, number) => {
    if (isFailing && number === 4 && (asked.options as { perPage: number }).perPage === 4) throw http(500);
    return inPages(ids(18))(asked, number);
  };
  const { walk, rows, marks, asked, context } = await walking({ page });
  await expect(walk()).rejects.toThrow('refused');
  expect(await rows('SELECT count(*) AS n FROM dfe_statements')).toEqual([{ n: 12 }]);
  expect(await marks()).toEqual({ last: null, before: null, whole: null });
  expect(await rows('SELECT scope, walk, started_at, saved_at, page, per_page FROM dfe_checkpoints')).toEqual([
    { scope: 'statements', walk: 'statements word', started_at: NOW, saved_at: NOW, page: 3, per_page: 4 },
  ]);
  isFailing = false;
  asked.length = 0;
  const counts = new Counts();
  await walk(null, { counts });
  expect(pagesOf(asked)).toEqual([2, 3, 4, 5]);
  expect(counts).toMatchObject({ resumed: true });
  expect(context.counts.resumed).toBe(false);
  expect(await rows('SELECT count(*) AS n FROM dfe_statements')).toEqual([{ n: 18 }]);
  expect(await marks()).toEqual({ last: NOW, before: null, whole: NOW });
  expect(await rows('SELECT walk FROM dfe_seen UNION ALL SELECT walk FROM dfe_checkpoints')).toEqual([]);
});

test('the watermark is when the walk first began, and what was seen before the break counts', async () => {
  const { walk, marks, todos, asked } = await brokenOff({});
  await walk();
  expect(pagesOf(asked)).toEqual([2, 3, 4, 5]);
  expect(await marks()).toEqual({ last: begun, before: null, whole: begun });
  expect(await todos()).toEqual([]);
});

describe('how far back it begins', () => {
  test.each([
    [1, [1, 2, 3, 4, 5]],
    [2, [1, 2, 3, 4, 5]],
    [3, [2, 3, 4, 5]],
    [5, [4, 5]],
  ])('after page %i: with %j', async (page, pages) => {
    const { walk, asked } = await brokenOff({ page });
    await walk();
    expect(pagesOf(asked)).toEqual(pages);
  });

  test('from the first page, too, what was seen before counts', async () => {
    // the last one of page 2 was seen, and is on no page now
    const { walk, todos } = await brokenOff({ page: 2, list: ids(18).filter((id) => id !== 'r007') });
    await walk();
    expect(await todos()).toEqual([]);
  });
});

describe('a walk that is begun anew', () => {
  test.each([
    ['2025-06-08T09:00:00Z', 4, true],
    ['2025-06-08T08:59:59Z', 4, false],
    [NOW, 4, true],
    [NOW, 5, false],
  ])('broken off at %s with %i to a page: gone on with is %s', async (savedAt, perPage, isResumed) => {
    const { walk, asked, context, marks } = await brokenOff({ savedAt, perPage });
    await walk();
    expect(pagesOf(asked)).toEqual(isResumed ? [2, 3, 4, 5] : [1, 2, 3, 4, 5]);
    expect(context.counts.resumed).toBe(isResumed);
    expect((await marks()).last).toBe(isResumed ? begun : NOW);
  });

  test('forgets what the old one had seen', async () => {
    const { walk, todos, rows } = await brokenOff({ savedAt: '2025-01-01T00:00:00Z', list: ids(17) });
    await walk();
    expect(await todos()).toEqual(['absent statements r017']);
    expect(await rows('SELECT walk FROM dfe_seen')).toEqual([]);
  });

  test('and not what it has seen itself, however many bundles it takes', async () => {
    const { walk, todos } = await walking({ holds: { statements: ids(50) }, page: inPages(ids(50)) });
    await walk();
    expect(await todos()).toEqual([]);
  });

  test('is none when only what was updated is read', async () => {
    const { walk, asked, context, rows } = await brokenOff({});
    await walk('2025-06-10T06:00:00Z');
    expect([pagesOf(asked)[0], context.counts.resumed]).toEqual([1, false]);
    expect(await rows('SELECT page FROM dfe_checkpoints')).toEqual([{ page: 3 }]);
  });
});

describe('whose declarations are still owed', () => {
  const owes = ['person declarations p', 'absent declarations x'];

  test('nobody’s, when those of everybody were read; of another list that is no matter', async () => {
    const all = await walking({ owes }, {}, 'declarations');
    await all.walk();
    expect(await all.todos()).toEqual(['absent declarations x']);
    const other = await walking({ owes });
    await other.walk();
    expect(await other.todos()).toHaveLength(2);
    const delta = await walking({ owes }, {}, 'declarations');
    await delta.walk('2025-06-10T06:00:00Z');
    expect(await delta.todos()).toHaveLength(2);
  });

  test('everybody’s, when some pages are from before a break', async () => {
    const { walk, todos } = await brokenOff({ resource: 'declarations', owes, holds: {} });
    await walk();
    expect(await todos()).toHaveLength(2);
  });
});
