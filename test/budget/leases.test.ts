import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { memoryBudgetOn, type RateBudget, type Release } from '../../src/budget/index.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { ID, json, observe } from '../support/observed-client.ts';
import { peak } from '../support/peak.ts';
import { runs } from '../support/size.ts';

const TIMEOUT_MS = 2000;
const GRACE_MS = 5000;

describe('a slot is in use until the answer, and for a window more', () => {
  test('property: never more than the limit arrive in any window, whatever the way takes, and nobody starves', async () => {
    const request = fc.record({
      at: fc.nat(3000),
      way: fc.nat(900),
      answer: fc.nat(900),
      end: fc.constantFrom('answered', 'given up', 'forgotten', 'uncounted'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(request, { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 10, max: 1500 }),
        async (requests, limit, windowMs) => {
          const runtime = new FakeRuntime(0);
          const later = (ms: number): Promise<void> =>
            new Promise((resolve) => {
              runtime.later(resolve, ms);
            });
          const budget = memoryBudgetOn(runtime, { limit, windowMs });
          const arrivals: number[] = [];
          const all = requests.map(async ({ at, way, answer, end }) => {
            await later(at);
            const release = await budget.take({ timeoutMs: TIMEOUT_MS });
            if (end === 'uncounted') {
              release({ uncounted: true });
              return;
            }
            if (end === 'given up') {
              // it was given up before it arrived, and arrives within the time it has for that
              release({ after: GRACE_MS });
              await later(way * 5);
              arrivals.push(runtime.now());
              return;
            }
            await later(way);
            arrivals.push(runtime.now());
            await later(answer);
            if (end === 'answered') release();
          });
          await runtime.run(Promise.all(all));
          expect(arrivals).toHaveLength(requests.filter(({ end }) => end !== 'uncounted').length);
          expect(peak(arrivals, windowMs)).toBeLessThanOrEqual(limit);
          // each round of the limit takes no longer than the longest lease and a window
          const rounds = Math.ceil(requests.length / limit);
          expect(runtime.now()).toBeLessThanOrEqual(3000 + rounds * (TIMEOUT_MS + GRACE_MS + windowMs) + GRACE_MS);
          expect(runtime.pending).toBe(0);
        },
      ),
      { numRuns: runs(60) },
    );
  });

  /** When the next request may go, after what `use` does with the one slot there is. */
  async function nextAfter(use: (release: Release, runtime: FakeRuntime) => void | Promise<void>): Promise<number> {
    const runtime = new FakeRuntime(0);
    const budget = memoryBudgetOn(runtime, { limit: 1, windowMs: 100 });
    const release = await budget.take({ timeoutMs: TIMEOUT_MS });
    const next = budget.take();
    await use(release, runtime);
    await runtime.run(next);
    return runtime.now();
  }

  test('it is free a window after the answer', async () => {
    expect(
      await nextAfter(async (release, runtime) => {
        await runtime.advance(730);
        release();
      }),
    ).toBe(830);
  });

  test('given up, it is free a window after the request can still arrive', async () => {
    expect(await nextAfter((release) => release({ after: GRACE_MS }))).toBe(5100);
  });

  test('uncounted, it is free at once, also for those that wait already', async () => {
    expect(await nextAfter((release) => release({ uncounted: true }))).toBe(0);
  });

  test('never given back, it is free a window after the longest the request can take', async () => {
    expect(await nextAfter(() => undefined)).toBe(TIMEOUT_MS + GRACE_MS + 100);
  });

  test('given back twice counts once: another request may have the slot', async () => {
    const runtime = new FakeRuntime(0);
    const budget = memoryBudgetOn(runtime, { limit: 1, windowMs: 100 });
    const release = await budget.take();
    release({ uncounted: true });
    await budget.take();
    release({ uncounted: true });
    release();
    const third = budget.take();
    await runtime.run(third);
    expect(runtime.now()).toBe(60_000 + GRACE_MS + 100);
  });

  test('given back after its lease ran out frees nobody else', async () => {
    const runtime = new FakeRuntime(0);
    const budget = memoryBudgetOn(runtime, { limit: 1, windowMs: 100 });
    const late = await budget.take({ timeoutMs: TIMEOUT_MS });
    await runtime.run(budget.take());
    late({ uncounted: true });
    const before = runtime.now();
    await runtime.run(budget.take());
    expect(runtime.now()).toBe(before + 60_000 + GRACE_MS + 100);
  });

  test('who leaves the line leaves no timer', async () => {
    const runtime = new FakeRuntime(0);
    const budget = memoryBudgetOn(runtime, { limit: 1, windowMs: 100 });
    await budget.take();
    const [one, two] = [new AbortController(), new AbortController()];
    const waiting = [budget.take({ signal: one.signal }), budget.take({ signal: two.signal })];
    one.abort(new Error('no longer'));
    expect(runtime.pending).toBe(1);
    two.abort(new Error('no longer'));
    expect(runtime.pending).toBe(0);
    for (const left of waiting) await expect(left).rejects.toThrow('no longer');
  });

  test('a process ends as soon as nobody waits any more', async () => {
    const script = `
      import { memoryBudget } from 'lead-provider-sdk';
      const budget = memoryBudget({ limit: 1 });
      await budget.take();
      const stop = new AbortController();
      const waiting = budget.take({ signal: stop.signal }).catch(() => console.log(Date.now()));
      stop.abort();
      await waiting;
    `.replace('lead-provider-sdk', fileURLToPath(new URL('../../src/index.ts', import.meta.url)));
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: 'pipe' });
    let last = '';
    child.stdout.on('data', (text: Buffer) => {
      last += text.toString();
    });
    const [code]: unknown[] = await once(child, 'close');
    expect(code).toBe(0);
    // the timer of the window would hold it for minutes
    expect(Date.now() - Number(last)).toBeLessThan(5000);
  });
});

