import * as fc from 'fast-check';
import { createClient } from 'lead-provider-sdk';
import { describe, expect, test, vi } from 'vitest';
import { memoryBudgetOn, sharedBudget, type Priority } from '../../src/budget/index.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { json } from '../support/observed-client.ts';
import { peak } from '../support/peak.ts';
import { runs } from '../support/size.ts';

describe('a budget in memory', () => {
  test('property: never more than the limit in any rolling window, and no slot left empty while somebody waits', async () => {
    const arrivals = fc.array(fc.tuple(fc.nat(3000), fc.constantFrom<Priority>('high', 'normal', 'low'), fc.nat(2)), {
      minLength: 1,
      maxLength: 120,
    });
    await fc.assert(
      fc.asyncProperty(
        arrivals,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 10, max: 900 }),
        async (requests, limit, windowMs) => {
          const runtime = new FakeRuntime(0);
          const budget = memoryBudgetOn(runtime, { limit, windowMs });
          const callers = [{}, {}, {}];
          const grants: number[] = [];
          const asked = requests
            .map(([at, priority, who]) => ({ at, priority, caller: callers[who] ?? {} }))
            .sort((a, b) => a.at - b.at);
          const all = asked.map(
            ({ at, priority, caller }) =>
              new Promise<void>((resolve) => {
                runtime.later(
                  () =>
                    void budget.take({ priority, caller }).then((release) => {
                      release();
                      grants.push(runtime.now());
                      resolve();
                    }),
                  at,
                );
              }),
          );
          await runtime.run(Promise.all(all));
          expect(grants).toHaveLength(requests.length);
          expect(peak(grants, windowMs)).toBeLessThanOrEqual(limit);
          // as early as a rolling window allows: each grant when it was asked for, or when the one `limit` before left
          // the window
          const ideal: number[] = [];
          asked.forEach(({ at }, i) =>
            ideal.push(Math.max(at, ideal[i - 1] ?? 0, (ideal[i - limit] ?? -Infinity) + windowMs)),
          );
          expect([...grants].sort((a, b) => a - b)).toEqual(ideal);
        },
      ),
      { numRuns: runs(60) },
    );
  });

  test('uses the whole limit in each window while there is work', async () => {
    const runtime = new FakeRuntime(0);
    const budget = memoryBudgetOn(runtime, { limit: 980 });
    let done = 0;
    for (let i = 0; i < 12_000; i += 1)
      void budget.take().then((release) => {
        release();
        done += 1;
      });
    await runtime.advance(3_000_000);
    expect(done).toBe(980 * 11);
  });

  test('writes go before reads, and reads before lists', async () => {
    const runtime = new FakeRuntime(0);
    const budget = memoryBudgetOn(runtime, { limit: 1, windowMs: 100 });
    const order: string[] = [];
    (await budget.take())();
    const all = (['low', 'normal', 'high', 'low', 'high'] as const).map((priority) =>
      budget.take({ priority }).then((release) => {
        release();
        order.push(priority);
      }),
    );
    await runtime.run(Promise.all(all));
    expect(order).toEqual(['high', 'high', 'normal', 'low', 'low']);
  });

  test('a long run of writes does not starve a list', async () => {
    const runtime = new FakeRuntime(0);
    const budget = memoryBudgetOn(runtime, { limit: 10, windowMs: 100 });
    let listed = 0;
    for (let i = 0; i < 500; i += 1) void budget.take({ priority: 'high' }).then((release) => release());
    for (let i = 0; i < 500; i += 1)
      void budget.take({ priority: 'low' }).then((release) => {
        release();
        listed += 1;
      });
    await runtime.advance(2000);
    expect(listed).toBeGreaterThanOrEqual(10);
    expect(listed).toBeLessThan(30);
  });

  test('callers take turns, however many requests one of them has waiting', async () => {
    const runtime = new FakeRuntime(0);
    const budget = memoryBudgetOn(runtime, { limit: 1, windowMs: 100 });
    const [bulk, small] = [{}, {}];
    const order: string[] = [];
    const turn = (caller: object, name: string): Promise<void> =>
      budget.take({ caller }).then((release) => {
        release();
        order.push(name);
      });
    (await budget.take())();
    const all = [
      ...Array.from({ length: 50 }, () => turn(bulk, 'bulk')),
      ...Array.from({ length: 3 }, () => turn(small, 'small')),
    ];
    await runtime.run(Promise.all(all));
    expect(order.slice(0, 6)).toEqual(['bulk', 'small', 'bulk', 'small', 'bulk', 'small']);
  });

  test('who gives up leaves the line and takes nothing', async () => {
    const runtime = new FakeRuntime(0);
    const budget = memoryBudgetOn(runtime, { limit: 1, windowMs: 100 });
    (await budget.take())();
    const controller = new AbortController();
    const gone = budget.take({ signal: controller.signal });
    const stays = budget.take();
    controller.abort(new Error('no longer'));
    await expect(gone).rejects.toThrow('no longer');
    await runtime.run(stays);
    expect(runtime.now()).toBe(100);
    await expect(budget.take({ signal: controller.signal })).rejects.toThrow('no longer');
  });

  test('says once to each who waits, and why', async () => {
    const runtime = new FakeRuntime(0);
    const budget = memoryBudgetOn(runtime, { limit: 1, windowMs: 100 });
    const told: string[] = [];
    (await budget.take({ onWait: () => told.push('first') }))();
    const second = budget.take({ onWait: (why) => told.push(`second ${why}`) });
    budget.block(500);
    (await runtime.run(second))();
    const third = budget.take({ onWait: (why) => told.push(`third ${why}`) });
    await runtime.run(third);
    expect(told).toEqual(['second used', 'third used']);
    expect(runtime.now()).toBe(600);
  });
});

