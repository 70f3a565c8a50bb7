import Database from 'libsql';
import { sqliteConnection } from '../../../src/sync/sqlite/connection.ts';
import { isDatabase } from '../../../src/sync/sqlite/drivers.ts';
import type { CopyConnection } from '../../../src/sync/store/steps.ts';

export interface Place {
  readonly name: string;
  open(): Promise<CopyConnection>;
}

/** The databases in which the views are tried, each empty when it is opened. PostgreSQL is one more line. */
export const places: readonly Place[] = [{ name: 'libsql', open: () => Promise.resolve(inLibsql(':memory:')) }];

export function inLibsql(path: string): CopyConnection {
  const database: unknown = new Database(path);
  if (!isDatabase(database)) throw new TypeError('libsql opened something that is no database.');
  return sqliteConnection(database, true);
}
