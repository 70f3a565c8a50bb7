import { describe, expect, test } from 'vitest';
import { sqliteConnection, type SqliteDatabase } from '../../src/sync/sqlite/connection.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';
import { insert, query, write } from '../../src/sync/store/steps.ts';
import { bareCopy } from './bare.ts';

/** What a copy asks of a SQLite database: which statements, in which order, and what becomes of them when one fails. */

interface Played {
  readonly copy: ReturnType<typeof sqliteConnection>;
  /** `exec …`, `prepare …`, `all …` and `run …` with their values, and `close`. */
  readonly asked: string[];
}

function played(
  { rows = [], fails = () => false }: { rows?: readonly unknown[]; fails?: (what: string) => boolean } = {},
  isOurs = true,
): Played {
  const asked: string[] = [];
  const note = (what: string): void => {
    asked.push(what);
    if (fails(what)) throw Object.assign(new Error('driver'), { code: 'SQLITE_FULL' });
  };
  const database: SqliteDatabase = {
    exec: (sql) => note(`exec ${sql}`),
    prepare(sql) {
      note(`prepare ${sql}`);
      return {
        all(...values) {
          note(['all', ...values].join(' '));
          return [...rows];
        },
        run: (...values) => note(['run', ...values].join(' ')),
      };
    },
    close: () => note('close'),
  };
  return { copy: sqliteConnection(database, isOurs), asked };
}

describe('a transaction', () => {
  test('that writes takes the lock at once, one that reads does not, and both commit', async () => {
    const { copy, asked } = played();
    expect(copy.dialect).toBe('sqlite');
    await copy.write(() => write('UPDATE a SET b = ? WHERE c = ?', 1, 'x'));
    await copy.read(() => query('SELECT 1'));
    expect(asked).toEqual([
      ...['exec BEGIN IMMEDIATE', 'prepare UPDATE a SET b = ? WHERE c = ?', 'run 1 x', 'exec COMMIT'],
      ...['exec BEGIN', 'prepare SELECT 1', 'all', 'exec COMMIT'],
    ]);
  });

  test('prepares a statement once', async () => {
    const { copy, asked } = played();
    for (let i = 0; i < 3; i += 1) await copy.read(() => query('SELECT ?', i));
    expect(asked.filter((what) => what.startsWith('prepare'))).toEqual(['prepare SELECT ?']);
    expect(asked.filter((what) => what.startsWith('all'))).toEqual(['all 0', 'all 1', 'all 2']);
  });

  test('gives rows and nothing else that a driver may answer', async () => {
    const { copy } = played({ rows: [{ a: 1 }, null, 'text', 5, undefined, { a: 2 }] });
    expect(await copy.read(() => query('SELECT a'))).toEqual([{ a: 1 }, { a: 2 }]);
  });

  test('that fails is rolled back, and the first error counts', async () => {
    const { copy, asked } = played({ fails: (what) => what === 'run 1' || what === 'exec ROLLBACK' });
    await expect(copy.write(() => write('INSERT INTO dfe_runs VALUES (?)', 1))).rejects.toMatchObject({
      ...{ code: 'SQLITE_FULL', table: 'dfe_runs' },
      message: expect.stringMatching(/^The database failed at INSERT of dfe_runs \(SQLITE_FULL\)/),
    });
    expect(asked.slice(-2)).toEqual(['run 1', 'exec ROLLBACK']);
    const own = played();
    await expect(
      own.copy.write(function* () {
        yield* query('SELECT 1');
        throw new RangeError('ours');
      }),
    ).rejects.toThrow(RangeError);
    expect(own.asked.at(-1)).toBe('exec ROLLBACK');
    expect(own.asked).not.toContain('exec COMMIT');
  });

  test.each(['exec BEGIN IMMEDIATE', 'exec COMMIT'])(
    'whose %s fails says so without the words of the driver',
    async (at) => {
      const { copy } = played({ fails: (what) => what === at });
      const error = await copy.write(() => query('SELECT 1')).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(CopyError);
      expect(error).toMatchObject({ code: 'SQLITE_FULL', message: expect.not.stringContaining('driver') });
    },
  );

  test('nothing that goes wrong is thrown before there is a promise', async () => {
    const { copy } = played({ fails: () => true });
    const [writing, reading, scrubbing] = [copy.write(() => write('X')), copy.read(() => query('X')), copy.scrub()];
    for (const one of [writing, reading, scrubbing]) await expect(one).rejects.toThrow(CopyError);
  });
});

