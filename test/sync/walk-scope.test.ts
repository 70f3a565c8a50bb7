import { describe, expect, test } from 'vitest';
import { RunClock } from '../../src/sync/run/context.ts';
import type { Progress } from '../../src/sync/types.ts';
import { NOW } from './settle-support.ts';
import { ids, inPages, walking } from './walk-support.ts';

/** A list is written bundle by bundle, and the last bundle ends the walk. */

const since = '2025-06-10T06:00:00Z';

describe('the whole of a list', () => {
  test('is written, with where it stands, and leaves nothing behind', async () => {
    const { walk, rows, marks, todos, counted, context } = await walking({ page: inPages(ids(10)) });
    await walk();
    expect((await rows('SELECT id FROM dfe_statements ORDER BY id')).map(({ id }) => id)).toEqual(ids(10));
    expect(await marks()).toEqual({ last: NOW, before: null, whole: NOW });
    expect(await rows('SELECT walk FROM dfe_seen UNION ALL SELECT walk FROM dfe_checkpoints')).toEqual([]);
    expect([counted('statements'), await todos()]).toEqual([{ seen: 10, added: 10 }, []]);
    expect(context.counts).toMatchObject({ requests: 3, followUps: 2, resumed: false, held: [] });
    expect(context.served).toEqual(new Map([['statements', { id: 'r009', cohort: null }]]));
  });

  test('shows what is missing; those that came while it was read are not', async () => {
    const { walk, todos } = await walking({
      holds: { statements: [...ids(3), 'missing'] },
      page: inPages([...ids(3), 'new']),
    });
    await walk();
    expect(await todos()).toEqual(['absent statements missing']);
  });

  test('of which too much is missing is told as held', async () => {
    const options = { absence: { most: { rows: 1, share: 0 } } };
    const { walk, todos, context } = await walking(
      { holds: { statements: ids(4) }, page: inPages(ids(2)) },
      { options },
    );
    await walk();
    expect(context.counts.held).toEqual([{ resource: 'statements', absent: 2, of: 4 }]);
    expect(await todos()).toEqual([]);
  });

  test('that ends with a full page: the record known to be there is the last of that', async () => {
    const { walk, context } = await walking({ page: inPages(ids(4)) });
    await walk();
    expect(context.served.get('statements')?.id).toBe('r003');
    const none = await walking({});
    await none.walk();
    expect(none.context.served).toEqual(new Map());
    expect(await none.marks()).toEqual({ last: NOW, before: null, whole: NOW });
  });

  test.each([
    [false, 0],
    [true, 2],
  ])('is told record by record where that is wanted: %s', async (seed, told) => {
    const { walk, events } = await walking({ page: inPages(ids(2)) }, { options: { seed } });
    await walk();
    expect(await events()).toHaveLength(told);
  });
});

describe('what was updated', () => {
  test('moves the watermark of the last walk alone, and nothing is missing', async () => {
    let list: readonly string[] = ids(3);
    const { walk, marks, todos, events, asked, counted } = await walking({
      page: (...given) => inPages(list)(...given),
    });
    await walk();
    list = ['new'];
    asked.length = 0;
    await walk(since);
    expect(asked).toMatchObject([{ what: 'statements', query: { updated_since: since } }]);
    expect(await marks()).toEqual({ last: NOW, before: NOW, whole: NOW });
    expect(await todos()).toEqual([]);
    // the list was read whole before, so what is new to it is news
    expect(await events()).toEqual(['statements new added']);
    expect(counted('statements')).toEqual({ seen: 4, added: 4 });
  });

  test('leaves a whole walk that broke off where it is', async () => {
    const { walk, rows, marks, connection } = await walking({ page: inPages(['a']) });
    await connection.write(function* () {
      const sql = "INSERT INTO dfe_seen (walk, page, ids) VALUES ('statements old', 1, '[]')";
      yield { kind: 'write', sql, values: [] };
    });
    await walk(since);
    expect(await rows('SELECT walk FROM dfe_seen')).toEqual([{ walk: 'statements old' }]);
    expect(await rows('SELECT walk FROM dfe_checkpoints')).toEqual([]);
    expect(await marks()).toEqual({ last: NOW, before: null, whole: null });
  });
});

test('each commit is told, with what was read so far', async () => {
  const told: Progress[] = [];
  const onProgress = (progress: Progress): void => void told.push(progress);
  const { walk, asked } = await walking({ page: inPages(ids(42)) }, { options: { onProgress } });
  await walk();
  const about = { run: 1, mode: 'delta', resource: 'statements', cohort: null, whole: true };
  expect(told).toMatchObject([
    { ...about, page: 10, rows: 40 },
    { ...about, page: 11, rows: 42, requests: asked.length },
  ]);
  told.length = 0;
  await walk(since);
  expect(told.map(({ whole }) => whole)).toEqual([false, false]);
});

test('a list that ends with a bundle tells its last page once more', async () => {
  const pages: number[] = [];
  const options = { onProgress: ({ page }: Progress) => void pages.push(page) };
  const { walk } = await walking({ page: inPages(ids(39)) }, { options });
  await walk();
  expect(pages).toEqual([10, 10]);
});

test('clocks that are a day apart: nothing is written', async () => {
  const clock = new RunClock(() => Date.parse(NOW) + 86_400_000);
  const { walk, rows, marks } = await walking({ page: inPages(ids(2)) }, { clock });
  await expect(walk()).rejects.toMatchObject({ reason: 'clock' });
  expect([await rows('SELECT id FROM dfe_statements'), (await marks()).last]).toEqual([[], null]);
});
