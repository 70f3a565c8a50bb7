import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { openCopy } from '../../src/sync/sqlite/index.ts';
import { CopyBusyError } from '../../src/sync/sync-error.ts';
import { freshFiles, held } from './lease-support.ts';
import { syncWorld, type SyncWorld } from './support.ts';

const { fresh, drop } = freshFiles();
afterAll(drop);

describe('who holds a copy', () => {
  /** The lease as a process of this host left it that was killed. */
  async function leftBehind(): Promise<{ world: SyncWorld; host: string; started: string }> {
    const world = await syncWorld({ file: fresh() });
    await world.sync().full();
    const [row] = await world.copy.query('SELECT host, started FROM dfe_lease');
    const soon = Date.now() + 600_000;
    await held(world.copy, { word: 'somebody', until_ms: soon, since: '2026-09-15T09:00:00Z' });
    return { world, host: String(row?.['host']), started: String(row?.['started']) };
  }

  test('one that lives keeps it', async () => {
    const { world } = await leftBehind();
    await expect(world.sync().delta()).rejects.toThrow(CopyBusyError);
  });

  test('a process that is no more is taken over at once', async () => {
    const { world } = await leftBehind();
    const child = fork('-e', [], { execArgv: [], execPath: '/bin/true', stdio: 'ignore' });
    await once(child, 'exit');
    await held(world.copy, { process: String(child.pid) });
    await world.sync().delta();
  });

  test('and so is one whose number another process has now', async () => {
    const { world, started } = await leftBehind();
    await held(world.copy, { process: String(process.pid), started: String(Number(started) - 1) });
    await world.sync().delta();
  });

  test('nothing is known of a process on another host', async () => {
    const { world } = await leftBehind();
    await held(world.copy, { host: 'elsewhere', process: '999999' });
    await expect(world.sync().delta()).rejects.toThrow(/on elsewhere, since 2026-09-15T09:00:00Z/);
    await held(world.copy, { until_ms: 1 });
    await world.sync().delta();
  });
});

test('a copy that was closed is whole in its one file', async () => {
  const file = fresh();
  const world = await syncWorld({ file });
  await world.sync().full();
  const [before] = await world.copy.query('SELECT count(*) AS n FROM dfe_declarations');
  await world.copy.close();
  const moved = fresh();
  copyFileSync(file, moved);
  const other = await openCopy(moved);
  expect(await other.query('SELECT count(*) AS n FROM dfe_declarations')).toEqual([before]);
  await other.close();
});

test.runIf(process.platform === 'linux')('a copy that is opened twice keeps its locks', async () => {
  const file = fresh();
  const one = await openCopy(file);
  const { ino } = statSync(file);
  const locks = (): number =>
    readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .filter((line) => line.includes(` ${process.pid} `) && line.includes(`:${ino} `)).length;
  const before = locks();
  expect(before).toBeGreaterThan(0);
  const two = await openCopy(file);
  expect(locks()).toBeGreaterThanOrEqual(before);
  await two.close();
  await one.close();
});
