import { describe, expect, onTestFinished, test } from 'vitest';
import { checkCopyOptions } from '../../src/sync/copy/check-options.ts';
import { copyOver, inside } from '../../src/sync/copy/copy.ts';
import { sqliteConnection } from '../../src/sync/sqlite/connection.ts';
import { openFile } from '../../src/sync/sqlite/drivers.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';
import { write, type CopyConnection, type Steps } from '../../src/sync/store/steps.ts';
import { bareCopy } from './bare.ts';
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

test('a place without tables is made a copy, also with no wish for personal data', async () => {
  const empty = sqliteConnection(await openFile(':memory:'), true);
  onTestFinished(() => empty.close());
  expect((await copyOver(empty))[inside].personal).toBe('all');
  expect(await rowsOf(empty, 'SELECT id FROM dfe_participants')).toEqual([]);
});

test.each([['some'], [null], [''], [1]])('a copy is not opened with personal data %o', (personal) => {
  // as plain JavaScript can call it
  expect(() => void Reflect.apply(checkCopyOptions, undefined, [{ personal }])).toThrow(
    /"personal" has to be "all" or "none"/,
  );
});
