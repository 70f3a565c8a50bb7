import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { redisBudget, type RunScript } from 'lead-provider-sdk/redis';
import { describe, expect, test, type TestContext } from 'vitest';
import { peak } from '../support/peak.ts';
import { NO_REDIS, ownRedis, type OwnRedis } from './support.ts';

const LIMIT = 98;
const WINDOW_MS = 1500;
const BEFORE = 10;

/** One process's budget over a Redis that can be replaced, and when its requests arrived. */
interface Scene {
  readonly server: OwnRedis;
  /** The connection the budget uses; set another to fail over. */
  client: Redis;
  readonly open: (server: OwnRedis) => Promise<Redis>;
}

/**
 * Uses up the limit, the last requests after `prepare`; lets something happen to Redis; and uses up the limit again.
 * Never may more than the limit have arrived in a window, and all have to arrive in the end.
 */
async function play(
  context: TestContext,
  prepare: (scene: Scene) => Promise<unknown>,
  happen: (scene: Scene) => Promise<unknown>,
): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'budget-'));
  context.onTestFinished(() => rm(dir, { recursive: true }));
  const server = await ownRedis(dir);
  if (server === null) return context.skip(NO_REDIS);
  context.onTestFinished(() => server.stop());
  const open = async ({ url }: OwnRedis): Promise<Redis> => {
    const client = new Redis(url, {
      enableOfflineQueue: false,
      lazyConnect: true,
      retryStrategy: () => 50,
      maxRetriesPerRequest: 0,
    });
    client.on('error', () => undefined);
    await client.connect();
    context.onTestFinished(() => client.disconnect());
    return client;
  };
  const scene: Scene = { server, client: await open(server), open };
  const run: RunScript = (script, keys, args) => scene.client.eval(script, keys.length, ...keys, ...args);
  const budget = redisBudget(run, { key: 'x', limit: LIMIT, windowMs: WINDOW_MS, timeoutMs: 300 });
  const arrivals: number[] = [];
  const send = (count: number): Promise<unknown> =>
    Promise.all(
      Array.from({ length: count }, async () => {
        const release = await budget.take({ timeoutMs: 100 });
        await sleep(Math.random() * 50);
        arrivals.push(performance.now());
        await sleep(Math.random() * 50);
        release();
      }),
    );
  await send(BEFORE);
  await prepare(scene);
  await send(LIMIT - BEFORE);
  await happen(scene);
  await send(LIMIT);
  expect(arrivals).toHaveLength(2 * LIMIT);
  expect(peak(arrivals, WINDOW_MS)).toBeLessThanOrEqual(LIMIT);
}

const nothing = (): Promise<void> => Promise.resolve();

describe('a Redis that has lost what it knew', () => {
  test.concurrent('a restart from the last snapshot', async (context) => {
    await play(
      context,
      ({ client }) => client.save(),
      async ({ server }) => {
        await server.kill();
        await server.start();
      },
    );
  });

  test.concurrent('a failover to a replica that lacks the last grants', async (context) => {
    const replica = await ownRedis();
    if (replica === null) return context.skip(NO_REDIS);
    context.onTestFinished(() => replica.stop());
    await play(
      context,
      async ({ server, open }) => {
        const state = await open(replica);
        const { hostname, port } = new URL(server.url);
        await state.replicaof(hostname, Number(port));
        while ((await state.exists('{x}:grants')) === 0) await sleep(50);
        // what is granted from now on has not reached it when it takes over
        await state.replicaof('NO', 'ONE');
      },
      async (scene) => {
        await scene.server.kill();
        scene.client = await scene.open(replica);
      },
    );
  });

  for (const key of ['{x}:grants', '{x}:state'])
    test.concurrent(`the key ${key} is evicted`, async (context) => {
      await play(context, nothing, ({ client }) => client.del(key));
    });

  test.concurrent('everything is gone', async (context) => {
    await play(context, nothing, ({ client }) => client.flushall());
  });
});

describe('a Redis that is slow', () => {
  test.concurrent('the time between its reply and its use does not count twice', async (context) => {
    const server = await ownRedis();
    if (server === null) return context.skip(NO_REDIS);
    context.onTestFinished(() => server.stop());
    const client = new Redis(server.url);
    context.onTestFinished(() => client.disconnect());
    let asked = 0;
    const slowAtFirst: RunScript = async (script, keys, args) => {
      const reply: unknown = await client.eval(script, keys.length, ...keys, ...args);
      asked += 1;
      await sleep(asked <= 20 ? 60 : 1);
      return reply;
    };
    const budget = redisBudget(slowAtFirst, { limit: LIMIT, windowMs: WINDOW_MS });
    const arrivals: number[] = [];
    await Promise.all(
      Array.from({ length: 2 * LIMIT }, async () => {
        const release = await budget.take();
        arrivals.push(performance.now());
        release();
      }),
    );
    expect(peak(arrivals, WINDOW_MS)).toBeLessThanOrEqual(LIMIT);
  });

  test.concurrent('what it grants too late is given back', async (context) => {
    const server = await ownRedis();
    if (server === null) return context.skip(NO_REDIS);
    context.onTestFinished(() => server.stop());
    const client = new Redis(server.url);
    context.onTestFinished(() => client.disconnect());
    let asked = 0;
    const late: RunScript = async (script, keys, args) => {
      const reply: unknown = await client.eval(script, keys.length, ...keys, ...args);
      asked += 1;
      if (asked === 1) await sleep(250);
      return reply;
    };
    const budget = redisBudget(late, { limit: 3, timeoutMs: 100 });
    // in a window of five minutes there are three, and none of them may have been lost
    await Promise.all([budget.take(), budget.take(), budget.take()]);
    expect(await client.zcard('{lead-provider-sdk}:grants')).toBe(3 + 1);
  });
});