describe('the client', () => {
  /** A budget that notes how each slot is given back. */
  function noted(): { budget: RateBudget; back: unknown[] } {
    const back: unknown[] = [];
    return {
      back,
      budget: { take: async () => (how?: unknown) => void back.push(how), block: () => undefined },
    };
  }

  test('gives the slot back when the head of the answer is there, before its body', async () => {
    const { budget, back } = noted();
    let finish = (): void => undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        finish = () => {
          controller.enqueue(new TextEncoder().encode(JSON.stringify({ data: { id: ID } })));
          controller.close();
        };
      },
    });
    const { dfe } = observe('rect', () => new Response(body), { budget });
    const call = dfe.statements.get(ID);
    await vi.waitFor(() => expect(back).toEqual([{ uncounted: false }]));
    finish();
    await call;
    expect(back).toHaveLength(1);
  });

  test('an answer of a mock that does not count is not counted', async () => {
    const { budget, back } = noted();
    const { dfe } = observe('rect', () => json({ data: { id: ID } }, 200, { 'x-lead-provider-mock': 'uncounted' }), {
      budget,
    });
    await dfe.statements.get(ID);
    expect(back).toEqual([{ uncounted: true }]);
  });

  test('a request that is given up can still arrive, one that never left cannot', async () => {
    const runtime = new FakeRuntime();
    const { budget, back } = noted();
    const hang = observe('rect', () => new Promise(() => undefined), { budget, timeoutMs: 1000 }, runtime);
    await runtime.run(hang.dfe.statements.get(ID)).catch(() => undefined);
    const refused = observe(
      'rect',
      () => Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED', syscall: 'connect' })),
      {
        budget,
      },
    );
    await refused.dfe.statements.get(ID).catch(() => undefined);
    expect([back[0], back.at(-1)]).toEqual([{ after: GRACE_MS }, { uncounted: true }]);
  });

  test('takes a budget of the user that resolves with nothing', async () => {
    let taken = 0;
    const budget: RateBudget = {
      take: async () => {
        taken += 1;
      },
      block: () => undefined,
    };
    const { dfe } = observe('rect', () => json({ data: { id: ID } }), { budget });
    await dfe.statements.get(ID);
    expect(taken).toBe(1);
  });
});
