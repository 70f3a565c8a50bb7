import { existsSync } from 'node:fs';
import { sqliteConnection, type SqliteDatabase } from '../../sync/sqlite/connection.ts';
import { isDatabase, openFile } from '../../sync/sqlite/drivers.ts';
import { makePrivate } from '../../sync/sqlite/files.ts';
import { inTransaction } from '../../sync/sqlite/open-copy.ts';
import { fromDriver } from '../../sync/store/copy-error.ts';
import type { CopyConnection } from '../../sync/store/steps.ts';
import { BulkError } from '../bulk-error.ts';

/** Opens a SQLite database for an outbox: every commit on the disk before anything is sent. */
export async function openOutboxFile(where: string | SqliteDatabase): Promise<CopyConnection> {
  if (typeof where !== 'string' && !isDatabase(where))
    throw new BulkError(
      'usage',
      'outboxJournal: give the path of a SQLite file, a database opened with a SQLite driver, or a pool of pg.',
    );
  if (typeof where !== 'string') {
    if (inTransaction(where))
      throw new BulkError('usage', 'outboxJournal: this database is inside a transaction. Give it one of its own.');
    setPragmas(where, ['busy_timeout = 10000', 'synchronous = FULL']);
    return sqliteConnection(where, false);
  }
  const isNew = where === ':memory:' || !existsSync(where);
  if (where !== ':memory:') makePrivate(where);
  const database = await openFile(where);
  try {
    // how a file that is there keeps its log is the application's own choice
    setPragmas(database, ['busy_timeout = 10000', ...(isNew ? ['journal_mode = WAL'] : []), 'synchronous = FULL']);
  } catch (error) {
    database.close();
    throw error;
  }
  return sqliteConnection(database, true);
}

function setPragmas(database: SqliteDatabase, pragmas: readonly string[]): void {
  for (const pragma of pragmas)
    try {
      database.prepare(`PRAGMA ${pragma}`).all();
    } catch (error) {
      throw fromDriver(error, 'PRAGMA');
    }
}
