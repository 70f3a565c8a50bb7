import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { ioredis, nodeRedis, redisBudget } from 'lead-provider-sdk/redis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { peak } from '../support/peak.ts';
import { anyRedis, NO_REDIS, ownRedis, startTeam, type Team, type TestRedis, type WorkerOptions } from './support.ts';

const LIMIT = 100;
const WINDOW_MS = 500;

let redis: TestRedis | null = null;
beforeAll(async () => {
  redis = await anyRedis();
});
afterAll(async () => {
  await redis?.stop();
});

function team(
  options: Omit<WorkerOptions, 'client' | 'limit' | 'windowMs'>,
  count: number,
  windowMs = WINDOW_MS,
): Promise<Team> {
  return startTeam(
    Array.from({ length: count }, (_, i) => ({
      ...options,
      client: i % 2 === 0 ? 'ioredis' : 'redis',
      limit: LIMIT,
      windowMs,
    })),
  );
}

/** Which part of what the budget allows between the first and the last request was used. */
function used(grants: readonly number[], windowMs: number): number {
  const span = (grants.at(-1) ?? 0) - (grants[0] ?? 0);
  return grants.length / (LIMIT * (span / windowMs + 1));
}

const between = (grants: readonly number[], from: number, to = Infinity): number =>
  grants.filter((at) => at > from && at < to).length;

// each has a Redis or a key of its own, and they mostly wait
describe('several processes', () => {
  test.concurrent('together never exceed the limit, and use nearly all of it', async (context) => {
    if (redis === null) return context.skip(NO_REDIS);
    // long enough that a process which a busy machine wakes late is late by little
    const windowMs = 2000;
    const grants = await (await team({ url: redis.url, key: `team-${Date.now()}`, forMs: 4500 }, 3, windowMs)).arrivals;
    expect(grants.length).toBeGreaterThanOrEqual(2 * LIMIT);
    expect(peak(grants, windowMs)).toBeLessThanOrEqual(LIMIT);
    // each round waits for the answers of the one before
    expect(used(grants, windowMs)).toBeGreaterThanOrEqual(0.9);
  });

  test.concurrent('those that wait survive Redis being killed and coming back empty', async (context) => {
    const own = await ownRedis();
    if (own === null) return context.skip(NO_REDIS);
    context.onTestFinished(() => own.stop());
    const { arrivals } = await team({ url: own.url, key: 'killed', forMs: 9000 }, 2);
    await sleep(700);
    await own.kill();
    const killed = Date.now();
    await sleep(250);
    await own.start();
    const all = await arrivals;
    expect(peak(all, WINDOW_MS)).toBeLessThanOrEqual(LIMIT);
    expect(between(all, 0, killed)).toBeGreaterThanOrEqual(LIMIT);
    // a window, the longest lease and the time a lost request can still be on its way
    expect(between(all, killed + WINDOW_MS + 5100)).toBeGreaterThanOrEqual(2 * LIMIT);
  });

  test.concurrent('those with a share go on by themselves while Redis is away, within the limit', async (context) => {
    const own = await ownRedis();
    if (own === null) return context.skip(NO_REDIS);
    context.onTestFinished(() => own.stop());
    const { arrivals } = await team({ url: own.url, key: 'shared', forMs: 10_500, share: 0.5 }, 2);
    await sleep(700);
    await own.kill();
    const killed = Date.now();
    await sleep(7000);
    await own.start();
    const back = Date.now();
    const all = await arrivals;
    expect(peak(all, WINDOW_MS)).toBeLessThanOrEqual(LIMIT);
    expect(between(all, killed + 100, back)).toBeGreaterThanOrEqual(LIMIT);
    // two probes and a timeout later they are together again
    expect(between(all, back + 1000)).toBeGreaterThanOrEqual(LIMIT);
  });
});

describe('one process', () => {
  const client = (): Redis => new Redis(redis?.url ?? '', { enableOfflineQueue: true });

  test('a block reaches everybody', async (context) => {
    if (redis === null) return context.skip(NO_REDIS);
    const [one, two] = [client(), client()];
    const key = `block-${Date.now()}`;
    const [first, second] = [redisBudget(ioredis(one), { key }), redisBudget(ioredis(two), { key })];
    await second.take();
    first.block(300);
    await sleep(50);
    const told: string[] = [];
    const before = Date.now();
    await second.take({ onWait: (reason) => told.push(reason) });
    expect(Date.now() - before).toBeGreaterThan(200);
    expect(told).toEqual(['blocked']);
    one.disconnect();
    two.disconnect();
  });

  test('who gives up leaves the line, and budgets of different names are apart', async (context) => {
    if (redis === null) return context.skip(NO_REDIS);
    const one = client();
    const key = `apart-${Date.now()}`;
    const budget = redisBudget(ioredis(one), { key, limit: 1 });
    await budget.take();
    const controller = new AbortController();
    const waiting = budget.take({ signal: controller.signal });
    controller.abort(new Error('no longer'));
    await expect(waiting).rejects.toThrow('no longer');
    await redisBudget(ioredis(one), { key: `${key}-other`, limit: 1 }).take();
    one.disconnect();
  });

  test('leaves nothing in Redis that does not expire', async (context) => {
    if (redis === null) return context.skip(NO_REDIS);
    const one = client();
    const key = `expiry-${Date.now()}`;
    await redisBudget(ioredis(one), { key, windowMs: 5000 }).take({ timeoutMs: 1000 });
    const left = await Promise.all([`{${key}}:grants`, `{${key}}:state`].map((name) => one.pttl(name)));
    expect(left.every((ms) => ms > 0 && ms <= 16_000)).toBe(true);
    one.disconnect();
  });
});

describe('what is wrong is told', () => {
  test.each([
    [{ limit: 0 }],
    [{ windowMs: -1 }],
    [{ timeoutMs: 0 }],
    [{ whenDown: { share: 0 } }],
    [{ whenDown: { share: 1.5 } }],
    [{ limit: 3, whenDown: { share: 0.1 } }],
  ])('%j', (options) => {
    expect(() => redisBudget(() => Promise.resolve([]), options)).toThrow(RangeError);
  });

  test('a Redis that refuses or answers nonsense: once per outage, and requests wait', async () => {
    for (const run of [() => Promise.reject(new Error('WRONGPASS')), () => Promise.resolve('OK')]) {
      const errors: unknown[] = [];
      const told: string[] = [];
      const controller = new AbortController();
      const waiting = redisBudget(run, { onDown: (error) => errors.push(error) }).take({
        signal: controller.signal,
        onWait: (reason) => told.push(reason),
      });
      await sleep(250);
      controller.abort(new Error('gave up'));
      await expect(waiting).rejects.toThrow('gave up');
      expect(errors).toHaveLength(1);
      expect(told).toEqual(['store']);
    }
  });

  test('the adapters call the clients as these want to be called', async () => {
    const calls: unknown[] = [];
    const note = (...args: unknown[]): Promise<unknown> => {
      calls.push(args);
      return Promise.resolve(null);
    };
    await ioredis({ eval: note })('s', ['k1', 'k2'], ['a']);
    await nodeRedis({ eval: note })('s', ['k1', 'k2'], ['a']);
    expect(calls).toEqual([
      ['s', 2, 'k1', 'k2', 'a'],
      ['s', { keys: ['k1', 'k2'], arguments: ['a'] }],
    ]);
  });
});
