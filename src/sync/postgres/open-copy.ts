import { refuseUnknownOptions } from '../../base/unknown-options.ts';
import { checkCopyOptions } from '../copy/check-options.ts';
import { copyOver, type Copy, type CopyOptions } from '../copy/copy.ts';
import { postgresConnection, type PostgresPool } from './connection.ts';

export interface PostgresCopyOptions extends CopyOptions {
  /**
   * The schema in which the tables are made. It has to be there already.
   * @default 'public'
   */
  readonly schema?: string;
}

/**
 * Opens a copy in a PostgreSQL database, through a pool of `pg` that stays yours: closing the copy does not end it.
 *
 * @example
 * const pool = new Pool({ connectionString: process.env.DATABASE_URL });
 * const copy = await openCopy(pool, { schema: 'dfe' });
 * @throws {CopyError} when the schema is missing, cannot be written, or was written by a newer format
 */
export async function openCopy(pool: PostgresPool, options: PostgresCopyOptions = {}): Promise<Copy> {
  refuseUnknownOptions('openCopy', options, ['schema', 'personal', 'keepChangesDays']);
  checkCopyOptions(options);
  if (!isPool(pool)) throw new TypeError('openCopy: give a pool of pg, as new Pool({ connectionString }) makes it.');
  const { schema = 'public', ...rest } = options;
  return copyOver(postgresConnection(pool, { schema }), rest);
}

function isPool(value: unknown): value is PostgresPool {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'connect') === 'function';
}
