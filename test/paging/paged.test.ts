import * as fc from 'fast-check';
import { createClient } from 'lead-provider-sdk';
import { describe, expect, test } from 'vitest';
import { errorOf, json, observe, record } from '../support/observed-client.ts';
import { runs } from '../support/size.ts';

/** A list of `total` records, served in pages of at most `cap`. */
function listOf(total: number, cap = 3000): (seen: { url: URL }) => Response {
  return ({ url }) => {
    const page = Number(url.searchParams.get('page[page]'));
    const per = Math.min(Number(url.searchParams.get('page[per_page]')), cap);
    return json({ data: Array.from({ length: total }, (_, i) => record(i)).slice((page - 1) * per, page * per) });
  };
}

describe('Paged', () => {
  test('sends nothing until it is iterated, and reads anew each time', async () => {
    const { dfe, requests } = observe('rect', listOf(3));
    const statements = dfe.statements.list();
    expect(requests).toHaveLength(0);
    await statements.take(1);
    await statements.take(1);
    expect(requests).toHaveLength(2);
  });

  test('items, pages, take and collect see the same records', async () => {
    const { dfe } = observe('rect', listOf(250));
    const statements = dfe.statements.list({}, { perPage: 100 });
    const items: string[] = [];
    for await (const item of statements) items.push(item.id);
    const pages: [number, number][] = [];
    for await (const page of statements.pages()) pages.push([page.number, page.items.length]);
    expect(items).toEqual(Array.from({ length: 250 }, (_, i) => record(i).id));
    expect(pages).toEqual([
      [1, 100],
      [2, 100],
      [3, 50],
    ]);
    expect((await statements.take(120)).map(({ id }) => id)).toEqual(items.slice(0, 120));
    expect((await statements.collect({ max: 250 })).map(({ id }) => id)).toEqual(items);
  });

  test('pages can start later', async () => {
    const { dfe } = observe('rect', listOf(250));
    const numbers: number[] = [];
    for await (const page of dfe.statements.list({}, { perPage: 100 }).pages({ from: 2 })) numbers.push(page.number);
    expect(numbers).toEqual([2, 3]);
  });

  test('take stops asking', async () => {
    const { dfe, requests } = observe('rect', listOf(1000));
    await dfe.statements.list({}, { perPage: 100 }).take(150);
    expect(requests).toHaveLength(2);
  });

  test('collect never cuts in silence', async () => {
    const { dfe } = observe('rect', listOf(250));
    expect(await errorOf(dfe.statements.list().collect({ max: 249 }))).toMatchObject({
      kind: 'validation',
      message: expect.stringContaining('more than 249'),
    });
  });

  test('property: every record exactly once, whatever the total, the page size and a lowered cap', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(900),
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 100, max: 500 }),
        async (total, perPage, cap) => {
          fc.pre(total / perPage < 60);
          const { dfe } = observe('rect', listOf(total, cap));
          const all = await dfe.statements.list({}, { perPage }).collect({ max: 1000 });
          expect(all.map(({ id }) => id)).toEqual(Array.from({ length: total }, (_, i) => record(i).id));
        },
      ),
      { numRuns: runs(60) },
    );
  });

  test('a page like the one before is an error, not an endless loop', async () => {
    const { dfe, requests } = observe('rect', () => json({ data: Array.from({ length: 100 }, (_, i) => record(i)) }));
    expect(await errorOf(dfe.statements.list({}, { perPage: 100 }).collect({ max: 10_000 }))).toMatchObject({
      kind: 'validation',
      message: expect.stringContaining('page 2 is the same'),
    });
    expect(requests).toHaveLength(2);
  });

  test('a record that comes again is told of, yielded once, and collect keeps the newest', async () => {
    const first = Array.from({ length: 100 }, (_, i) => record(i));
    const second = [record(99, '2026-02-01T00:00:00Z'), record(5, '2025-01-01T00:00:00Z'), record(100)];
    const serve = ({ url }: { url: URL }): Response =>
      json({ data: url.searchParams.get('page[page]') === '1' ? first : second });
    const { dfe, events } = observe('rect', serve);
    const list = dfe.statements.list({}, { perPage: 100 });
    const ids: string[] = [];
    for await (const item of list) ids.push(item.id);
    expect(ids).toHaveLength(101);
    expect(new Set(ids).size).toBe(101);
    expect(events.filter(({ type }) => type === 'drift')).toEqual([
      { type: 'drift', operation: 'statements.list', id: record(99).id, change: 'repeated', page: 2, newer: true },
      { type: 'drift', operation: 'statements.list', id: record(5).id, change: 'repeated', page: 2, newer: false },
    ]);
    const kept = new Map((await list.collect({ max: 200 })).map((item) => [item.id, item.attributes.updated_at]));
    expect(kept.get(record(99).id)).toBe('2026-02-01T00:00:00Z');
    expect(kept.get(record(5).id)).toBe('2026-01-01T00:00:00Z');
  });

  test('an answer that is no list is an error', async () => {
    const { dfe } = observe('ecf', () => json({ data: { id: 'x' } }));
    expect(await errorOf(dfe.statements.list().take(1))).toMatchObject({ kind: 'validation', outcome: 'unknown' });
  });

  test('a signal stops the walk between pages', async () => {
    const controller = new AbortController();
    let pages = 0;
    const client = createClient({
      service: 'rect',
      baseUrl: 'http://localhost:1',
      token: 'abc',
      fetch: async ({ url }) => {
        pages += 1;
        controller.abort();
        return listOf(1000)({ url: new URL(url) });
      },
    });
    expect(
      await errorOf(client.statements.list({}, { perPage: 100, signal: controller.signal }).collect({ max: 5000 })),
    ).toMatchObject({ kind: 'aborted' });
    expect(pages).toBe(1);
  });
});
