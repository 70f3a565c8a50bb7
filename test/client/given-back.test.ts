import { describe, expect, test } from 'vitest';
import { GRACE_MS, type RateBudget } from '../../src/budget/index.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { errorOf, ID, json, observe } from '../support/observed-client.ts';

/** What each try gives back to the budget, and how: the first time counts, as the budget promises. */

type How = { readonly after?: number; readonly uncounted?: boolean } | undefined;

function counted() {
  const given: How[] = [];
  const blocked: number[] = [];
  let taken = 0;
  const budget: RateBudget = {
    take: () => {
      taken += 1;
      let first = true;
      return Promise.resolve((how?: How) => {
        if (first) given.push(how);
        first = false;
      });
    },
    block: (ms) => void blocked.push(ms),
  };
  return { budget, given, blocked, taken: () => taken };
}

const ok = (headers: Record<string, string> = {}): Response => json({ data: { id: ID } }, 200, headers);
const system = (code: string, syscall: string): Error => Object.assign(new Error(code), { code, syscall });
const refusedConnection = (): TypeError => new TypeError('fetch failed', { cause: system('ECONNREFUSED', 'connect') });
const never = (): Promise<Response> => new Promise(() => undefined);

describe('a slot of the budget comes back', () => {
  test.each<[string, () => Response | Promise<Response>, How]>([
    ['counted, after an answer', () => ok(), { uncounted: false }],
    ['counted, after a refusal', () => json({ errors: [] }, 422), { uncounted: false }],
    ['uncounted, after an answer of our mock', () => ok({ 'x-lead-provider-mock': 'uncounted' }), { uncounted: true }],
    ['counted, after another word of our mock', () => ok({ 'x-lead-provider-mock': 'yes' }), { uncounted: false }],
    ['uncounted, when no connection was made', () => Promise.reject(refusedConnection()), { uncounted: true }],
    [
      'after the time it may still be on its way, when the connection broke',
      () => Promise.reject(system('ECONNRESET', 'read')),
      { after: GRACE_MS },
    ],
    ['after that time, when no answer came in time', never, { after: GRACE_MS }],
  ])('%s', async (_, answer, how) => {
    const runtime = new FakeRuntime();
    const { budget, given, taken } = counted();
    const { dfe } = observe('rect', answer, { budget, timeoutMs: 1000 }, runtime);
    await runtime.run(dfe.statements.get(ID).catch(() => undefined));
    expect(given).toEqual([how]);
    expect(taken()).toBe(1);
  });

  test('uncounted, when its call was over before it could leave', async () => {
    const runtime = new FakeRuntime();
    const { budget, given } = counted();
    const controller = new AbortController();
    const late: RateBudget = {
      ...budget,
      take: async (options) => {
        const release = await budget.take(options);
        controller.abort('enough');
        return release;
      },
    };
    const { dfe, requests, events } = observe('rect', () => ok(), { budget: late }, runtime);
    const error = await errorOf(runtime.run(dfe.statements.get(ID, { signal: controller.signal })));
    expect(error).toMatchObject({ kind: 'aborted', outcome: 'not-sent', attempts: 0, cause: 'enough' });
    expect(given).toEqual([{ uncounted: true }]);
    expect(requests).toEqual([]);
    expect(events).toEqual([]);
    expect(runtime.pending).toBe(0);
  });

  test('once for each try', async () => {
    const runtime = new FakeRuntime();
    const { budget, given } = counted();
    const answers = [() => json({}, 503), () => Promise.reject(refusedConnection()), () => ok()];
    const { dfe } = observe('rect', (_seen, n) => (answers[n - 1] ?? ok)(), { budget, retries: 4 }, runtime);
    await runtime.run(dfe.statements.get(ID));
    expect(given).toEqual([{ uncounted: false }, { uncounted: true }, { uncounted: false }]);
  });
});

describe('a 429', () => {
  test('holds the budget until the service counts anew, spread over a second, and the call waits there', async () => {
    const runtime = new FakeRuntime(Date.parse('2026-02-10T12:01:30Z'), [0.25]);
    const { budget, blocked } = counted();
    const date = new Date(runtime.now()).toUTCString();
    const { dfe, events } = observe(
      'rect',
      (_seen, n) => (n === 1 ? json({}, 429, { date }) : ok()),
      { budget, retries: 1 },
      runtime,
    );
    await runtime.run(dfe.statements.get(ID));
    // 12:05:00 is 210 s away, a quarter of a second is chance
    expect(blocked).toEqual([210_250]);
    expect(events.find(({ type }) => type === 'retry')).toMatchObject({ reason: 'throttled', delayMs: 210_250 });
    // what waits is the budget, not this call
    expect(runtime.now()).toBe(Date.parse('2026-02-10T12:01:30Z'));
  });

  test('without a budget, this call alone waits', async () => {
    const runtime = new FakeRuntime(0, [0.25]);
    const { dfe } = observe(
      'rect',
      (_seen, n) => (n === 1 ? json({}, 429, { 'retry-after': '7' }) : ok()),
      { retries: 1, budget: 'off' },
      runtime,
    );
    await runtime.run(dfe.statements.get(ID));
    expect(runtime.now()).toBe(7250);
  });

  test('is waited for as long as it asks, however often it comes', async () => {
    const runtime = new FakeRuntime(0, [0.5]);
    const { dfe, events } = observe('rect', () => json({}, 429, { 'retry-after': '1' }), { retries: 6 }, runtime);
    await errorOf(runtime.run(dfe.statements.get(ID)));
    const delays = events.flatMap((event) => (event.type === 'retry' ? [event.delayMs] : []));
    expect(delays).toEqual([1500, 1500, 1500, 1500, 1500, 1500]);
  });

  test('is all that a budget is held by', async () => {
    const { budget, blocked } = counted();
    const { dfe } = observe('rect', () => json({}, 503, { 'retry-after': '7' }), { budget });
    await errorOf(dfe.statements.get(ID));
    expect(blocked).toEqual([]);
  });
});
