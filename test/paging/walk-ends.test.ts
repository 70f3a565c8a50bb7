import { describe, expect, test } from 'vitest';
import type { Page } from '../../src/paging/index.ts';
import { errorOf } from '../support/observed-client.ts';
import { item, items, listOf, many, pagesOf, uuid, walk, type Item } from './told-list.ts';

describe('where a walk ends', () => {
  test.each([
    { perPage: 50, first: 49, pages: 1 },
    { perPage: 50, first: 50, pages: 2 },
    { perPage: 100, first: 99, pages: 1 },
    { perPage: 100, first: 100, pages: 2 },
    { perPage: 200, first: 99, pages: 1 },
    // a service that serves no more than 100
    { perPage: 200, first: 100, pages: 2 },
    { perPage: 1, first: 0, pages: 1 },
    { perPage: 1, first: 1, pages: 2 },
  ])('at a page so short that no lowered page size explains it: %j', async ({ perPage, first, pages }) => {
    const { paged, numbers } = pagesOf([many(first)], { perPage });
    expect(await walk(paged.pages())).toHaveLength(pages);
    expect(numbers()).toHaveLength(pages);
  });

  test('a page is told with its number, its records, what it repeats and its response', async () => {
    const { paged, responses } = pagesOf([items('a b'), items('b c'), items('d')], { perPage: 2 });
    expect(await walk(paged.pages())).toEqual([
      { number: 1, items: items('a b'), repeated: [], response: responses[0] },
      { number: 2, items: items('c'), repeated: ['b'], response: responses[1] },
      { number: 3, items: items('d'), repeated: [], response: responses[2] },
    ]);
    const whole = await walk(paged.pages({ from: 1, dedupe: false }));
    expect(whole.map(({ items: own, repeated }) => [own, repeated])).toEqual([
      [items('a b'), []],
      [items('b c'), ['b']],
      [items('d'), []],
    ]);
  });

  test('at maxPages only when the list goes on, from wherever it began', async () => {
    const short = pagesOf([items('a b'), items('c')], { perPage: 2, maxPages: 2 });
    expect(await walk(short.paged.pages())).toHaveLength(2);
    const { paged, numbers } = listOf((number) => many(2, number * 2), { perPage: 2, maxPages: 3 });
    const seen: Page<Item>[] = [];
    expect(await errorOf(walk(paged.pages({ from: 4 }), seen))).toMatchObject({
      kind: 'validation',
      operation: 'some.list',
      outcome: 'unknown',
      message: expect.stringMatching(/^some\.list: the list goes on after 3 pages\. .* use pages\(\{ from \}\)\.$/),
    });
    expect([seen.map(({ number }) => number), numbers()]).toEqual([
      [4, 5, 6],
      [4, 5, 6],
    ]);
  });

  test('at a page that is the same as the one before', async () => {
    const { paged, numbers } = pagesOf([items('a b'), items('c d'), items('c d')], { perPage: 2 });
    expect(await errorOf(walk(paged.pages()))).toMatchObject({
      kind: 'validation',
      operation: 'some.list',
      outcome: 'unknown',
      message: expect.stringMatching(/^some\.list: page 3 is the same as the page before it\. /),
    });
    expect(numbers()).toEqual([1, 2, 3]);
  });

  test('with one record a page, once the same is nothing; twice in a row is', async () => {
    const fine = pagesOf('a a b b c a b c'.split(' ').map(items), { perPage: 1 });
    const seen = await walk(fine.paged.pages());
    expect(seen.map(({ repeated }) => repeated.join())).toEqual(['', 'a', '', 'b', '', 'a', 'b', 'c', '']);
    const { paged } = pagesOf('a b b b'.split(' ').map(items), { perPage: 1 });
    expect(await errorOf(walk(paged.pages()))).toMatchObject({
      message: expect.stringContaining('page 4 is the same'),
    });
  });

  test('at the third page in a row that was read before, in whole', async () => {
    const round = ['a b', 'c d', 'e f'].map(items);
    const { paged } = pagesOf([...round, ...round, ...round], { perPage: 2 });
    const seen: Page<Item>[] = [];
    expect(await errorOf(walk(paged.pages(), seen))).toMatchObject({
      kind: 'validation',
      operation: 'some.list',
      outcome: 'unknown',
      message: expect.stringMatching(/^some\.list: page 6 and the two before it hold only what earlier pages held/),
    });
    expect(seen).toHaveLength(5);
  });

  test('not where something new comes between, or where what comes again stands in other pages', async () => {
    for (const pages of [
      ['a b', 'c d', 'e f', 'a b', 'c d', 'e g', 'a b', 'c d', 'h i', 'e f', 'a b', 'k'],
      ['a b', 'c d', 'e f', 'b c', 'd e', 'f a', 'a c', 'b d', 'c e', 'k'],
      ['a b', 'c d', 'e f', 'a b', 'c d', 'd e', 'a b', 'c d', 'k'],
    ]) {
      const { paged } = pagesOf(pages.map(items), { perPage: 2 });
      expect((await walk(paged.pages())).at(-1)?.items).toEqual(items('k'));
    }
  });

  test('a page is known by its ends and its length, and has to hold nothing new', async () => {
    const three = (...numbers: readonly number[]): Item[] => numbers.map((n) => item(uuid(n)));
    const first = [three(1, 2, 3), three(4, 5, 6), three(7, 8, 9)];
    const mixed = [...first, three(1, 5, 3), three(4, 2, 6), three(7, 2, 9), three(10)];
    expect(await errorOf(walk(pagesOf(mixed, { perPage: 3 }).paged.pages()))).toMatchObject({
      message: expect.stringContaining('page 6 and the two'),
    });
    const grown = [...first, three(1, 11, 3), three(4, 12, 6), three(7, 13, 9), three(10)];
    const seen = await walk(pagesOf(grown, { perPage: 3 }).paged.pages());
    expect(seen.slice(3).map(({ items: own }) => own)).toEqual([three(11), three(12), three(13), three(10)]);
  });
});
