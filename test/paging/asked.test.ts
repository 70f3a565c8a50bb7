import { describe, expect, test } from 'vitest';
import { errorOf, thrown } from '../support/observed-client.ts';
import { many, pagesOf, walk } from './told-list.ts';

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
