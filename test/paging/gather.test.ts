import { describe, expect, test } from 'vitest';
import { errorOf } from '../support/observed-client.ts';
import { item, items, listOf, many, pagesOf, walk, type Item } from './told-list.ts';

describe('a record that comes again', () => {
  test('is newer, not newer, or nobody can tell; compared with the newest copy so far', async () => {
    const copies = [item('a', '2026-01-01'), item('a', '2026-01-03'), item('a', '2026-01-02'), item('a', '2026-01-03')];
    const known = pagesOf([
      [...copies, item('b', null), item('b', '2026-01-01'), item('b', null), item('b', '2026-01-02')],
    ]);
    await walk(known.paged.pages());
    expect(known.drifts.map(({ id, newer }) => [id, newer])).toEqual([
      ['a', true],
      ['a', false],
      ['a', false],
      ['b', null],
      ['b', null],
      ['b', null],
    ]);
    expect(known.drifts[0]).toEqual({ id: 'a', change: 'repeated', page: 1, newer: true });
  });

  test('collect keeps the newer copy, and the later one where nobody can tell', async () => {
    const [old, fresh] = [item('a', '2026-01-01'), item('a', '2026-01-03')];
    for (const pages of [
      [[old, item('b')], [fresh]],
      [[fresh, item('b')], [old]],
    ])
      expect(await pagesOf(pages, { perPage: 2 }).paged.collect({ max: 9 })).toEqual([fresh, item('b')]);
    const untold = item('a', null);
    expect(await pagesOf([[old, item('b')], [untold]], { perPage: 2 }).paged.collect({ max: 9 })).toEqual([
      untold,
      item('b'),
    ]);
  });
});

describe('take and collect', () => {
  test('take reads no more pages than its records are on', async () => {
    for (const [count, pages] of [
      [1, 1],
      [2, 1],
      [3, 2],
      [4, 2],
      [5, 3],
      [9, 3],
    ] as const) {
      const { paged, numbers } = pagesOf([items('a b'), items('c d'), items('e')], { perPage: 2 });
      expect(await paged.take(count)).toEqual(items('a b c d e').slice(0, count));
      expect(numbers()).toHaveLength(pages);
    }
  });

  test('collect gives as many as max, and fails as soon as there are more', async () => {
    const list = () => pagesOf([items('a b'), items('c d'), items('e')], { perPage: 2 });
    expect(await list().paged.collect({ max: 5 })).toEqual(items('a b c d e'));
    expect(await pagesOf([]).paged.collect({ max: 0 })).toEqual([]);
    const { paged, numbers } = list();
    expect(await errorOf(paged.collect({ max: 3 }))).toMatchObject({
      kind: 'validation',
      operation: 'some.list',
      outcome: 'unknown',
      message: expect.stringMatching(/^some\.list: there are more than 3 records\. Nothing was cut off in silence: /),
    });
    expect(numbers()).toEqual([1, 2]);
  });

  test('iterated, it yields each record once', async () => {
    const { paged } = pagesOf([items('a b'), items('b c'), items('d')], { perPage: 2 });
    const seen: Item[] = [];
    for await (const one of paged) seen.push(one);
    expect(seen).toEqual(items('a b c d'));
  });

  /** A list of one page that is another at each walk. */
  function changing(...walks: readonly string[]) {
    let at = 0;
    return listOf(() => items(walks[Math.min(at++, walks.length - 1)] ?? ''));
  }

  test('without verify a list is read once, with it until two walks agree', async () => {
    for (const [verify, walks] of [
      [undefined, 1],
      [false, 1],
      [true, 2],
      [2, 2],
    ] as const) {
      const { paged, asked, drifts } = changing('a b');
      expect(await paged.collect({ max: 9, ...(verify === undefined ? {} : { verify }) })).toEqual(items('a b'));
      expect([asked.length, drifts]).toEqual([walks, []]);
    }
    const { paged, asked, drifts } = changing('a b', 'a c', 'a c d', 'a d');
    expect(await paged.collect({ max: 9, verify: true })).toEqual(items('a d'));
    expect(asked).toHaveLength(5);
    expect(drifts).toEqual([
      { id: 'c', change: 'appeared', page: null, newer: null },
      { id: 'b', change: 'vanished', page: null, newer: null },
      { id: 'd', change: 'appeared', page: null, newer: null },
      { id: 'c', change: 'vanished', page: null, newer: null },
    ]);
  });

  test('verify gives up after as many walks as it may take, five when none are said', async () => {
    for (const [verify, walks] of [
      [true, 5],
      [2, 2],
      [4, 4],
    ] as const) {
      const { paged, asked } = changing('a', 'b', 'c', 'd', 'e', 'e');
      expect(await errorOf(paged.collect({ max: 9, verify }))).toMatchObject({
        kind: 'validation',
        operation: 'some.list',
        outcome: 'unknown',
        retryable: true,
        message: expect.stringMatching(new RegExp(`^some\\.list: ${walks} walks over the list gave no two that agree`)),
      });
      expect(asked).toHaveLength(walks);
    }
  });
});

describe('reading ahead', () => {
  test('asks for so many pages before they are needed, in order, and one more with each that is taken', async () => {
    const { paged, numbers, asked } = listOf((number) => many(2, number * 2), { perPage: 2, ahead: 2 });
    const pages = paged.pages()[Symbol.asyncIterator]();
    const first: unknown = (await pages.next()).value;
    expect([first, numbers()]).toMatchObject([{ number: 1, items: many(2, 2) }, [1, 2, 3]]);
    const second: unknown = (await pages.next()).value;
    expect([second, numbers()]).toMatchObject([{ number: 2, items: many(2, 4) }, [1, 2, 3, 4]]);
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([false, false, false, false]);
    await pages.return?.();
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, true, true, true]);
  });

  test('without it nothing is asked before it is needed, and no signal is made', async () => {
    const { paged, asked } = listOf((number) => many(2, number * 2), { perPage: 2, ahead: 0 });
    const pages = paged.pages()[Symbol.asyncIterator]();
    await pages.next();
    await pages.next();
    await pages.return?.();
    expect(asked).toEqual([1, 2].map((number) => ({ number, perPage: 2, signal: undefined })));
  });
});
