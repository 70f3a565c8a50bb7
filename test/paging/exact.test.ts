import { describe, expect, test } from 'vitest';
import { createPaged, type Drift, type Page, type PageSource } from '../../src/paging/index.ts';
import { errorOf, thrown } from '../support/observed-client.ts';

interface Item {
  readonly id: string;
  readonly at: string | null;
}
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const item = (id: string, at: string | null = '2026-01-01'): Item => ({ id, at });
const items = (ids: string): Item[] => (ids === '' ? [] : ids.split(' ').map((id) => item(id)));
const many = (count: number, from = 0): Item[] => Array.from({ length: count }, (_, i) => item(uuid(from + i)));

type Settings = Partial<Pick<PageSource<Item>, 'perPage' | 'maxPages' | 'ahead'>>;

/** A list whose pages are told to it, with what was asked of it. The last page is served on and on. */
function listOf(served: (number: number) => readonly Item[], settings: Settings = {}) {
  const asked: { number: number; perPage: number; signal: AbortSignal | undefined }[] = [];
  const drifts: Drift[] = [];
  const responses: Response[] = [];
  const paged = createPaged<Item>({
    operation: 'some.list',
    perPage: undefined,
    maxPages: undefined,
    ahead: undefined,
    ...settings,
    open: () => (number, perPage, signal) => {
      asked.push({ number, perPage, signal });
      const response = new Response();
      responses.push(response);
      return Promise.resolve({ items: served(number), response });
    },
    idOf: ({ id }) => id,
    updatedAt: ({ at }) => at,
    onDrift: (drift) => drifts.push(drift),
  });
  return { paged, asked, drifts, responses, numbers: () => asked.map(({ number }) => number) };
}

/** The same, one page after the other; behind them the list is empty. */
const pagesOf = (pages: readonly (readonly Item[])[], settings?: Settings) =>
  listOf((number) => pages[number - 1] ?? [], settings);

async function walk(pages: AsyncIterable<Page<Item>>, seen: Page<Item>[] = []): Promise<Page<Item>[]> {
  for await (const page of pages) seen.push(page);
  return seen;
}

describe('what a list is asked for', () => {
  test('1,000 records a page, from the first page on, when nothing is said', async () => {
    const { paged, asked } = pagesOf([many(1000), many(1, 1000)]);
    await walk(paged.pages());
    expect(asked).toEqual([1, 2].map((number) => ({ number, perPage: 1000, signal: undefined })));
  });

  test.each([{ perPage: 1 }, { perPage: 3000 }, { maxPages: 1 }, { ahead: 0 }, { ahead: 8 }])(
    'as far as it goes: %j',
    async (settings) => {
      const { paged, asked } = pagesOf([], settings);
      expect(await walk(paged.pages({ from: 1 }))).toHaveLength(1);
      expect(asked[0]?.perPage).toBe(settings.perPage ?? 1000);
    },
  );

  const perPage = 'from 1 to 3000; the service serves no more than that on a page.';
  test.each([
    [{ perPage: 0 }, perPage],
    [{ perPage: 3001 }, perPage],
    [{ perPage: 1.5 }, perPage],
    [{ perPage: NaN }, perPage],
    [{ maxPages: 0 }, 'of at least 1.'],
    [{ maxPages: Infinity }, 'of at least 1.'],
    [{ ahead: -1 }, 'from 0 to 8.'],
    [{ ahead: 9 }, 'from 0 to 8.'],
  ])('nothing else: %j', (settings, bounds) => {
    const [name] = Object.keys(settings);
    const detail = `Has to be a whole number ${bounds}`;
    expect(thrown(() => pagesOf([], settings))).toMatchObject({
      kind: 'validation',
      operation: 'some.list',
      outcome: 'not-sent',
      issues: [{ title: name, detail }],
      message: `some.list was not sent. ${name}: ${detail}`,
    });
  });

  test('from, count, max and verify that cannot be meant are refused, and nothing is sent', async () => {
    const { paged, asked } = pagesOf([many(3)]);
    expect(thrown(() => paged.pages({ from: 0 }))).toMatchObject({ issues: [{ title: 'from' }] });
    expect(await errorOf(paged.take(-1))).toMatchObject({ issues: [{ title: 'count' }] });
    expect(await errorOf(paged.take(0.5))).toMatchObject({ issues: [{ title: 'count' }] });
    expect(await errorOf(paged.collect({ max: -1 }))).toMatchObject({ issues: [{ title: 'max' }] });
    expect(await paged.take(0)).toEqual([]);
    expect(asked).toEqual([]);
    expect(await errorOf(paged.collect({ max: 3, verify: 1 }))).toMatchObject({
      message: 'some.list was not sent. verify: Has to be a whole number of at least 2.',
    });
  });

  test('options of pages: each that is wrong is told', async () => {
    const { paged, asked } = pagesOf([many(3)]);
    const issues = [
      { title: 'dedup', detail: 'No such option. Did you mean "dedupe"?' },
      { title: 'dedupe', detail: 'Has to be true or false.' },
    ];
    expect(await errorOf(walk(paged.pages({ dedup: 1, dedupe: 'no' } as never)))).toMatchObject({
      operation: 'some.list',
      outcome: 'not-sent',
      issues,
      message: `some.list was not sent. ${issues.map(({ title, detail }) => `${title}: ${detail}`).join(' ')}`,
    });
    expect(await errorOf(walk(paged.pages({ dedup: 1 } as never)))).toMatchObject({ issues: issues.slice(0, 1) });
    expect(await errorOf(walk(paged.pages({ dedupe: 'no' } as never)))).toMatchObject({ issues: issues.slice(1) });
    expect(asked).toEqual([]);
  });
});

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
