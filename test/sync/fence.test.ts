import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { createClient } from '../../src/index.ts';
import { serve } from '../../src/mock/server.ts';
import { copyOver, inside, type Copy } from '../../src/sync/copy/copy.ts';
import { syncOver, type Sync } from '../../src/sync/create-sync.ts';
import { openCopy } from '../../src/sync/sqlite/index.ts';
import { LeaseLostError } from '../../src/sync/store/lease.ts';
import { CopyBusyError } from '../../src/sync/sync-error.ts';
import type { SyncOptions } from '../../src/sync/types.ts';
import { OPTIONS, type ChildOptions } from './crash/child-options.ts';
import { watched } from './crash/points.ts';
import { freshFiles, held } from './lease-support.ts';
import { syncWorld, type SyncWorld } from './support.ts';

const { fresh, drop } = freshFiles();
const left: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of left.splice(0).reverse()) await undo();
});
afterAll(drop);

/** A run in a process of its own, over HTTP. */
async function otherProcess(
  world: SyncWorld,
  file: string,
): Promise<{ child: ChildProcess; said: () => string; sync: (options?: SyncOptions) => Sync }> {
  const server = await serve(world.mock);
  const token = world.mock.token('lp1');
  const dfe = createClient({ service: 'rect', baseUrl: server.url, token, budget: 'off' });
  const now = (): number => Date.parse(world.mock.clock.now);
  const options: ChildOptions = {
    ...{ service: 'rect', url: server.url, token, file, journal: `${file}.jsonl` },
    ...{ mode: 'full', perPage: 5, now: world.mock.clock.now, point: null },
  };
  const child = fork(fileURLToPath(new URL('crash/child.ts', import.meta.url)), {
    ...{ execArgv: ['--import', 'tsx'], env: { ...process.env, [OPTIONS]: JSON.stringify(options) } },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (some: Buffer) => (said += some.toString()));
  left.push(() => server.close());
  left.push(() => child.kill('SIGKILL'));
  return { child, said: () => said, sync: (options = {}) => syncOver(dfe, world.copy, { now, ...options }, 5) };
}

/** Waits until something holds, at most 20 seconds. */
async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 4000; tries += 1) {
    if (await holds()) return;
    await sleep(5);
  }
  throw new Error('It never came to that.');
}

async function seqs(copy: Copy): Promise<readonly unknown[]> {
  return (await copy.query('SELECT seq FROM dfe_changes ORDER BY seq')).map((row) => row['seq']);
}
const counting = (length: number): readonly number[] => Array.from({ length }, (_, at) => at + 1);

/** Everything in a copy but the lease, to see whether somebody wrote. */
async function everything(copy: Copy): Promise<string> {
  const tables = await copy.query(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'dfe%' ORDER BY name",
  );
  const all: unknown[] = [];
  for (const { name } of tables) all.push(name, await copy.query(`SELECT * FROM ${String(name)} ORDER BY 1, 2`));
  return JSON.stringify(all);
}

/** Runs until so many answers were given, and stays there until `go` is called. */
function pauseAt(world: SyncWorld, request: number): { readonly paused: Promise<void>; readonly go: () => void } {
  const gate = new EventTarget();
  const opened = new Promise<void>((resolve) => gate.addEventListener('open', () => resolve()));
  const there = new Promise<void>((resolve) => gate.addEventListener('there', () => resolve()));
  let count = 0;
  world.put(async (_, answer) => {
    count += 1;
    if (count === request) {
      gate.dispatchEvent(new Event('there'));
      await opened;
    }
    return answer();
  });
  return { paused: there, go: () => void gate.dispatchEvent(new Event('open')) };
}

