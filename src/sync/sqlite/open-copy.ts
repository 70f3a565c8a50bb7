import { refuseUnknownOptions } from '../../base/unknown-options.ts';
import { checkCopyOptions } from '../copy/check-options.ts';
import { copyOver, type Copy, type CopyOptions } from '../copy/copy.ts';
import { CopyError, fromDriver } from '../store/copy-error.ts';
import { sqliteConnection, type SqliteDatabase } from './connection.ts';
import { isDatabase, openFile } from './drivers.ts';
import { makePrivate } from './files.ts';

/**
 * Opens a copy in a SQLite file, and makes it when there is none. Instead of a path, a database opened with
 * `better-sqlite3`, `libsql` or `node:sqlite` can be given; it must be the copy's alone while a run goes on.
 *
 * @example
 * const copy = await openCopy('crm.db');
 * @throws {CopyError} when no driver is installed, the file cannot be used, or it was written by a newer format
 */
export async function openCopy(where: string | SqliteDatabase, options: CopyOptions = {}): Promise<Copy> {
  refuseUnknownOptions('openCopy', options, ['personal', 'keepChangesDays']);
  checkCopyOptions(options);
  const isOurs = typeof where === 'string';
  if (isOurs && where !== ':memory:') makePrivate(where);
  if (!isOurs && !isDatabase(where))
    throw new TypeError('openCopy: give the path of a file, or a database opened with a SQLite driver.');
  const database = isOurs ? await openFile(where) : where;
  try {
    prepareDatabase(database);
    return await copyOver(sqliteConnection(database, isOurs), options);
  } catch (error) {
    if (isOurs) database.close();
    throw error;
  }
}

/** What makes a file safe and fast: WAL, every commit on the disk, what is deleted overwritten. */
function prepareDatabase(database: SqliteDatabase): void {
  if (inTransaction(database))
    throw new CopyError(
      'openCopy: this database is inside a transaction. Commit it first, and leave it alone in a run.',
    );
  for (const pragma of [
    'busy_timeout = 10000',
    'journal_mode = WAL',
    'synchronous = FULL',
    'secure_delete = ON',
    'wal_autocheckpoint = 8000',
    // in kB: with less a first load writes pages of its indexes out and reads them again, over and over
    'cache_size = -24000',
  ])
    setPragma(database, pragma);
}

/** The first of them is where a file turns out to be no database. */
function setPragma(database: SqliteDatabase, pragma: string): void {
  try {
    database.prepare(`PRAGMA ${pragma}`).all();
  } catch (error) {
    throw fromDriver(error, 'PRAGMA');
  }
}

/** `better-sqlite3` and `libsql` call it `inTransaction`, `node:sqlite` `isTransaction`. */
export function inTransaction(database: SqliteDatabase): boolean {
  return Reflect.get(database, 'inTransaction') === true || Reflect.get(database, 'isTransaction') === true;
}
