import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorOf, json, observe, record } from '../support/observed-client.ts';
import { runs } from '../support/size.ts';

type Row = ReturnType<typeof record>;

/** A list of rows, into which others come between its pages; what each page was served with is kept. */
function serving(total: number, insertions: readonly { readonly at: number; readonly count: number }[]) {
  const rows = Array.from({ length: total }, (_, i) => record(i));
  const served: Row[][] = [];
  let next = total;
  const seen = observe('rect', ({ url }, count) => {
    const page = Number(url.searchParams.get('page[page]'));
    const per = Number(url.searchParams.get('page[per_page]'));
    const data = rows.slice((page - 1) * per, page * per);
    served.push(data);
    const { at, count: inserted } = insertions[count - 1] ?? { at: 0, count: 0 };
    for (let i = 0; i < inserted; i += 1) rows.splice(at % (rows.length + 1), 0, record(next++));
    return json({ data });
  });
  return { ...seen, served };
}

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
const insertions = fc.array(fc.record({ at: fc.nat(1000), count: fc.nat(60) }), { maxLength: 8 });

describe('pages({ dedupe: false })', () => {
  test('property: each page is as it was served, in order, and what came again is named as in a walk that leaves it out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(700),
        fc.integer({ min: 100, max: 300 }),
        insertions,
        fc.nat(3),
        async (total, perPage, inserted, ahead) => {
          const whole = serving(total, inserted);
          const pages = [];
          for await (const page of whole.dfe.statements.list({}, { perPage, ahead }).pages({ dedupe: false }))
            pages.push(page);
          const at = new Map(pages.map(({ number }, i) => [number, i]));
          expect(at.size).toBe(pages.length);
          expect(pages.map(({ items }) => ids(items))).toEqual(whole.served.slice(0, pages.length).map(ids));

          const without = serving(total, inserted);
          const deduped = [];
          for await (const page of without.dfe.statements.list({}, { perPage, ahead }).pages()) deduped.push(page);
          expect(pages.map(({ repeated }) => repeated)).toEqual(deduped.map(({ repeated }) => repeated));
          for (const [i, { items, repeated }] of pages.entries())
            expect(ids(items).filter((id) => !repeated.includes(id))).toEqual(ids(deduped[i]?.items ?? []));
          expect(whole.events.filter(({ type }) => type === 'drift')).toEqual(
            without.events.filter(({ type }) => type === 'drift'),
          );
        },
      ),
      { numRuns: runs(60) },
    );
  });

  test('a newer copy of a record is on the page that has it', async () => {
    const first = Array.from({ length: 100 }, (_, i) => record(i));
    const again = record(99, '2026-02-01T00:00:00Z');
    const { dfe, events } = observe('rect', ({ url }) =>
      json({ data: url.searchParams.get('page[page]') === '1' ? first : [again, record(100)] }),
    );
    const list = dfe.statements.list({}, { perPage: 100 });
    const last = async (options?: { dedupe: boolean }) => {
      const pages = [];
      for await (const { items, repeated } of list.pages(options)) pages.push({ items, repeated });
      return pages.at(-1);
    };
    expect(await last({ dedupe: false })).toEqual({ items: [again, record(100)], repeated: [again.id] });
    expect(await last({ dedupe: true })).toEqual({ items: [record(100)], repeated: [again.id] });
    expect(await last()).toEqual({ items: [record(100)], repeated: [again.id] });
    expect(events.filter(({ type }) => type === 'drift')).toHaveLength(3);
  });

  test('the walk still ends where pages go round in a circle', async () => {
    const page = (from: number): Row[] => Array.from({ length: 100 }, (_, i) => record(from + i));
    const { dfe } = observe('rect', ({ url }) =>
      json({ data: page((Number(url.searchParams.get('page[page]')) % 3) * 100) }),
    );
    const walk = async (): Promise<void> => {
      for await (const { number } of dfe.statements.list({}, { perPage: 100 }).pages({ dedupe: false }))
        expect(number).toBeLessThan(10);
    };
    expect(await errorOf(walk())).toMatchObject({ message: expect.stringContaining('in the same pages') });
  });

  test.each([
    [{ dedup: false }, 'dedup: No such option. Did you mean "dedupe"?'],
    [{ form: 2 }, 'form: No such option. Did you mean "from"?'],
    [{ xyzzy: 2 }, 'xyzzy: No such option.'],
    [{ dedupe: 'no' }, 'dedupe: Has to be true or false.'],
  ])('%j is refused before anything is sent', async (options, said) => {
    const { dfe, requests } = observe('rect', () => json({ data: [] }));
    const walk = async (): Promise<void> => {
      for await (const page of dfe.statements.list().pages(options as never)) expect(page).toBeUndefined();
    };
    expect(await errorOf(walk())).toMatchObject({
      kind: 'validation',
      outcome: 'not-sent',
      message: `statements.list was not sent. ${said}`,
    });
    expect(requests).toEqual([]);
  });
});
