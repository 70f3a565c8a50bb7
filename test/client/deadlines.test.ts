import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { memoryBudgetOn } from '../../src/budget/index.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { errorOf, ID, json, observe, record } from '../support/observed-client.ts';

const ok = (): Response => json({ data: { id: ID, type: 'participant', attributes: {} } });
const never = (): Promise<Response> => new Promise(() => undefined);
const stalls = (): Response =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{'));
      },
    }),
    { status: 200 },
  );

describe('time limits', () => {
  test('one request may take timeoutMs, its answer included', async () => {
    for (const [answer, outcome] of [
      [never, 'unknown'],
      [stalls, 'unknown'],
    ] as const) {
      const runtime = new FakeRuntime(0);
      const { dfe } = observe('rect', answer, { timeoutMs: 5000 }, runtime);
      const error = await errorOf(runtime.run(dfe.declarations.void(ID)));
      expect(error).toMatchObject({
        kind: 'timeout',
        limit: 'attempt',
        outcome,
        attempts: 1,
        operation: 'declarations.void',
      });
      expect(runtime.now()).toBe(5000);
      expect(runtime.pending).toBe(0);
    }
  });

  test('a body that stalls after a refusal is still a refusal', async () => {
    const runtime = new FakeRuntime();
    const { dfe } = observe('rect', () => new Response(stalls().body, { status: 422 }), {}, runtime);
    expect(await errorOf(runtime.run(dfe.declarations.void(ID)))).toMatchObject({
      kind: 'timeout',
      outcome: 'refused',
    });
  });

  test('a call may take deadlineMs: its requests, the waits between them, the wait for the budget', async () => {
    const runtime = new FakeRuntime(0);
    const { dfe, requests } = observe('rect', never, { timeoutMs: 4000, retries: 10, deadlineMs: 10_000 }, runtime);
    expect(await errorOf(runtime.run(dfe.participants.get(ID)))).toMatchObject({ kind: 'timeout', limit: 'call' });
    expect(runtime.now()).toBe(10_000);
    expect(requests.length).toBeGreaterThan(1);

    const budget = memoryBudgetOn(runtime, { limit: 1 });
    const paced = observe('rect', ok, { budget }, runtime);
    await runtime.run(paced.dfe.participants.get(ID));
    const before = runtime.now();
    expect(await errorOf(runtime.run(paced.dfe.declarations.void(ID, { deadlineMs: 2000 })))).toMatchObject({
      kind: 'timeout',
      limit: 'call',
      outcome: 'not-sent',
      attempts: 0,
    });
    expect(runtime.now() - before).toBe(2000);
  });

  test('a list has one deadline for all its pages', async () => {
    const runtime = new FakeRuntime(0);
    const { dfe, requests } = observe(
      'rect',
      async (_seen, page) => {
        await new Promise<void>((resolve) => runtime.later(resolve, 1000));
        return json({ data: Array.from({ length: 100 }, (_, i) => record(page * 100 + i)) });
      },
      {},
      runtime,
    );
    const walk = dfe.statements.list({}, { perPage: 100, deadlineMs: 3500 }).collect({ max: 100_000 });
    expect(await errorOf(runtime.run(walk))).toMatchObject({ kind: 'timeout', limit: 'call' });
    expect(requests).toHaveLength(4);
    expect(runtime.now()).toBe(3500);
  });

  test.each([
    { timeoutMs: 0 },
    { deadlineMs: -1 },
    { retries: 1.5 },
    { retries: { writes: -1 } },
    { timeoutMs: Number.NaN },
  ])('what cannot be meant is refused: %j', async (options) => {
    expect(() => observe('rect', ok, options)).toThrow(/Has to be a/);
    expect(await errorOf(observe('rect', ok).dfe.participants.get(ID, options))).toMatchObject({
      kind: 'validation',
      outcome: 'not-sent',
    });
  });
});

describe('an AbortSignal', () => {
  const stopped = { kind: 'aborted' };

  test('stops a request under way, also when fetch does not listen', async () => {
    const controller = new AbortController();
    const runtime = new FakeRuntime();
    const { dfe } = observe('rect', never, {}, runtime);
    const call = dfe.declarations.void(ID, { signal: controller.signal });
    await runtime.advance(10);
    controller.abort(new Error('enough'));
    expect(await errorOf(call)).toMatchObject({
      ...stopped,
      outcome: 'unknown',
      attempts: 1,
      cause: { message: 'enough' },
    });
    expect(runtime.pending).toBe(0);
  });

  test('stops the wait for the budget, and gives the place in line back', async () => {
    const controller = new AbortController();
    const runtime = new FakeRuntime();
    const budget = memoryBudgetOn(runtime, { limit: 1, windowMs: 1000 });
    const { dfe, requests } = observe('rect', ok, { budget }, runtime);
    await runtime.run(dfe.participants.get(ID));
    const call = dfe.declarations.void(ID, { signal: controller.signal });
    await runtime.advance(10);
    controller.abort();
    expect(await errorOf(call)).toMatchObject({ ...stopped, outcome: 'not-sent', attempts: 0 });
    await runtime.run(dfe.participants.get(ID));
    expect(requests).toHaveLength(2);
  });

  test('stops the wait before the next try', async () => {
    const controller = new AbortController();
    const runtime = new FakeRuntime();
    const { dfe, requests } = observe('rect', () => new Response('', { status: 503 }), { retries: 4 }, runtime);
    const call = dfe.participants.get(ID, { signal: controller.signal });
    await runtime.advance(1);
    controller.abort();
    expect(await errorOf(call)).toMatchObject(stopped);
    expect(requests).toHaveLength(1);
  });

  test('stops a token function that hangs', async () => {
    const controller = new AbortController();
    const { dfe } = observe('rect', ok, { token: () => new Promise(() => undefined) }, new FakeRuntime());
    const call = dfe.participants.get(ID, { signal: controller.signal });
    setTimeout(() => controller.abort(), 1);
    expect(await errorOf(call)).toMatchObject({ ...stopped, outcome: 'not-sent' });
  });

  test('leaves nothing behind on a signal that is used for many calls', async () => {
    const { signal } = new AbortController();
    const { dfe } = observe('rect', ok, {}, new FakeRuntime());
    for (let i = 0; i < 20; i += 1) await dfe.participants.get(ID, { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
