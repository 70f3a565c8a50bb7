import { existsSync, statSync } from 'node:fs';
import type { Copy } from '../../sync/index.ts';
import type { Command } from '../help.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Opens the copy that a command reads. Without one nothing is made: an empty copy would answer every question wrongly.
 */
export async function openExisting(command: Command, db: string): Promise<Copy> {
  if (!existsSync(db) || !statSync(db).isFile())
    throw new UsageError(`${command}: there is no copy at ${db}. lead-provider pull --out ${db} makes one.`);
  const [{ openCopy }, { openFile }] = await Promise.all([
    import('../../sync/sqlite/index.ts'),
    import('../../sync/sqlite/drivers.ts'),
  ]);
  if (!(await holdsCopy(openFile, db)))
    throw new UsageError(`${command}: ${db} holds no copy. Give the file that lead-provider pull --out wrote.`);
  return openCopy(db);
}

/** Looked at before the copy is opened, which would make its tables in whatever database it is. */
export async function holdsCopy(
  openFile: typeof import('../../sync/sqlite/drivers.ts').openFile,
  db: string,
): Promise<boolean> {
  const database = await openFile(db);
  try {
    // another command that ends just now has it for itself for a moment
    database.prepare('PRAGMA busy_timeout = 10000').all();
    return database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'dfe_schema'").all().length > 0;
  } catch {
    return false;
  } finally {
    database.close();
  }
}

/** Does something with a copy that is there, and ends the command with the code that fits what goes wrong. */
export async function withCopy(command: Command, db: string, work: (copy: Copy) => Promise<void>): Promise<void> {
  const { failing } = await import('./failing.ts');
  await failing(command, async () => {
    const copy = await openExisting(command, db);
    try {
      await work(copy);
    } finally {
      await copy.close();
    }
  });
}

/** The file named by `--db`. */
export function dbOf(command: Command, db: string | undefined): string {
  if (db === undefined || db === '') throw new UsageError(`${command}: say which copy to read: --db crm.db.`);
  return db;
}
