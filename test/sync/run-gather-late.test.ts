import { afterEach, expect, test, vi } from 'vitest';
import { gathered } from '../../src/sync/run/gather.ts';

/** What is there is handed on two seconds after the first page of it came, whatever comes of the next. */

const waits = vi.hoisted((): number[] => []);
vi.mock('node:timers/promises', async (original) => ({
  ...(await original<typeof import('node:timers/promises')>()),
  // notes how long would be waited, and waits until that is given up
  setTimeout: (ms: number, _: unknown, { signal }: { signal: AbortSignal }) => {
    waits.push(ms);
    return ms === 0
      ? Promise.resolve()
      : new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('given up'))));
  },
}));

afterEach(() => {
  vi.useRealTimers();
  waits.length = 0;
});

test('so a page is waited for as long as is left of them', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.advanceTimersByTime(5000);
  const source = async function* (): AsyncGenerator<{ bytes: number }> {
    // nothing is there yet, so this one may take as long as it does
    vi.advanceTimersByTime(9000);
    await Promise.resolve();
    yield { bytes: 1 };
    vi.advanceTimersByTime(500);
    yield { bytes: 2 };
    vi.advanceTimersByTime(200);
    yield { bytes: 3 };
  };
  const found: unknown[] = [];
  for await (const bundle of gathered(source())) found.push(bundle);
  expect(found).toEqual([{ pages: [1, 2, 3].map((bytes) => ({ bytes })), isLast: true }]);
  expect(waits).toEqual([1500, 1300, 1300]);
});

test('and hands nothing on while there is nothing', async () => {
  const source = async function* (): AsyncGenerator<{ bytes: number }> {
    await new Promise((resolve) => setImmediate(resolve));
    yield { bytes: 1 };
  };
  const found: unknown[] = [];
  for await (const bundle of gathered(source())) found.push(bundle);
  expect(found).toEqual([{ pages: [{ bytes: 1 }], isLast: true }]);
});
