import { refuseUnknownOptions } from '../../base/unknown-options.ts';
import type { PostgresPool } from '../../sync/postgres/pool.ts';
import type { SqliteDatabase } from '../../sync/sqlite/connection.ts';
import { CopyError } from '../../sync/store/copy-error.ts';
import type { CopyConnection } from '../../sync/store/steps.ts';
import { BulkError } from '../bulk-error.ts';
import { OutboxStore } from './store.ts';
import { Table } from './table.ts';
import type { Outbox } from './types.ts';

export interface OutboxOptions {
  /**
   * Of PostgreSQL alone: the schema in which the tables are made. It has to be there already.
   * @default 'public'
   */
  readonly schema?: string;
}

/**
 * Opens an outbox in a database of yours, and makes its tables where they are missing: the path of a SQLite file, a
 * database opened with `better-sqlite3`, `libsql` or `node:sqlite` that nothing else is done with, or a pool of `pg`.
 * It must not be a copy's own connection or file.
 *
 * @example
 * const outbox = await outboxJournal('crm.db');
 * @throws {BulkError} `usage` when no driver is installed or it is no database, `storage` when it cannot be written
 */
export async function outboxJournal(
  where: string | SqliteDatabase | PostgresPool,
  options: OutboxOptions = {},
): Promise<Outbox> {
  refuseUnknownOptions('outboxJournal', options, ['schema']);
  const connection = await opened(where, options).catch((error: unknown) => {
    if (!(error instanceof CopyError)) throw error;
    throw new BulkError('usage', `The outbox was not opened. ${error.message}`, { cause: error });
  });
  const store = new OutboxStore(connection);
  try {
    await store.prepare();
  } catch (error) {
    await store.close();
    throw error;
  }
  return new Table(store);
}

async function opened(
  where: string | SqliteDatabase | PostgresPool,
  { schema }: OutboxOptions,
): Promise<CopyConnection> {
  if (isPool(where)) {
    const { postgresConnection } = await import('../../sync/postgres/connection.ts');
    return postgresConnection(where, { schema: schema ?? 'public' });
  }
  if (schema !== undefined) throw new BulkError('usage', 'outboxJournal: schema is of PostgreSQL alone.');
  const { openOutboxFile } = await import('./sqlite-file.ts');
  return openOutboxFile(where);
}

const isPool = (value: unknown): value is PostgresPool =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'connect') === 'function';
