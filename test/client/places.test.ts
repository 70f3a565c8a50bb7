import { createClient } from 'lead-provider-sdk';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { memoryBudgetOn } from '../../src/budget/index.ts';
import { connect } from '../../src/client/index.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { errorOf, ID, json, observe } from '../support/observed-client.ts';

const turns = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 20);
  });

describe('requests under way', () => {
  test('are at most 20 to one server, over all clients of the process', async () => {
    let under = 0;
    let most = 0;
    const fetch = async (): Promise<Response> => {
      under += 1;
      most = Math.max(most, under);
      await turns();
      under -= 1;
      return json({ data: { id: ID } });
    };
    const client = (port: number) =>
      createClient({ service: 'rect', baseUrl: `http://127.0.0.1:${port}`, token: 'abc', validate: 'off', fetch });
    const [one, two, other] = [client(1001), client(1001), client(1002)];
    await Promise.all(Array.from({ length: 50 }, (_, i) => (i % 2 ? one : two).statements.get(ID)));
    expect(most).toBe(20);
    most = 0;
    await Promise.all(Array.from({ length: 50 }, (_, i) => (i % 2 ? one : other).statements.get(ID)));
    expect(most).toBe(40);
  });

  test('one that waits for its place longer than timeoutMs was not sent, and takes no slot', async () => {
    const runtime = new FakeRuntime();
    const budget = memoryBudgetOn(runtime, { limit: 2, windowMs: 1000 });
    const options = { budget, maxUnderWay: 1, baseUrl: 'http://127.0.0.1:1003' };
    const slow = observe(
      'rect',
      () => new Promise<Response>(() => undefined),
      { ...options, timeoutMs: 9000 },
      runtime,
    );
    const quick = observe('rect', () => json({ data: { id: ID } }), { ...options, timeoutMs: 1000 }, runtime);
    const first = errorOf(slow.dfe.statements.get(ID));
    await turns();
    const second = errorOf(quick.dfe.statements.get(ID));
    expect(await runtime.run(second)).toMatchObject({ kind: 'timeout', limit: 'attempt', outcome: 'not-sent' });
    expect(quick.requests).toHaveLength(0);
    expect(await runtime.run(first)).toMatchObject({ outcome: 'unknown' });
    await runtime.run(quick.dfe.statements.get(ID));
    expect(quick.requests).toHaveLength(1);
  });

  test.each([0, 1.5, -1, NaN])('maxUnderWay %j makes no sense', (maxUnderWay) => {
    expect(() => createClient({ service: 'rect', environment: 'sandbox', token: 'abc', maxUnderWay })).toThrow(
      'maxUnderWay',
    );
  });
});

describe('a wait for the budget that nobody listens to', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test.each([
    ['is said once per client', {}, 1],
    ['is not said when that is not wanted', { budgetWarning: false }, 0],
    ['is not said where somebody listens', { onEvent: () => undefined }, 0],
  ])('%s', async (_, options, times) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const runtime = new FakeRuntime();
    const budget = memoryBudgetOn(runtime, { limit: 1, windowMs: 20_000 });
    const connection = connect(
      {
        service: 'rect',
        baseUrl: 'http://127.0.0.1:1004',
        token: 'abc',
        validate: 'off',
        budget,
        fetch: async () => json({ data: { id: ID } }),
        ...options,
      },
      runtime,
    );
    const get = () => connection.call({ operation: 'statements.get', id: ID });
    await runtime.run(Promise.all([get(), get(), get()]));
    expect(warn).toHaveBeenCalledTimes(times);
    expect(runtime.pending).toBe(0);
  });

  test('of less than five seconds is not said', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const runtime = new FakeRuntime();
    const budget = memoryBudgetOn(runtime, { limit: 1, windowMs: 4900 });
    const connection = connect(
      {
        service: 'rect',
        baseUrl: 'http://127.0.0.1:1005',
        token: 'abc',
        budget,
        fetch: async () => json({ data: { id: ID } }),
      },
      runtime,
    );
    const get = () => connection.call({ operation: 'statements.get', id: ID });
    await runtime.run(Promise.all([get(), get()]));
    expect(warn).not.toHaveBeenCalled();
    expect(runtime.pending).toBe(0);
  });
});
