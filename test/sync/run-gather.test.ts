import { afterEach, describe, expect, test, vi } from 'vitest';
import { gathered } from '../../src/sync/run/gather.ts';

interface Page {
  readonly number: number;
  readonly bytes: number;
}

/** What came in each bundle: the numbers of its pages, and whether it was the last. */
async function bundlesOf(pages: AsyncIterable<Page>): Promise<readonly (readonly [readonly number[], boolean])[]> {
  const found: [number[], boolean][] = [];
  for await (const { pages: some, isLast } of gathered(pages)) found.push([some.map(({ number }) => number), isLast]);
  return found;
}

async function* paged(count: number, bytes = 1): AsyncGenerator<Page> {
  for (let number = 1; number <= count; number += 1) yield await Promise.resolve({ number, bytes });
}
const upTo = (last: number, first = 1): number[] => Array.from({ length: last - first + 1 }, (_, at) => first + at);

afterEach(() => vi.useRealTimers());

describe('pages are written together', () => {
  test.each<[number, number, unknown]>([
    [0, 1, [[[], true]]],
    [3, 1, [[[1, 2, 3], true]]],
    [9, 1, [[upTo(9), true]]],
    // whether the tenth was the last one is not known yet
    [
      10,
      1,
      [
        [upTo(10), false],
        [[], true],
      ],
    ],
    [
      23,
      1,
      [
        [upTo(10), false],
        [upTo(20, 11), false],
        [upTo(23, 21), true],
      ],
    ],
    [
      3,
      1_999_999,
      [
        [[1, 2, 3], false],
        [[], true],
      ],
    ],
    [
      5,
      2_000_000,
      [
        [[1, 2], false],
        [[3, 4], false],
        [[5], true],
      ],
    ],
    [
      2,
      9_000_000,
      [
        [[1], false],
        [[2], false],
        [[], true],
      ],
    ],
  ])('%i pages of %i bytes', async (count, bytes, bundles) => {
    expect(await bundlesOf(paged(count, bytes))).toEqual(bundles);
  });

  test('what is there is handed on when the next page is two seconds in coming, once', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    const source = async function* (): AsyncGenerator<Page> {
      yield { number: 1, bytes: 1 };
      vi.advanceTimersByTime(1990);
      await slow;
      yield { number: 2, bytes: 1 };
      yield { number: 3, bytes: 1 };
    };
    const bundles = gathered(source());
    expect((await bundles.next()).value).toEqual({ pages: [{ number: 1, bytes: 1 }], isLast: false });
    const next = bundles.next();
    release();
    expect((await next).value).toEqual({ pages: [2, 3].map((number) => ({ number, bytes: 1 })), isLast: true });
    expect((await bundles.next()).done).toBe(true);
  });
});

describe('a list that fails', () => {
  async function* failing(after: number): AsyncGenerator<Page> {
    yield* paged(after);
    throw new Error('no more');
  }

  test('what was read before is handed on, and then the failure', async () => {
    const bundles = gathered(failing(2));
    expect((await bundles.next()).value).toEqual({
      pages: [1, 2].map((number) => ({ number, bytes: 1 })),
      isLast: false,
    });
    await expect(bundles.next()).rejects.toThrow('no more');
  });

  test.each([0, 10])('with nothing left after %i pages there is the failure alone', async (after) => {
    const found: number[] = [];
    const read = async (): Promise<void> => {
      for await (const { pages } of gathered(failing(after))) found.push(pages.length);
    };
    await expect(read()).rejects.toThrow('no more');
    expect(found).toEqual(after === 0 ? [] : [10]);
  });

  test('whoever stops in between ends the source as well', async () => {
    let isOver = false;
    const source = async function* (): AsyncGenerator<Page> {
      try {
        yield* paged(30);
      } finally {
        isOver = true;
      }
    };
    for await (const { pages } of gathered(source())) {
      expect(pages).toHaveLength(10);
      break;
    }
    expect(isOver).toBe(true);
  });
});
