import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import type { SqliteDatabase } from '../../src/sync/sqlite/connection.ts';
import { openFile } from '../../src/sync/sqlite/drivers.ts';
import { inTransaction, openCopy } from '../../src/sync/sqlite/open-copy.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';

/** A copy in a file, or over a database that an application has opened and keeps. */

const folder = mkdtempSync(join(tmpdir(), 'dfe-open-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A database in memory that notes what was asked; `fails` says at which statement it does not go on. */
async function watched(
  fails: (sql: string) => boolean = () => false,
  more: object = {},
): Promise<{ database: SqliteDatabase; asked: string[] }> {
  const real = await openFile(':memory:');
  const asked: string[] = [];
  const note = (sql: string): string => {
    asked.push(sql);
    if (fails(sql)) throw Object.assign(new Error('somebody@person.example'), { code: 'SQLITE_NOTADB' });
    return sql;
  };
  const database = {
    exec: (sql: string) => real.exec(note(sql)),
    prepare: (sql: string) => real.prepare(note(sql)),
    close: () => {
      asked.push('close');
      real.close();
    },
    ...more,
  };
  return { database, asked };
}

/** What a program without types may give. */
async function openAny(...given: readonly unknown[]): Promise<unknown> {
  const opened: unknown = await Reflect.apply(openCopy, null, given);
  return opened;
}

const failure = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

describe('before a copy is used its database is made safe and fast', () => {
  test('WAL, every commit on the disk, what is deleted overwritten, and others waited for', async () => {
    const { database, asked } = await watched();
    await openCopy(database);
    expect(asked.slice(0, 6)).toEqual([
      'PRAGMA busy_timeout = 10000',
      'PRAGMA journal_mode = WAL',
      'PRAGMA synchronous = FULL',
      'PRAGMA secure_delete = ON',
      'PRAGMA wal_autocheckpoint = 8000',
      'PRAGMA cache_size = -24000',
    ]);
    const set = (name: string): unknown => database.prepare(`PRAGMA ${name}`).all()[0];
    expect(set('secure_delete')).toMatchObject({ secure_delete: 1 });
    expect(set('synchronous')).toMatchObject({ synchronous: 2 });
  });

  test('a file that is no database is told so, without what the driver said', async () => {
    const { database } = await watched((sql) => sql.includes('journal_mode'));
    const error = await failure(openCopy(database));
    expect(error).toBeInstanceOf(CopyError);
    expect(error).toMatchObject({
      code: 'SQLITE_NOTADB',
      message:
        'The database failed at PRAGMA (SQLITE_NOTADB). The file is damaged or is no database: put back the last good ' +
        'one, or start a new copy.',
    });
  });
});

describe('a database that is given', () => {
  test('stays open, when the copy is closed and when it cannot be opened', async () => {
    const { database, asked } = await watched();
    const copy = await openCopy(database);
    await copy.close();
    expect(asked).not.toContain('close');
    expect(database.prepare('SELECT 1 AS one').all()).toEqual([{ one: 1 }]);
    const failing = await watched((sql) => sql.startsWith('BEGIN'));
    await expect(openCopy(failing.database)).rejects.toThrow(CopyError);
    expect(failing.asked).not.toContain('close');
  });

  test.each(['inTransaction', 'isTransaction'])('is refused while %s says that a transaction is open', async (name) => {
    const { database, asked } = await watched(undefined, { [name]: true });
    const error = await failure(openCopy(database));
    expect(error).toBeInstanceOf(CopyError);
    expect(error).toMatchObject({ message: expect.stringMatching(/inside a transaction\. Commit it first/) });
    expect(asked).toEqual([]);
    expect(inTransaction(database)).toBe(true);
    const closed = await watched(undefined, { [name]: false });
    expect(inTransaction(closed.database)).toBe(false);
    await (await openCopy(closed.database)).close();
  });

  test.each([[null], [undefined], [5], [{}], [{ exec: () => 0, prepare: () => 0 }]])(
    'has to be one: %j is not',
    async (given) => {
      const error = await failure(openAny(given));
      expect(error).toBeInstanceOf(TypeError);
      expect(error).toMatchObject({ message: expect.stringContaining('give the path of a file, or a database') });
    },
  );
});

describe('a file that is named', () => {
  test('is made, and closed with the copy', async () => {
    const path = join(folder, 'new/copy.db');
    const copy = await openCopy(path, { personal: 'none' });
    expect(existsSync(path)).toBe(true);
    await copy.close();
    // no log is needed beside it
    copyFileSync(path, join(folder, 'taken.db'));
    const again = await openCopy(join(folder, 'taken.db'));
    expect(await again.query("SELECT value FROM dfe_schema WHERE name = 'personal'")).toEqual([{ value: 'none' }]);
    await again.close();
  });

  test('in memory is no file', async () => {
    // what a fault would leave here is nobody's
    onTestFinished(() => rmSync(':memory:', { force: true }));
    await (await openCopy(':memory:')).close();
    expect(existsSync(':memory:')).toBe(false);
  });

  test('is not made for options that cannot be used', async () => {
    const path = join(folder, 'never.db');
    const attempts: readonly (readonly [object, string])[] = [
      [{ personl: 'none' }, 'Did you mean "personal"'],
      [{ keepChangeDays: 5 }, 'Did you mean "keepChangesDays"'],
      [{ schema: 'x' }, 'schema'],
      [{ personal: 'some' }, '"personal" has to be "all" or "none"'],
      [{ keepChangesDays: 0 }, '"keepChangesDays" has to be a number of days above 0'],
      [{ keepChangesDays: Number.NaN }, '"keepChangesDays"'],
    ];
    for (const [options, message] of attempts)
      expect(await failure(openAny(path, options))).toMatchObject({
        message: expect.stringContaining(message),
      });
    expect(existsSync(path)).toBe(false);
  });
});
