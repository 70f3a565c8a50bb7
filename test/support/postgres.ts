import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Pool, type PoolConfig } from 'pg';

/** A PostgreSQL for tests: the one of POSTGRES_URL, or a server of our own. */
export interface TestPostgres {
  /** A pool of its own, ended with the rest. */
  pool(options?: PoolConfig): Pool;
  /** A new schema with a name that no other file has, dropped with the rest. */
  schema(): Promise<string>;
  stop(): Promise<void>;
}

export const NO_POSTGRES =
  'no PostgreSQL: set POSTGRES_URL, or install postgresql (on Debian: apt-get install postgresql)';

interface Server {
  readonly config: PoolConfig;
  stop(): Promise<void>;
}

/** Debian's programs of the newest version; null when there are none. */
function programs(): { readonly folder: string; readonly version: number } | null {
  const root = '/usr/lib/postgresql';
  try {
    const version = Math.max(...readdirSync(root).map(Number).filter(Number.isFinite));
    return Number.isFinite(version) ? { folder: join(root, String(version), 'bin'), version } : null;
  } catch {
    return null;
  }
}

/** PostgreSQL refuses to be run by root; then it is run as the user that Debian made for it. */
function runAs(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function answers(config: PoolConfig): Promise<boolean> {
  const client = new Client({ ...config, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A server of our own, in a folder of its own and on a socket there; null when there is no PostgreSQL here. */
async function ownServer(): Promise<Server | null> {
  const found = programs();
  if (found === null) return null;
  const dir = mkdtempSync(join(tmpdir(), 'dfe-pg-'));
  const remove = (): void => rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  let server: ChildProcess | null = null;
  const last = (): void => {
    server?.kill('SIGQUIT');
    remove();
  };
  // should the tests end before they have stopped it
  process.once('exit', last);
  const stop = async (): Promise<void> => {
    process.removeListener('exit', last);
    if (server !== null && server.exitCode === null && server.signalCode === null) {
      const gone = once(server, 'exit');
      server.kill('SIGINT');
      await gone;
    }
    remove();
  };
  try {
    const user = runAs();
    if (user.uid !== undefined && user.gid !== undefined) chownSync(dir, user.uid, user.gid);
    const data = join(dir, 'data');
    const options = { cwd: dir, stdio: 'ignore', ...user } as const;
    // sorted as people do, so that a column which sorts by code units only by luck is seen
    const icu = found.version >= 15 ? ['--locale-provider=icu', '--icu-locale=en'] : [];
    const settings = ['-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync', ...icu];
    execFileSync(join(found.folder, 'initdb'), ['-D', data, ...settings], options);
    server = spawn(join(found.folder, 'postgres'), ['-D', data, '-F', '-k', dir, '-c', 'listen_addresses='], options);
    server.on('error', () => undefined);
    const config: PoolConfig = { host: dir, user: 'postgres', database: 'postgres' };
    for (let i = 0; i < 100; i += 1) {
      if (server.exitCode !== null) break;
      if (await answers(config)) return { config, stop };
      await sleep(50);
    }
  } catch {
    // no user for it, no right to start it: then there is none
  }
  await stop();
  return null;
}

async function anyServer(): Promise<Server | null> {
  const url = process.env['POSTGRES_URL'];
  if (url === undefined || url === '') return ownServer();
  const config: PoolConfig = { connectionString: url };
  return (await answers(config)) ? { config, stop: () => Promise.resolve() } : null;
}

/** The PostgreSQL of POSTGRES_URL, or one of our own; null when there is neither. */
export async function anyPostgres(): Promise<TestPostgres | null> {
  const server = await anyServer();
  if (server === null) return null;
  const pools: Pool[] = [];
  const schemas: string[] = [];
  const pool = (options: PoolConfig = {}): Pool => {
    const made = new Pool({ ...server.config, ...options });
    made.on('error', () => undefined);
    pools.push(made);
    return made;
  };
  // what a failed test has left locked must not keep the others waiting
  const own = pool({ max: 1, lock_timeout: 2000 });
  return {
    pool,
    async schema() {
      // a name that has to be quoted
      const name = `Test "${randomBytes(6).toString('hex')}" dfe_x`;
      await own.query(`CREATE SCHEMA ${quoted(name)}`);
      schemas.push(name);
      return name;
    },
    async stop() {
      try {
        for (const name of schemas) await own.query(`DROP SCHEMA ${quoted(name)} CASCADE`);
        // a pool whose client a failed test has kept never ends
        await Promise.race([Promise.all(pools.filter((one) => !one.ended).map((one) => one.end())), sleep(2000)]);
      } finally {
        await server.stop();
      }
    },
  };
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
