import { describe, expect, test } from 'vitest';
import { copyOver } from '../../src/sync/copy/copy.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';
import { take } from '../../src/sync/store/lease.ts';
import { CopyBusyError } from '../../src/sync/sync-error.ts';
import { bareCopy, put } from './bare.ts';
import { rowsOf, told } from './store-support.ts';

test('what a copy is asked, it asks its own database, until it is closed', async () => {
  const bare = await bareCopy();
  const copy = await copyOver(bare);
  await put(bare, 'dfe_changes', ...[1, 2].map((seq) => told(seq, 'statements', 's', { kind: 'erased' })));
  const seqs: number[] = [];
  for await (const { seq } of copy.changes({ after: '1:w' })) seqs.push(seq);
  for await (const { seq } of copy.changes()) seqs.push(seq);
  expect(seqs).toEqual([2, 1, 2]);
  expect(await copy.cursor()).toBe('2:w');
  await expect(copy.statements.report('none')).rejects.toThrow(CopyError);
  await expect(copy.reconcile('none', 'id\nx')).rejects.toThrow(CopyError);
  let closed = 0;
  const close = (): Promise<void> => Promise.resolve(void (closed += 1));
  await (await copyOver({ ...bare, close })).close();
  expect(closed).toBe(1);
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
