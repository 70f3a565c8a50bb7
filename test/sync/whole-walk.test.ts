import { afterEach, describe, expect, test } from 'vitest';
import { inside } from '../../src/sync/copy/copy.ts';
import { isSamePerson } from '../../src/sync/run/write-records.ts';
import { query } from '../../src/sync/store/steps.ts';
import { markSeen } from '../../src/sync/store/walks.ts';
import type { SyncOptions } from '../../src/sync/types.ts';
import { stand, type Stand } from './stand.ts';

let open: Stand | null = null;
afterEach(async () => {
  await open?.copy.close();
  open = null;
});

const DAY_MS = 86_400_000;
const people: Pick<SyncOptions, 'resources' | 'daily'> = { resources: ['participants'], daily: false };

describe('a walk', () => {
  /** What an older walk of a list, which nobody goes on with, had seen. */
  async function leftBehind() {
    open = await stand({ size: { participants: 30, declarations: 0, transfers: 0, unfundedMentors: 0 } });
    const { copy, sync, mock } = open;
    const { connection } = copy[inside];
    await sync(people).full();
    mock.clock.advance({ minutes: 10 });
    await connection.write(() => markSeen('participants older', 1, ['a']));
    const seen = async () => (await connection.read(() => query('SELECT walk FROM dfe_seen'))).map(({ walk }) => walk);
    return { sync, seen };
  }

  test('of the whole list that begins anew forgets what an older one had seen, and keeps nothing of its own', async () => {
    const { sync, seen } = await leftBehind();
    await sync(people).full();
    expect(await seen()).toEqual([]);
  });

  test('of what was updated leaves a whole one that broke off as it is', async () => {
    const { sync, seen } = await leftBehind();
    await sync(people).delta();
    expect(await seen()).toEqual(['participants older']);
  });

  test('tells how far it is: pages and rows of its list, until all are read', async () => {
    open = await stand({ size: { participants: 100, declarations: 0 } });
    const told: { page: number; rows: number; whole: boolean; mode: string }[] = [];
    const onProgress: SyncOptions['onProgress'] = ({ page, rows, whole, mode }) => {
      told.push({ page, rows, whole, mode });
    };
    const served = (await open.list('participants')).length;
    await open.sync({ ...people, onProgress }, 10).full();
    const last = told.at(-1);
    expect(last).toMatchObject({ rows: served, whole: true, mode: 'full' });
    expect(told.map(({ rows }) => rows)).toEqual(told.map(({ rows }) => rows).sort((a, b) => a - b));
    told.length = 0;
    open.mock.clock.advance({ days: 2 });
    await open.sync({ ...people, onProgress }, 10).delta();
    expect(told.at(-1)).toMatchObject({ whole: false, mode: 'delta' });
  });
});

describe('by the clock', () => {
  test('a run is full when there was none, and again when the last one is so many days ago', async () => {
    open = await stand({ size: { participants: 10, declarations: 0, transfers: 0, unfundedMentors: 0 } });
    const { copy, sync, mock } = open;
    const days = 2;
    const modeAt = async (now: number): Promise<string> =>
      (await sync({ ...people, now: () => now }).auto({ fullEvery: { days } })).mode;
    const now = Date.parse(mock.clock.now);
    expect(await modeAt(now)).toBe('full');
    const [run] = await copy.query("SELECT started_at AS at FROM dfe_runs WHERE mode = 'full'");
    const due = Date.parse(String(run?.['at'])) + days * DAY_MS;
    mock.clock.advance({ days });
    expect(await modeAt(due - 1)).toBe('delta');
    expect(await modeAt(due)).toBe('full');
  });

  test.each([0, -1, Number.NaN])('%s days are refused', async (days) => {
    open = await stand();
    await expect(open.sync().auto({ fullEvery: { days } })).rejects.toThrow(/"days" has to be a number above 0/);
  });
});

test('two ids are of one person when one leads to the other, or both to a third', () => {
  const successors = new Map([
    ['a', 'b'],
    ['b', 'c'],
    ['x', 'c'],
    ['round', 'about'],
    ['about', 'round'],
  ]);
  const same = (one: string, two: string): boolean => isSamePerson(successors, one, two);
  expect([same('a', 'b'), same('a', 'c'), same('c', 'a'), same('a', 'x'), same('a', 'a')]).toEqual(
    Array.from({ length: 5 }, () => true),
  );
  expect([same('a', 'y'), same('y', 'c'), same('about', 'a'), same('round', 'x')]).toEqual(
    Array.from({ length: 4 }, () => false),
  );
});
