import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { takePlace } from '../../src/client/places.ts';
import { errorOf } from '../support/observed-client.ts';

const listenersOf = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length;
/** Each test has a server of its own, since places are counted over the process. */
let servers = 0;
const server = (): string => `http://places-${(servers += 1)}.test`;
/** What has settled once everything that can has. */
async function soon<T>(promise: Promise<T>): Promise<T | 'waits'> {
  await new Promise<void>((resolve) => void setImmediate(resolve));
  return Promise.race([promise, Promise.resolve('waits' as const)]);
}

describe('a place among those under way', () => {
  test('goes to the one who waits longest, one for each that is given back', async () => {
    const origin = server();
    const leave = await takePlace(origin, 1, undefined);
    const order: number[] = [];
    const waiting = [1, 2, 3].map((n) =>
      takePlace(origin, 1, undefined).then((go) => {
        order.push(n);
        return go;
      }),
    );
    expect(await soon(Promise.race(waiting))).toBe('waits');
    leave();
    const first = await Promise.race(waiting);
    expect(await soon(Promise.race(waiting.slice(1)))).toBe('waits');
    expect(order).toEqual([1]);
    first();
    (await waiting[1])?.();
    (await waiting[2])?.();
    expect(order).toEqual([1, 2, 3]);
    expect(await soon(takePlace(origin, 1, undefined))).not.toBe('waits');
  });

  test('is as many as each asks for, and others may allow more', async () => {
    const origin = server();
    const one = await takePlace(origin, 2, undefined);
    await takePlace(origin, 2, undefined);
    const third = takePlace(origin, 2, undefined);
    expect(await soon(third)).toBe('waits');
    expect(await soon(takePlace(origin, 3, undefined))).not.toBe('waits');
    // three are under way: with one back there are still two, so that who allows two waits on
    one();
    expect(await soon(third)).toBe('waits');
    expect(await soon(takePlace(server(), 1, undefined))).not.toBe('waits');
  });

  test('is not given to whoever has left, and its signal is forgotten', async () => {
    const origin = server();
    const leave = await takePlace(origin, 1, undefined);
    const controller = new AbortController();
    const gone = errorOf(takePlace(origin, 1, controller.signal));
    const stays = new AbortController();
    const next = takePlace(origin, 1, stays.signal);
    controller.abort('enough');
    expect(await gone).toBe('enough');
    leave();
    expect(await soon(next)).not.toBe('waits');
    expect([listenersOf(controller.signal), listenersOf(stays.signal)]).toEqual([0, 0]);
    // a stop after it has gone changes nothing
    stays.abort();
    (await next)();
    expect(await soon(takePlace(origin, 1, undefined))).not.toBe('waits');
  });

  test('is refused at once to a signal that has fired, though one is free', async () => {
    const origin = server();
    expect(await errorOf(takePlace(origin, 1, AbortSignal.abort('before')))).toBe('before');
    const free = new AbortController();
    expect(await soon(takePlace(origin, 1, free.signal))).not.toBe('waits');
    expect(listenersOf(free.signal)).toBe(0);
  });
});
