import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { systemRuntime, wait } from '../../src/budget/index.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the clock of the system', () => {
  test('tells milliseconds since the epoch, and goes forward as the time of the process does', () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(1000);
    expect(systemRuntime.now()).toBe(performance.timeOrigin + 1000);
    clock.mockReturnValue(1500);
    expect(systemRuntime.now()).toBe(performance.timeOrigin + 1500);
  });

  test('draws at least 0 and less than 1', () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.25);
    expect(systemRuntime.random()).toBe(0.25);
  });

  test('calls back once, not before the time is over, and not at all when that was cancelled', () => {
    vi.useFakeTimers();
    const called: string[] = [];
    systemRuntime.later(() => called.push('at 10.2'), 10.2);
    systemRuntime.later(() => called.push('past'), -50);
    systemRuntime.later(() => called.push('cancelled'), 5)();
    vi.advanceTimersByTime(10);
    expect(called).toEqual(['past']);
    vi.advanceTimersByTime(100);
    expect(called).toEqual(['past', 'at 10.2']);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a time that is longer than a timer takes does not fire at once', () => {
    const timer = vi.spyOn(globalThis, 'setTimeout');
    systemRuntime.later(() => undefined, 1e12)();
    expect(timer).toHaveBeenCalledExactlyOnceWith(expect.any(Function), 2_147_483_647);
  });
});

describe('wait', () => {
  const why = new Error('no longer');

  test('ends when the time is over, and leaves nothing on the signal', async () => {
    const runtime = new FakeRuntime(0);
    const { signal } = new AbortController();
    const waiting = wait(runtime, 300, signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await runtime.run(waiting);
    expect(runtime.now()).toBe(300);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    await runtime.run(wait(runtime, 50));
    expect(runtime.now()).toBe(350);
  });

  test('rejects with the reason of the signal, at once, and leaves neither timer nor listener', async () => {
    const runtime = new FakeRuntime(0);
    const stop = new AbortController();
    const waiting = wait(runtime, 300, stop.signal);
    expect(runtime.pending).toBe(1);
    stop.abort(why);
    expect(runtime.pending).toBe(0);
    await expect(waiting).rejects.toBe(why);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });

  test('does not begin when the signal has fired before', async () => {
    const runtime = new FakeRuntime(0);
    await expect(wait(runtime, 300, AbortSignal.abort(why))).rejects.toBe(why);
    expect(runtime.waits).toEqual([]);
  });
});
