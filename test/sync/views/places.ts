import Database from 'libsql';
import { afterAll } from 'vitest';
import { postgresConnection } from '../../../src/sync/postgres/connection.ts';
import { sqliteConnection } from '../../../src/sync/sqlite/connection.ts';
import { isDatabase } from '../../../src/sync/sqlite/drivers.ts';
import type { CopyConnection } from '../../../src/sync/store/steps.ts';
import { anyPostgres } from '../../support/postgres.ts';

export interface Place {
  readonly name: string;
  open(): Promise<CopyConnection>;
}

/** The databases in which a file of tests tries something, each empty when it is opened. PostgreSQL where there is one. */
export async function openPlaces(): Promise<readonly Place[]> {
  const libsql: Place = { name: 'libsql', open: () => Promise.resolve(inLibsql(':memory:')) };
  const postgres = await anyPostgres();
  if (postgres === null) return [libsql];
  afterAll(() => postgres.stop());
  return [
    libsql,
    {
      name: 'PostgreSQL',
      open: async () => postgresConnection(postgres.pool(), { schema: await postgres.schema() }),
    },
  ];
}

export function inLibsql(path: string): CopyConnection {
  const database: unknown = new Database(path);
  if (!isDatabase(database)) throw new TypeError('libsql opened something that is no database.');
  return sqliteConnection(database, true);
}