describe('the default budget', () => {
  const registry = (): Map<string, unknown> => {
    const found: unknown = Reflect.get(globalThis, Symbol.for('lead-provider-sdk.budgets.2'));
    if (!(found instanceof Map)) throw new Error('there is no registry');
    return found as Map<string, unknown>;
  };

  test('is one per token and server in the process, also for another copy of the package', async () => {
    const one = await sharedBudget('https://a.example', 'one');
    expect(await sharedBudget('https://a.example', 'one')).toBe(one);
    expect(await sharedBudget('https://a.example', 'two')).not.toBe(one);
    expect(await sharedBudget('https://b.example', 'one')).not.toBe(one);
    expect([...registry().values()]).toContain(one);
  });

  test('holds no token in the clear', async () => {
    await sharedBudget('https://a.example', 'a-secret-token');
    for (const key of registry().keys()) expect(key).toMatch(/^[0-9a-f]{64}$/);
  });

  test('lets idle budgets go, and keeps those that remember a request', async () => {
    const used = await sharedBudget('https://a.example', 'used');
    await used.take();
    const idle = await sharedBudget('https://a.example', 'idle');
    for (let i = 0; i < 200; i += 1) await sharedBudget('https://a.example', `other ${i}`);
    expect(registry().size).toBeLessThan(60);
    expect(await sharedBudget('https://a.example', 'used')).toBe(used);
    expect(await sharedBudget('https://a.example', 'idle')).not.toBe(idle);
  });

  test('where a page may not hash, is one for all tokens of a server', async () => {
    vi.stubGlobal('crypto', {});
    const [one, two] = [await sharedBudget('http://a.example', 'one'), await sharedBudget('http://a.example', 'two')];
    vi.unstubAllGlobals();
    registry().delete('http://a.example');
    expect(one).toBe(two);
  });

  test('holds back at 980 for DfE, over all clients with the token', async () => {
    let sent = 0;
    const options = {
      service: 'rect',
      environment: 'sandbox',
      token: 'shared-by-two',
      validate: 'off',
      fetch: () => {
        sent += 1;
        return Promise.resolve(json({ data: { id: 'x' } }));
      },
    } as const;
    const [one, two] = [createClient(options), createClient({ ...options, token: () => 'shared-by-two' })];
    const waiting: string[] = [];
    const late = createClient({ ...options, onEvent: ({ type }) => waiting.push(type) });
    const id = '11111111-1111-4111-8111-111111111111';
    for (let i = 0; i < 490; i += 1) await Promise.all([one.statements.get(id), two.statements.get(id)]);
    const controller = new AbortController();
    const call = late.statements.get(id, { signal: controller.signal });
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    expect([sent, waiting]).toEqual([980, ['budget-wait']]);
    controller.abort();
    await expect(call).rejects.toMatchObject({ kind: 'aborted', outcome: 'not-sent' });
  });

  test('is none for a server on this machine, and none when off', async () => {
    let sent = 0;
    const fetch = (): Promise<Response> => {
      sent += 1;
      return Promise.resolve(json({ data: { id: 'x' } }));
    };
    const id = '11111111-1111-4111-8111-111111111111';
    for (const target of [{ baseUrl: 'http://127.0.0.1:1' }, { environment: 'sandbox', budget: 'off' }] as const) {
      const dfe = createClient({ service: 'rect', token: 'plenty', validate: 'off', fetch, ...target });
      for (let i = 0; i < 1100; i += 1) await dfe.statements.get(id);
    }
    expect(sent).toBe(2200);
  });
});
