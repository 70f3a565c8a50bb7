import { afterEach, describe, expect, test, vi } from 'vitest';
import { holding } from '../../src/sync/run/hold.ts';
import type { Lease } from '../../src/sync/store/lease.ts';
import { query, write, type CopyConnection, type Value } from '../../src/sync/store/steps.ts';
import { bareCopy } from './bare.ts';

/** Whoever holds a copy says so every thirty seconds, so that nobody takes it for dead. */

afterEach(() => vi.useRealTimers());

const set = (copy: CopyConnection, columns: Readonly<Record<string, Value>>): Promise<void> =>
  copy.write(function* () {
    for (const [name, value] of Object.entries(columns)) yield* write(`UPDATE dfe_lease SET ${name} = ?`, value);
  });
const rowOf = async (copy: CopyConnection) => (await copy.read(() => query('SELECT * FROM dfe_lease')))[0];

describe('every thirty seconds', () => {
  /** Works until it is told to end, with a clock that a test moves. */
  async function held(over: (copy: CopyConnection) => CopyConnection = (copy) => copy) {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const copy = await bareCopy();
    let end: () => void = () => undefined;
    let begun: (lease: Lease) => void = () => undefined;
    const lease = new Promise<Lease>((resolve) => (begun = resolve));
    const ended = holding(over(copy), false, (given) => {
      begun(given);
      return new Promise<void>((resolve) => (end = resolve));
    });
    await lease;
    await set(copy, { until_ms: 1 });
    const until = async (): Promise<number> => Number((await rowOf(copy))?.['until_ms']);
    return { copy, until, end: () => (end(), ended) };
  }

  test('the time for which it is held begins anew, until it ends', async () => {
    const { until, end, copy } = await held();
    await vi.advanceTimersByTimeAsync(29_999);
    expect(await until()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await until()).toBeGreaterThan(Date.now());
    await set(copy, { until_ms: 1 });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await until()).toBeGreaterThan(Date.now());
    await end();
    await set(copy, { until_ms: 1 });
    await vi.advanceTimersByTimeAsync(90_000);
    expect([await until(), vi.getTimerCount()]).toEqual([1, 0]);
  });

  test('one that was lost is left alone: nothing is thrown, and nothing taken back', async () => {
    const { copy, end } = await held();
    await set(copy, { number: 99, word: 'other' });
    await vi.advanceTimersByTimeAsync(60_000);
    await end();
    expect(await rowOf(copy)).toMatchObject({ number: 99, word: 'other', until_ms: 1 });
  });

  test('a database that is busy is asked once at a time, and again when it has answered', async () => {
    const waiting: (() => void)[] = [];
    let isBusy = false;
    const { end } = await held((copy) => {
      isBusy = false;
      return {
        ...copy,
        read: (steps) => copy.read(steps),
        write: (steps) =>
          isBusy ? new Promise((_, reject) => waiting.push(() => reject(new Error('busy')))) : copy.write(steps),
      };
    });
    isBusy = true;
    await vi.advanceTimersByTimeAsync(90_000);
    expect(waiting).toHaveLength(1);
    waiting[0]?.();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(waiting).toHaveLength(2);
    isBusy = false;
    await end();
  });
});
