import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A Redis for tests: the one of REDIS_URL, or a server of our own. */
export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** One that can be killed. */
export interface OwnRedis extends TestRedis {
  kill(): Promise<void>;
  start(): Promise<void>;
}

export const NO_REDIS = 'no Redis: set REDIS_URL, or install redis-server (on Debian: apt-get install redis-server)';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answers(host: string, port: number): Promise<boolean> {
  const socket = connect(port, host);
  try {
    return await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
      sleep(1000, false),
    ]);
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/**
 * A server of our own; null when there is no redis-server here. Without a folder it has no memory: what it knew is gone
 * when it is killed. With one, it starts from the last snapshot there, as Redis does unless it is told otherwise.
 */
export async function ownRedis(dir?: string): Promise<OwnRedis | null> {
  const port = await freePort();
  let child: ChildProcess | null = null;
  const start = async (): Promise<boolean> => {
    const server = spawn(
      'redis-server',
      [
        '--port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--save',
        '',
        '--appendonly',
        'no',
        '--dir',
        dir ?? tmpdir(),
        ...(dir === undefined ? ['--dbfilename', `none-${port}.rdb`] : []),
      ],
      { stdio: 'ignore' },
    );
    const failed = once(server, 'error').then(
      () => true,
      () => true,
    );
    child = server;
    // should the tests end before they have stopped it
    process.once('exit', () => server.kill('SIGKILL'));
    for (let i = 0; i < 100; i += 1) {
      if (await Promise.race([failed, sleep(20, false)])) return false;
      if (await answers('127.0.0.1', port)) return true;
    }
    return false;
  };
  const kill = async (): Promise<void> => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  if (!(await start())) return null;
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    stop: kill,
    start: async () => {
      await start();
    },
  };
}

/** The Redis of REDIS_URL, or one of our own; null when there is neither. */
export async function anyRedis(): Promise<TestRedis | null> {
  const url = process.env['REDIS_URL'];
  if (url === undefined || url === '') return ownRedis();
  const { hostname, port } = new URL(url);
  return (await answers(hostname, Number(port === '' ? 6379 : port))) ? { url, stop: () => Promise.resolve() } : null;
}

export interface WorkerOptions {
  readonly url: string;
  readonly client: 'ioredis' | 'redis';
  readonly key: string;
  readonly limit: number;
  readonly windowMs: number;
  /** How long it takes what it can get, in milliseconds. */
  readonly forMs: number;
  readonly share?: number;
}

export interface Team {
  /** When each request arrived, by the clock of the machine. */
  readonly arrivals: Promise<number[]>;
}

/** Starts processes that begin together, once all of them are connected, and take all they can get. */
export async function startTeam(all: readonly WorkerOptions[]): Promise<Team> {
  const children = all.map((options) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(new URL('worker.ts', import.meta.url)), JSON.stringify(options)],
      { stdio: 'pipe' },
    );
    const told = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      told.out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      told.err += chunk.toString();
    });
    const ended = once(child, 'close').then(([code]: unknown[]) => {
      if (code !== 0) throw new Error(`a worker ended with ${String(code)}: ${told.err}`);
      return told.out
        .trim()
        .split('\n')
        .slice(1)
        .filter((line) => line !== '')
        .map(Number);
    });
    ended.catch(() => undefined);
    return { child, ended, ready: Promise.race([once(child.stdout, 'data'), ended]) };
  });
  await Promise.all(children.map(({ ready }) => ready));
  for (const { child } of children) child.stdin.end('go\n');
  return {
    arrivals: Promise.all(children.map(({ ended }) => ended)).then((moments) => moments.flat().sort((a, b) => a - b)),
  };
}
