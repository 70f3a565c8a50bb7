import { memoryBudget } from 'lead-provider-sdk';
import { describe, expect, test } from 'vitest';
import { checkSize, GRACE_MS, memorySource, WINDOW_MS } from '../../src/budget/index.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';

describe('the size of a budget', () => {
  test('is 980 in five minutes when nothing is said, and what was said otherwise', () => {
    expect(checkSize({})).toEqual({ limit: 980, windowMs: 300_000 });
    expect(checkSize({ limit: 1 })).toEqual({ limit: 1, windowMs: WINDOW_MS });
    expect(checkSize({ windowMs: 0.5 })).toEqual({ limit: 980, windowMs: 0.5 });
  });

  test.each([0, -1, 1.5, 0.5, NaN, Infinity])('a limit of %d is refused', (limit) => {
    const refused = new RangeError('budget: limit has to be a whole number of at least 1.');
    expect(() => checkSize({ limit })).toThrow(refused);
    expect(() => memoryBudget({ limit })).toThrow(refused);
  });

  test.each([0, -1, NaN, Infinity, -Infinity])('a window of %d ms is refused', (windowMs) => {
    const refused = new RangeError('budget: windowMs has to be a number of milliseconds above 0.');
    expect(() => checkSize({ windowMs })).toThrow(refused);
    expect(() => memoryBudget({ windowMs })).toThrow(refused);
  });

  test.each(['window', 'limits', 'xwindowMs', 'Limit'])('an option that there is not is refused: %s', (name) => {
    expect(() => memoryBudget({ [name]: 1 })).toThrow(new RangeError(`budget: it has no ${name}.`));
  });
});

describe('a source in memory', () => {
  const SIZE = { limit: 2, windowMs: 100 };

  test('says how long to wait: for the first slot to be free, and never longer than a window', async () => {
    const runtime = new FakeRuntime(0);
    const source = memorySource(SIZE, runtime);
    const { leases, ...none } = source.acquire(1, 50);
    expect([leases.length, none]).toEqual([1, { waitMs: 0, reason: 'used' }]);
    leases[0]?.();
    await runtime.advance(30);
    const rest = source.acquire(3, 5000);
    expect([rest.leases.length, rest.waitMs, rest.reason]).toEqual([1, 70, 'used']);
    await runtime.advance(70);
    // the first is free, the second is under way for a long time, and may be given back now
    expect(source.acquire(1, 5000)).toMatchObject({ waitMs: 0 });
    expect(source.acquire(1, 5000)).toMatchObject({ leases: [], waitMs: 100, reason: 'used' });
  });

  test('a slot given back late is free later than one that was taken after it', async () => {
    const runtime = new FakeRuntime(0);
    const source = memorySource(SIZE, runtime);
    const [late, soon] = source.acquire(2, GRACE_MS).leases;
    soon?.();
    expect(source.left()).toEqual({ ...SIZE, left: 0, fullInMs: GRACE_MS + 100 });
    await runtime.advance(40);
    expect(source.acquire(1, 0)).toMatchObject({ leases: [], waitMs: 60 });
    late?.();
    expect(source.left()).toEqual({ ...SIZE, left: 0, fullInMs: 100 });
    expect(source.acquire(1, 0)).toMatchObject({ leases: [], waitMs: 60 });
    await runtime.advance(60);
    expect(source.left()).toEqual({ ...SIZE, left: 1, fullInMs: 40 });
    await runtime.advance(40);
    expect(source.left()).toEqual({ ...SIZE, left: 2, fullInMs: 0 });
  });

  test('a slot that is given back when its lease has run out frees nobody else, and takes nothing', async () => {
    const runtime = new FakeRuntime(0);
    const source = memorySource(SIZE, runtime);
    const [late] = source.acquire(1, 50).leases;
    await runtime.advance(150);
    source.acquire(1, 50);
    late?.();
    late?.({ uncounted: true });
    expect(source.left()).toEqual({ ...SIZE, left: 1, fullInMs: 150 });
  });

  test('after a 429 nothing goes until the time is over; a shorter one does not end it sooner', async () => {
    const runtime = new FakeRuntime(0);
    const source = memorySource(SIZE, runtime);
    source.block(500);
    source.block(20);
    expect(source.acquire(2, 0)).toEqual({ leases: [], waitMs: 500, reason: 'blocked' });
    await runtime.advance(499);
    expect(source.acquire(2, 0)).toEqual({ leases: [], waitMs: 1, reason: 'blocked' });
    await runtime.advance(1);
    expect(source.acquire(2, 0).leases).toHaveLength(2);
  });

  test('is idle when it has nothing to remember: no slot in use, and no 429', async () => {
    const runtime = new FakeRuntime(0);
    const source = memorySource(SIZE, runtime);
    expect(source.idle()).toBe(true);
    const [release] = source.acquire(1, 0).leases;
    expect(source.idle()).toBe(false);
    release?.();
    await runtime.advance(99);
    expect(source.idle()).toBe(false);
    await runtime.advance(1);
    expect(source.idle()).toBe(true);
    source.block(50);
    await runtime.advance(49);
    expect(source.idle()).toBe(false);
    await runtime.advance(1);
    expect(source.idle()).toBe(true);
  });
});
