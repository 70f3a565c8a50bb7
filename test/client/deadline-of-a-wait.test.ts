import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { openDeadline, type Stop } from '../../src/client/deadline.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { errorOf } from '../support/observed-client.ts';

const listenersOf = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length;

describe('a deadline', () => {
  const outside = (signal?: AbortSignal, stop: Stop | null = 'caller') => ({ signal, stop: () => stop });
  const never = (): Promise<never> => new Promise(() => undefined);

  test('without a limit and inside nothing never stops, and costs nothing', async () => {
    const runtime = new FakeRuntime();
    const deadline = openDeadline(runtime, Infinity, 'call', outside());
    expect(deadline.signal).toBeUndefined();
    expect(deadline.stop()).toBeNull();
    const promise = Promise.resolve(1);
    expect(deadline.within(promise)).toBe(promise);
    deadline.renew(5);
    deadline.end();
    expect(runtime.pending).toBe(0);
  });

  test('stops when its time is up, and gives up all that waits within it', async () => {
    const runtime = new FakeRuntime(0);
    const deadline = openDeadline(runtime, 100, 'attempt', outside());
    const waits = [errorOf(deadline.within(never())), errorOf(deadline.within(never()))];
    await runtime.advance(99);
    expect([deadline.stop(), deadline.signal?.aborted]).toEqual([null, false]);
    await runtime.advance(1);
    expect(deadline.stop()).toBe('attempt');
    for (const wait of waits)
      expect(await wait).toMatchObject({ name: 'TimeoutError', message: 'The time allowed is up.' });
    expect(await errorOf(deadline.within(Promise.resolve(1)))).toMatchObject({ name: 'TimeoutError' });
  });

  test.each([0, -1])('with %d ms left has stopped at once', (ms) => {
    const runtime = new FakeRuntime();
    const controller = new AbortController();
    const deadline = openDeadline(runtime, ms, 'call', outside(controller.signal));
    expect([deadline.stop(), deadline.signal?.aborted]).toEqual(['call', true]);
    expect(runtime.pending).toBe(0);
    expect(listenersOf(controller.signal)).toBe(0);
  });

  test('inside another stops with it, for its reason, and not again when its own time is up', async () => {
    const runtime = new FakeRuntime(0);
    const controller = new AbortController();
    const deadline = openDeadline(runtime, 50, 'attempt', outside(controller.signal, 'call'));
    const wait = errorOf(deadline.within(never()));
    controller.abort('outer');
    expect(await wait).toBe('outer');
    await runtime.advance(50);
    expect([deadline.stop(), deadline.signal?.reason]).toEqual(['call', 'outer']);
  });

  test('inside one that has stopped has stopped at once, though it has time', () => {
    const runtime = new FakeRuntime();
    const deadline = openDeadline(runtime, 50, 'attempt', outside(AbortSignal.abort('before'), 'caller'));
    expect([deadline.stop(), deadline.signal?.reason, runtime.pending]).toEqual(['caller', 'before', 0]);
  });

  test('without a limit of its own has no timer, and stops with the other one', () => {
    const runtime = new FakeRuntime();
    const controller = new AbortController();
    const deadline = openDeadline(runtime, Infinity, 'call', outside(controller.signal));
    expect([deadline.stop(), runtime.pending]).toEqual([null, 0]);
    controller.abort();
    expect(deadline.stop()).toBe('caller');
  });

  test('is renewed: the new time counts in place of what was left; not once it has stopped', async () => {
    const runtime = new FakeRuntime(0);
    const deadline = openDeadline(runtime, 100, 'attempt', outside());
    await runtime.advance(90);
    deadline.renew(200);
    expect(runtime.pending).toBe(1);
    await runtime.advance(199);
    expect(deadline.stop()).toBeNull();
    await runtime.advance(1);
    expect(deadline.stop()).toBe('attempt');
    deadline.renew(10);
    expect(runtime.pending).toBe(0);
  });

  test('forgets the other signal and its timer at its end', () => {
    const runtime = new FakeRuntime();
    const controller = new AbortController();
    const deadline = openDeadline(runtime, 100, 'attempt', outside(controller.signal));
    expect([runtime.pending, listenersOf(controller.signal)]).toEqual([1, 1]);
    deadline.end();
    expect([runtime.pending, listenersOf(controller.signal)]).toEqual([0, 0]);
  });
});