describe('a null that is the only value', () => {
  test('stands in the statement, where a value does and nowhere else', async () => {
    const { copy, asked } = played();
    const sql = `SELECT '?''?' AS "a?", x = ? -- ? it's\n /* ? */ FROM y`;
    await copy.read(() => query(sql, null));
    await copy.write(() => insert({ table: 't', columns: ['x'] }, [[null], ['a']]));
    await copy.write(() => write('UPDATE t SET x = ?1 WHERE y IN {list}', null));
    expect(asked.filter((what) => !what.startsWith('exec'))).toEqual([
      ...[`prepare ${sql.replace('x = ?', 'x = NULL')}`, 'all'],
      ...['prepare INSERT INTO t ("x") VALUES (NULL)', 'run', 'prepare INSERT INTO t ("x") VALUES (?)', 'run a'],
      ...['prepare UPDATE t SET x = NULL WHERE y IN (SELECT value FROM json_each(NULL))', 'run'],
    ]);
  });

  test('is given as it is beside others', async () => {
    const { copy, asked } = played();
    await copy.read(() => query('SELECT ?, ?', null, null));
    expect(asked.slice(1, 3)).toEqual(['prepare SELECT ?, ?', 'all  ']);
  });

  test('is a value like any other to the database', async () => {
    const copy = await bareCopy();
    expect(await copy.read(() => query('SELECT ? IS NULL AS a, ? AS b', null, 'x'))).toEqual([{ a: 1, b: 'x' }]);
    expect(await copy.read(() => query('SELECT ? AS a', null))).toEqual([{ a: null }]);
    await copy.write(() => write('UPDATE dfe_lease SET host = ?', null));
    await copy.write(() => write('CREATE TABLE dfe_try (x TEXT)'));
    await copy.write(() => insert({ table: 'dfe_try', columns: ['x'] }, [[null], ['a']]));
    expect(await copy.read(() => query('SELECT x FROM dfe_try'))).toEqual([{ x: null }, { x: 'a' }]);
  });
});

describe('an insert', () => {
  const rows = [
    ['a', 1],
    ['b', null],
  ] as const;
  test.each([
    [{}, 'INSERT INTO t ("x", "y") VALUES (?, ?)'],
    [{ key: ['x'] }, 'INSERT INTO t ("x", "y") VALUES (?, ?) ON CONFLICT ("x") DO NOTHING'],
    [
      { key: ['x', 'y'], replace: ['y', 'x'] },
      'INSERT INTO t ("x", "y") VALUES (?, ?) ON CONFLICT ("x", "y") DO UPDATE SET "y" = excluded."y", "x" = excluded."x"',
    ],
  ])('%j is prepared once for all its rows', async (more, sql) => {
    const { copy, asked } = played();
    await copy.write(() => insert({ table: 't', columns: ['x', 'y'], ...more }, rows));
    expect(asked.slice(1, -1)).toEqual([`prepare ${sql}`, 'run a 1', 'run b ']);
  });
});

test.each([
  ['x IN {list}', 'x IN (SELECT value FROM json_each(?))'],
  ['FROM {map}', 'FROM json_each(?)'],
  ['{array}(x)', 'json_group_array(x)'],
  ['SELECT x {lock}', 'SELECT x '],
  ['{each d.ids}', 'json_each(d.ids)'],
  [`'{list}' "{map}" 'it''s {lock}'`, `'{list}' "{map}" 'it''s {lock}'`],
])('%s in the words of SQLite', async (sql, expected) => {
  const { copy, asked } = played();
  await copy.read(() => query(sql));
  expect(asked[1]).toBe(`prepare ${expected}`);
});

describe('at the end', () => {
  const emptied = ['prepare PRAGMA busy_timeout = 0', 'all', 'prepare PRAGMA wal_checkpoint(TRUNCATE)', 'all'];
  test('a database of our own is emptied of its log and closed, once; then nothing is answered', async () => {
    const { copy, asked } = played();
    await copy.close();
    await copy.close();
    expect(asked).toEqual([...emptied, 'close']);
    for (const late of [copy.read(() => query('SELECT 1')), copy.write(() => write('X'))])
      await expect(late).rejects.toThrow(new CopyError('This copy is closed.'));
    expect(asked).toHaveLength(5);
  });

  test('it is closed when somebody reads just now and the log stays', async () => {
    const { copy, asked } = played({ fails: (what) => what.includes('wal_checkpoint') });
    await copy.close();
    expect(asked.at(-1)).toBe('close');
  });

  test("a database of the application's is left as it is", async () => {
    const { copy, asked } = played({}, false);
    await copy.close();
    expect(asked).toEqual([]);
    await expect(copy.read(() => query('SELECT 1'))).rejects.toThrow('This copy is closed.');
  });

  test('what was deleted goes from the log, from the file, and from the log of that', async () => {
    const { copy, asked } = played();
    await copy.scrub();
    const log = 'exec PRAGMA wal_checkpoint(TRUNCATE)';
    expect(asked).toEqual([log, 'exec VACUUM', log]);
  });
});