describe('a run that was overtaken', () => {
  test.each(['its lease lapsed', 'takeOver'])(
    'a process that was stopped, and whose place was taken (%s), writes nothing when it goes on',
    async (why) => {
      const file = fresh();
      const world = await syncWorld({ perPage: 5, file });
      const { child, said, sync } = await otherProcess(world, file);
      await until(async () => (await seqs(world.copy)).length > 0);
      child.kill('SIGSTOP');
      const ended = once(child, 'exit');
      if (why === 'takeOver') await expect(sync().full()).rejects.toThrow(CopyBusyError);
      else await held(world.copy, { until_ms: 1 });
      await sync(why === 'takeOver' ? { takeOver: true } : {}).full();
      const before = await everything(world.copy);
      child.kill('SIGCONT');
      const [code]: unknown[] = await ended;
      expect(code).not.toBe(0);
      expect(said()).toContain('LeaseLostError');
      expect(await everything(world.copy)).toBe(before);
      expect(await seqs(world.copy)).toEqual(counting((await seqs(world.copy)).length));
    },
    60_000,
  );

  test('at whatever commit it is overtaken', async () => {
    // how many commits a first run has
    let commits = 0;
    const measured = await syncWorld({ perPage: 50 });
    const counted = watched(measured.copy[inside].connection, { after: () => void (commits += 1) });
    await measured.sync({}, await copyOver(counted)).full();
    // the first takes the lease, because the tables are there already, and the last gives it back
    for (let at = 1; at < commits; at += 1) {
      const file = fresh();
      const world = await syncWorld({ perPage: 50, file });
      let number = 0;
      let isOver: Promise<unknown> | null = null;
      const slow = await openCopy(file);
      const { connection } = slow[inside];
      const stalled: typeof connection = {
        ...connection,
        async write(steps) {
          number += 1;
          // everything another run does comes between this commit and the one before
          if (number === at && isOver === null) await (isOver = world.sync({ takeOver: true }).full());
          return connection.write(steps);
        },
      };
      const copy = await copyOver(stalled);
      const run = world.sync({}, copy).full();
      // before the lease is taken there is nothing to lose
      const outcome = await run.then(
        () => 'done',
        (error: unknown) => (error instanceof LeaseLostError ? 'lost' : String(error)),
      );
      expect([at, outcome]).toEqual([at, at === 1 ? 'done' : 'lost']);
      const all = await seqs(world.copy);
      expect(all).toEqual(counting(all.length));
      await slow.close();
      await world.copy.close();
    }
  }, 120_000);
});

describe('a second run', () => {
  test('is told who holds the copy and since when, all through a run that waits for a 429', async () => {
    const file = fresh();
    const world = await syncWorld({ file });
    const since = Date.now();
    let refused = 0;
    world.put((request, answer) => {
      if (!request.url.includes('/participants?') || refused > 0) return answer();
      refused += 1;
      return Promise.resolve(new Response('Retry later', { status: 429, headers: { 'retry-after': '2' } }));
    });
    let over = false;
    const isOver = (): boolean => over;
    const first = world.patient().full();
    void first.finally(() => (over = true)).catch(() => undefined);
    const other = await openCopy(file);
    let asked = 0;
    while (!isOver()) {
      const error: unknown = await world
        .sync({}, other)
        .delta()
        .catch((thrown: unknown) => thrown);
      if (isOver()) break;
      asked += 1;
      expect(error).toBeInstanceOf(CopyBusyError);
      if (!(error instanceof CopyBusyError)) return;
      expect(error.message).toContain(`process ${process.pid}`);
      expect(Math.abs(Date.parse(error.since) - since)).toBeLessThan(10_000);
      // readers are never in the way
      await other.query('SELECT count(*) AS n FROM dfe_participants');
      await sleep(50);
    }
    await first;
    expect(refused).toBe(1);
    expect(asked).toBeGreaterThan(10);
    await other.close();
  }, 30_000);

  test('copy.at takes the lease, too', async () => {
    const file = fresh();
    const world = await syncWorld({ file });
    const { paused, go } = pauseAt(world, 5);
    const run = world.sync().full();
    await paused;
    const other = await openCopy(file);
    await expect(other.at('2026-10-01T09:00:00Z')).rejects.toThrow(CopyBusyError);
    go();
    await run;
    await other.at('2026-10-01T09:00:00Z');
    await other.close();
  });

  test('a run that is broken off by its signal gives the lease back', async () => {
    const file = fresh();
    const world = await syncWorld({ file });
    const { paused, go } = pauseAt(world, 6);
    const stop = new AbortController();
    const run = world.sync({ signal: stop.signal }).full();
    await paused;
    stop.abort();
    go();
    await expect(run).rejects.toThrow();
    world.put(null);
    expect((await world.sync().full()).todo).toBe(0);
  });
});
