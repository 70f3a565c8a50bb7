import { describe, expect, test } from 'vitest';
import { copyOver, inside } from '../../src/sync/copy/copy.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';
import { take } from '../../src/sync/store/lease.ts';
import { write, type CopyConnection, type Steps } from '../../src/sync/store/steps.ts';
import { CopyBusyError } from '../../src/sync/sync-error.ts';
import { bareCopy, put } from './bare.ts';
import { rowsOf } from './store-support.ts';

/** A connection that notes each transaction, and fails the first ones as told. */
function watched(copy: CopyConnection, ...failures: readonly unknown[]) {
  const left = [...failures];
  const seen = { writes: 0 };
  const connection: CopyConnection = {
    ...copy,
    async write<T>(steps: () => Steps<T>): Promise<T> {
      seen.writes += 1;
      if (left.length > 0) throw left.shift();
      return copy.write(steps);
    },
  };
  return { connection, seen };
}
const stale = (copy: CopyConnection): Promise<void> =>
  copy.write(() => write("UPDATE dfe_schema SET value = 'older' WHERE name = 'views'"));
const failed = (code: string | null): CopyError => new CopyError('the database failed', { code });

describe('a copy that is opened', () => {
  test.each([
    ['nothing said', {}],
    ['what it keeps already', { personal: 'all' }],
  ] as const)('and is as it should be is not written to (%s)', async (_, options) => {
    const { connection, seen } = watched(await bareCopy());
    const copy = await copyOver(connection, options);
    expect(copy[inside]).toEqual({ connection, personal: 'all', keepChangesDays: 400 });
    expect(seen.writes).toBe(0);
  });

  test('keeps changes as long as it is told, and personal data as it was made', async () => {
    const bare = await bareCopy();
    await bare.write(() => write("UPDATE dfe_schema SET value = 'none' WHERE name = 'personal'"));
    expect((await copyOver(bare, { keepChangesDays: 7 }))[inside]).toMatchObject({
      personal: 'none',
      keepChangesDays: 7,
    });
    expect((await copyOver(bare, { personal: 'all' }))[inside].personal).toBe('all');
    expect((await copyOver(bare))[inside].personal).toBe('all');
    await expect(copyOver(bare, { personal: 'none' })).rejects.toThrow(CopyError);
  });

  test('by two at once is made by the other one then', async () => {
    for (const code of ['23505', '42P07', '40001', '40P01']) {
      const bare = await bareCopy();
      await stale(bare);
      const { connection, seen } = watched(bare, failed(code));
      await copyOver(connection);
      expect([code, seen.writes]).toEqual([code, 2]);
    }
  });

  test.each([
    ['another failure', failed('42501')],
    ['a code that begins alike', failed('235055')],
    ['a failure without a code', failed(null)],
    ['what the database did not say', Object.assign(new Error('no'), { code: '23505' })],
  ])('is not tried again after %s', async (_, error) => {
    const bare = await bareCopy();
    await stale(bare);
    const { connection, seen } = watched(bare, error);
    await expect(copyOver(connection)).rejects.toBe(error);
    expect(seen.writes).toBe(1);
  });

  test('is tried twice and not for ever', async () => {
    const bare = await bareCopy();
    await stale(bare);
    const [one, two] = [failed('40001'), failed('40001')];
    await expect(copyOver(watched(bare, one, two).connection)).rejects.toBe(two);
  });
});

describe('reading with SQL', () => {
  test.each(['SELECT 1 AS n', '  select 1 AS n', '\nWITH x AS (SELECT 1 AS n) SELECT n FROM x'])(
    'takes %o',
    async (sql) => {
      expect(await (await copyOver(await bareCopy())).query(sql)).toEqual([{ n: 1 }]);
    },
  );

  test('takes values', async () => {
    expect(await (await copyOver(await bareCopy())).query('SELECT ? AS a, ? AS b', 'x', 2)).toEqual([{ a: 'x', b: 2 }]);
  });

  test.each(['DELETE FROM dfe_erased', 'selected', 'UPDATE dfe_erased SET at = 1; SELECT 1', 'x SELECT 1', ''])(
    'refuses %o, and says where to begin',
    async (sql) => {
      const copy = await copyOver(await bareCopy());
      await expect(copy.query(sql)).rejects.toThrow(/copy\.query: only reads\. Begin with SELECT or WITH/);
      await expect(copy.query(sql)).rejects.toThrow(TypeError);
    },
  );
});

describe('the day that views go by', () => {
  test.each([
    ['a text', '2026-06-30T23:30:00Z', '2026-07-01', '2026-06-30T23:30:00'],
    ['a Date', new Date('2026-12-31T23:30:00Z'), '2026-12-31', '2026-12-31T23:30:00'],
  ])('is that of London at the moment of %s, and the copy is given up again', async (_, moment, day, at) => {
    const bare = await bareCopy();
    const copy = await copyOver(bare);
    await copy.at(moment);
    const [row] = await rowsOf(bare, 'SELECT day, at FROM dfe_today');
    expect(row?.['day']).toBe(day);
    expect(String(row?.['at'])).toContain(at);
    expect(await rowsOf(bare, 'SELECT word FROM dfe_lease')).toEqual([{ word: '' }]);
  });

  test.each([['yesterday'], [''], [new Date(Number.NaN)]])('is not set by %o', async (moment) => {
    const bare = await bareCopy();
    const copy = await copyOver(bare);
    await expect(copy.at(moment)).rejects.toThrow(/copy\.at: give a Date, or a text such as/);
    expect(await rowsOf(bare, 'SELECT day FROM dfe_today')).toEqual([]);
  });

  test('is not set while another holds the copy', async () => {
    const bare = await bareCopy();
    const copy = await copyOver(bare);
    await put(bare, 'dfe_today', { one: 1, day: '2024-06-01', at: '2024-06-01T00:00:00Z' });
    await bare.write(() => take({ host: 'there', process: '8', started: '1', word: 'w' }, 0, '2024-06-01T00:00:00Z'));
    await expect(copy.at('2026-06-30T23:30:00Z')).rejects.toThrow(CopyBusyError);
    expect(await rowsOf(bare, 'SELECT day FROM dfe_today')).toEqual([{ day: '2024-06-01' }]);
  });
});
