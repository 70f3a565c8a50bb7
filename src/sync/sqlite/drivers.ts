import { CopyError } from '../store/copy-error.ts';
import type { SqliteDatabase } from './connection.ts';

type Open = (path: string) => SqliteDatabase;

interface Driver {
  readonly name: string;
  /** How to open a file with it; null when it is not there. */
  find(): Open | null | Promise<Open | null>;
}

/** What opens a file, best first: what Node has itself, then what a user has installed. */
const drivers: readonly Driver[] = [
  {
    name: 'node:sqlite',
    find() {
      const builtin = quietly(() => process.getBuiltinModule('node:sqlite') as unknown);
      const Database = constructorIn(builtin, 'DatabaseSync');
      return Database === null ? null : (path) => asDatabase(new Database(path));
    },
  },
  {
    name: 'better-sqlite3',
    find: () => installed(() => import('better-sqlite3'), refuseOnOldNode),
  },
  {
    name: 'libsql',
    find: () => installed(() => import('libsql')),
  },
];

/**
 * Opens a file with the first driver there is.
 * @throws {CopyError} when there is none; it says what to install
 */
export async function openFile(path: string): Promise<SqliteDatabase> {
  for (const driver of drivers) {
    const open = await driver.find();
    if (open !== null) return open(path);
  }
  throw new CopyError(
    `Node ${process.versions.node} has no SQLite of its own, and no driver is installed. Install one (npm install libsql), ` +
      'or use Node 22.13 or later, which brings its own.',
  );
}

type Database = new (path: string) => unknown;

function constructorIn(module: unknown, name: string): Database | null {
  if (typeof module === 'function' && name === 'default') return module as Database;
  if (typeof module !== 'object' || module === null) return null;
  const found: unknown = Reflect.get(module, name);
  return typeof found === 'function' ? (found as Database) : null;
}

async function installed(
  load: () => Promise<unknown>,
  check: () => Promise<void> = async () => {},
): Promise<Open | null> {
  let module: unknown;
  await check();
  try {
    module = await load();
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
  const Database = constructorIn(module, 'default') ?? constructorIn({ module }, 'module');
  return Database === null ? null : (path) => asDatabase(new Database(path));
}

function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') return true;
  // what Vite puts in the place of an optional peer that is not installed
  return error instanceof Error && error.message.startsWith('Could not resolve "');
}

/** Version 13 of it takes the process down on Node 20, so it is asked for its version before it is loaded. */
async function refuseOnOldNode(): Promise<void> {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major >= 22) return;
  const version = await versionOf('better-sqlite3');
  if (version !== null && Number.parseInt(version, 10) >= 13)
    throw new CopyError(
      `better-sqlite3 ${version} needs Node 22 or later, and this is Node ${process.versions.node}. Install version 12 ` +
        '(npm install better-sqlite3@12), or libsql.',
    );
}

async function versionOf(name: string): Promise<string | null> {
  try {
    const manifest: unknown = await import(`${name}/package.json`, { with: { type: 'json' } });
    const inside: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'default') : null;
    return typeof inside === 'object' && inside !== null ? String(Reflect.get(inside, 'version')) : null;
  } catch {
    return null;
  }
}

function asDatabase(value: unknown): SqliteDatabase {
  if (isDatabase(value)) return value;
  throw new CopyError('The SQLite driver opened something that is no database.');
}

/** Whether something can be used as a database: it has `exec`, `prepare` and `close`. */
export function isDatabase(value: unknown): value is SqliteDatabase {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['exec', 'prepare', 'close'].every((name) => typeof Reflect.get(value, name) === 'function')
  );
}

/** Node 22 calls its SQLite experimental each time; a command's output is not the place for that. */
function quietly<T>(work: () => T): T {
  const emitWarning = process.emitWarning.bind(process);
  const before = Object.getOwnPropertyDescriptor(process, 'emitWarning');
  process.emitWarning = (warning: string | Error, ...rest: unknown[]): void => {
    if (!String(warning).includes('SQLite')) Reflect.apply(emitWarning, undefined, [warning, ...rest]);
  };
  try {
    return work();
  } finally {
    if (before !== undefined) Object.defineProperty(process, 'emitWarning', before);
  }
}
