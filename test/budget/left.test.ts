import { createClient, memoryBudget, type BudgetLeft, type LeasedBudget, type RateBudget } from 'lead-provider-sdk';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { memoryBudgetOn } from '../../src/budget/index.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { json } from '../support/observed-client.ts';

const SIZE = { limit: 10, windowMs: 1000 };

/** What the budget of a client has left, as the other doors of the package ask it. */
function leftOf(client: object): Promise<unknown> {
  const inside = Reflect.get(client, Symbol.for('lead-provider-sdk')) as { budgetLeft(): Promise<unknown> };
  return inside.budgetLeft();
}

const answered = (): Promise<Response> => Promise.resolve(json({ data: [] }));

describe('a budget in memory tells what is left', () => {
  test('all of it while nothing was sent, and then what was not sent and when that is over', async () => {
    const runtime = new FakeRuntime(0);
    const budget = memoryBudgetOn(runtime, SIZE);
    expect(budget.left()).toEqual({ ...SIZE, left: 10, fullInMs: 0 });
    const [first, second] = [await budget.take({ timeoutMs: 200 }), await budget.take({ timeoutMs: 200 })];
    // under way: at the latest it arrives after its limit and five seconds
    expect(budget.left()).toEqual({ ...SIZE, left: 8, fullInMs: 6200 });
    first();
    second({ uncounted: true });
    expect(budget.left()).toEqual({ ...SIZE, left: 9, fullInMs: 1000 });
    await runtime.advance(400);
    (await budget.take())();
    await runtime.advance(599);
    expect(budget.left()).toEqual({ ...SIZE, left: 8, fullInMs: 401 });
    await runtime.advance(1);
    expect(budget.left()).toEqual({ ...SIZE, left: 9, fullInMs: 400 });
    await runtime.advance(400);
    expect(budget.left()).toEqual({ ...SIZE, left: 10, fullInMs: 0 });
  });

  test('nothing while a 429 holds all of it back, until that is over', async () => {
    const runtime = new FakeRuntime(0);
    const budget = memoryBudgetOn(runtime, SIZE);
    (await budget.take())();
    budget.block(1500);
    expect(budget.left()).toEqual({ ...SIZE, left: 0, fullInMs: 1500 });
    await runtime.advance(1200);
    expect(budget.left()).toEqual({ ...SIZE, left: 0, fullInMs: 300 });
    await runtime.advance(300);
    expect(budget.left()).toEqual({ ...SIZE, left: 10, fullInMs: 0 });
  });

  test('and nothing is taken by that', async () => {
    const budget = memoryBudget({ limit: 3, windowMs: 60_000 });
    for (let i = 0; i < 10; i += 1) await budget.left();
    for (const left of [2, 1, 0]) {
      await budget.take();
      expect(await budget.left()).toMatchObject({ left });
    }
  });
});

describe('a client tells what the budget of its token has left', () => {
  const base = { service: 'rect', environment: 'sandbox', budgetWarning: false, fetch: answered } as const;

  test('the one that all clients of a token share', async () => {
    const token = `left-${Math.random()}`;
    const [one, other] = [createClient({ ...base, token }), createClient({ ...base, token })];
    expect(await leftOf(one)).toMatchObject({ limit: 980, windowMs: 300_000, left: 980 });
    await other.participants.list().collect({ max: 10 });
    expect(await leftOf(one)).toMatchObject({ limit: 980, left: 979 });
    expect(await leftOf(createClient({ ...base, token: `${token}-x` }))).toMatchObject({ left: 980 });
  });

  test('one that was passed; nothing without one, and of one that does not tell', async () => {
    const budget = memoryBudget({ limit: 7 });
    await budget.take();
    const silent: RateBudget = { take: () => Promise.resolve(), block: () => undefined };
    expect(await leftOf(createClient({ ...base, token: 't', budget }))).toMatchObject({ limit: 7, left: 6 });
    expect(await leftOf(createClient({ ...base, token: 't', budget: 'off' }))).toBeUndefined();
    expect(await leftOf(createClient({ ...base, token: 't', budget: silent }))).toBeUndefined();
  });
});

test('types: a budget of one’s own may leave it out; those of the package tell it', () => {
  expectTypeOf<Omit<RateBudget, 'left'>>().toExtend<RateBudget>();
  expectTypeOf<ReturnType<LeasedBudget['left']>>().toEqualTypeOf<BudgetLeft | Promise<BudgetLeft>>();
  expectTypeOf<BudgetLeft['isShared']>().toEqualTypeOf<boolean | undefined>();
  expectTypeOf<{ left: () => number }>().not.toExtend<Pick<RateBudget, 'left'>>();
});
