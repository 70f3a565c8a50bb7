import { createClient, memoryBudget, type BudgetSize, type LeasedBudget, type RateBudget } from 'lead-provider-sdk';
import { beforeAll, describe, expect, test } from 'vitest';
import { plan, type Cost } from '../../src/bulk/index.ts';
import { beforeCutOff, cutOffWorld, SOME } from './cut-off-world.ts';
import { sourceOf, type BulkWorld } from './world.ts';

let world: BulkWorld;
beforeAll(async () => {
  world = await cutOffWorld();
});

async function costOver(budget: RateBudget | 'off', minutesLeft: number): Promise<Cost> {
  beforeCutOff(world, minutesLeft);
  const dfe = createClient({
    service: 'rect',
    baseUrl: 'https://mock.test',
    token: world.mock.token('lp1'),
    fetch: (request: Request) => world.mock.fetch(request),
    budget,
  });
  return (await plan(dfe, 'declarations.create', sourceOf(world.rows))).cost;
}

const open: RateBudget = { take: () => Promise.resolve(), block: () => undefined };
/** Tells what another one has left, and lets all the reads of a plan through at once. */
const telling = (budget: LeasedBudget): RateBudget => ({ ...open, left: () => budget.left() });

async function used(count: number, size: BudgetSize): Promise<LeasedBudget> {
  const budget = memoryBudget(size);
  for (let i = 0; i < count; i += 1) (await budget.take())();
  return budget;
}

function blocked(ms: number): LeasedBudget {
  const budget = memoryBudget({ limit: 100 });
  budget.block(ms);
  return budget;
}

const MINUTE = 60_000;

/** `minutes` when nobody else sends; `needed` with what others may have used where the budget does not count them. */
const table: readonly (readonly [string, () => Promise<RateBudget | 'off'>, minutes: number, needed: number])[] = [
  ['of 100, all of it free', async () => telling(await used(0, { limit: 100 })), 1, 6],
  ['of 100, as many used as leave enough', async () => telling(await used(100 - SOME, { limit: 100 })), 1, 6],
  ['of 100, all of it used', async () => telling(await used(100, { limit: 100 })), 6, 6],
  ['of 100 in ten minutes, all used', async () => telling(await used(100, { limit: 100, windowMs: 600_000 })), 11, 11],
  ['of 30, free: two windows more', async () => telling(await used(0, { limit: 30 })), 11, 16],
  ['of 30, used: three windows', async () => telling(await used(30, { limit: 30 })), 16, 16],
  ['blocked by a 429 for nine minutes', () => Promise.resolve(telling(blocked(9 * MINUTE))), 10, 10],
  ['blocked by a 429 for a minute', () => Promise.resolve(telling(blocked(MINUTE))), 2, 6],
  ['none', () => Promise.resolve('off'), 1, 6],
  ['one that does not tell', () => Promise.resolve(open), 1, 6],
  [
    'one that fails to tell',
    () => Promise.resolve({ ...open, left: () => Promise.reject(new Error('not now')) }),
    1,
    6,
  ],
  [
    'one that tells nonsense',
    () => Promise.resolve({ ...open, left: () => ({ limit: 0, windowMs: NaN, left: -1, fullInMs: 0 }) }),
    1,
    6,
  ],
  [
    'one that counts others, too, all of it free',
    () =>
      Promise.resolve({
        ...open,
        left: () => ({ limit: 980, windowMs: 300_000, left: 980, fullInMs: 0, isShared: true }),
      }),
    1,
    1,
  ],
  [
    'one that counts others, too, who have just used 950',
    () =>
      Promise.resolve({
        ...open,
        left: () => ({ limit: 980, windowMs: 300_000, left: 30, fullInMs: 240_000, isShared: true }),
      }),
    5,
    5,
  ],
];

describe('whether what is planned is over before its cut-off, by the budget of the client', () => {
  test.each(table)('%s', async (_, make, minutes, needed) => {
    const budget = await make();
    // a second, as a budget's own clock goes on meanwhile
    const short = await costOver(budget, needed - 0.1);
    expect(short).toMatchObject({ requests: SOME, minutes, fits: 'no' });
    expect(await costOver(budget, needed * 1.1)).toMatchObject({ fits: 'tight' });
    expect(await costOver(budget, needed * 1.3)).toMatchObject({ fits: 'yes' });
  });

  test('the reads of the plan itself are counted', async () => {
    const budget = memoryBudget({ limit: 100 });
    const { minutes } = await costOver(budget, 60);
    const { left } = await budget.left();
    expect(left).toBeLessThan(100);
    expect(minutes).toBe(left < SOME ? 6 : 1);
    const more = memoryBudget({ limit: SOME + 1 });
    expect((await costOver(more, 60)).minutes).toBe(6);
  });
});
