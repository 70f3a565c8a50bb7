import { Redis } from 'ioredis';
import { createClient } from 'lead-provider-sdk';
import { ioredis, redisBudget, type RedisBudgetOptions } from 'lead-provider-sdk/redis';
import { describe, expect, test, type TestContext } from 'vitest';
import { plan } from '../../src/bulk/index.ts';
import { beforeCutOff, cutOffWorld, SOME } from '../bulk/cut-off-world.ts';
import { sourceOf } from '../bulk/world.ts';
import { NO_REDIS, ownRedis, type OwnRedis } from './support.ts';

type Budget = ReturnType<typeof redisBudget>;

interface Scene {
  readonly server: OwnRedis;
  readonly client: Redis;
  /** A budget as another process has it. */
  readonly budget: (options?: RedisBudgetOptions) => Budget;
}

async function scene(context: TestContext): Promise<Scene> {
  const server = await ownRedis();
  if (server === null) return context.skip(NO_REDIS);
  context.onTestFinished(() => server.stop());
  const client = new Redis(server.url, { maxRetriesPerRequest: 0, retryStrategy: () => 50, enableOfflineQueue: false });
  client.on('error', () => undefined);
  context.onTestFinished(() => client.disconnect());
  await new Promise((resolve) => client.once('ready', resolve));
  return { server, client, budget: (options = {}) => redisBudget(ioredis(client), { timeoutMs: 1000, ...options }) };
}

const use = async (budget: Budget, count: number): Promise<void> => {
  const leases = await Promise.all(Array.from({ length: count }, () => budget.take()));
  for (const release of leases) release();
};

describe('a budget in Redis tells what is left', () => {
  test('of all who share it, and takes nothing by telling it', async (context) => {
    const { budget, client } = await scene(context);
    const [ours, theirs] = [budget(), budget()];
    expect(await ours.left()).toEqual({ limit: 980, windowMs: 300_000, left: 980, fullInMs: 0, isShared: true });
    // nothing was written by that
    expect(await client.dbsize()).toBe(0);
    await use(theirs, 900);
    // what was given back is told first
    await theirs.left();
    const left = await ours.left();
    expect(left).toMatchObject({ limit: 980, left: 80, isShared: true });
    expect(left.fullInMs).toBeGreaterThan(200_000);
    expect(left.fullInMs).toBeLessThanOrEqual(300_000);
    const keys = await client.keys('*');
    const before = await Promise.all(keys.map((key) => client.dump(key)));
    for (let i = 0; i < 5; i += 1) expect(await ours.left()).toMatchObject({ left: 80 });
    expect(await Promise.all(keys.map((key) => client.dump(key)))).toEqual(before);
  });

  test('nothing while a 429 of another process holds all of it back', async (context) => {
    const { budget } = await scene(context);
    const [ours, theirs] = [budget(), budget()];
    theirs.block(500_000);
    await expect.poll(async () => (await ours.left()).left).toBe(0);
    const { fullInMs } = await ours.left();
    expect(fullInMs).toBeGreaterThan(400_000);
    expect(fullInMs).toBeLessThanOrEqual(500_000);
  });

  test('nothing that is certain while Redis is away, or has forgotten what was granted', async (context) => {
    const { budget, client, server } = await scene(context);
    const ours = budget({ limit: 100 });
    await use(ours, 10);
    expect(await ours.left()).toMatchObject({ left: 90, isShared: true });
    await client.flushall();
    expect(await ours.left()).toMatchObject({ left: 0, isShared: true });
    await server.kill();
    const away = await ours.left();
    expect(away).toMatchObject({ limit: 100, left: 0 });
    expect(away.isShared).not.toBe(true);
    expect(away.fullInMs).toBeGreaterThanOrEqual(300_000);
  });
});

test('a plan counts what another client has used, and needs no caution beyond it', async (context) => {
  const { budget } = await scene(context);
  const world = await cutOffWorld();
  const dfe = createClient({
    service: 'rect',
    baseUrl: 'https://mock.test',
    token: world.mock.token('lp1'),
    fetch: (request: Request) => world.mock.fetch(request),
    budget: budget(),
  });
  const costWith = async (minutes: number): Promise<unknown> => {
    beforeCutOff(world, minutes);
    return (await plan(dfe, 'declarations.create', sourceOf(world.rows))).cost;
  };
  const theirs = budget();
  await use(theirs, 800);
  await theirs.left();
  // they fit into what is left: a minute to send them
  expect(await costWith(2)).toMatchObject({ requests: SOME, minutes: 1, fits: 'yes' });
  await use(theirs, 100);
  await theirs.left();
  // and now not, as the reads of plans took some, too: not before the others' have left the window
  expect(await costWith(5)).toMatchObject({ requests: SOME, minutes: 6, fits: 'no' });
  expect(await costWith(9)).toMatchObject({ fits: 'yes' });
});
