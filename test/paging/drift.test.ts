import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { errorOf, json, observe, record } from '../support/observed-client.ts';
import { runs } from '../support/size.ts';

type Row = ReturnType<typeof record>;

/** A list that changes after each answer. */
function changing(total: number, change: (rows: Row[], answered: number) => void) {
  const rows = Array.from({ length: total }, (_, i) => record(i));
  const seen = observe('rect', ({ url }, count) => {
    const page = Number(url.searchParams.get('page[page]'));
    const per = Number(url.searchParams.get('page[per_page]'));
    const answer = json({ data: rows.slice((page - 1) * per, page * per) });
    change(rows, count);
    return answer;
  });
  return { ...seen, rows };
}

describe('a list that changes while it is read', () => {
  test('property: with rows inserted and updated, no record present throughout is missed and none comes twice', async () => {
    const step = fc.record({
      inserted: fc.nat(3),
      updated: fc.array(fc.nat(2000), { maxLength: 4 }),
      at: fc.nat(1000),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(700),
        fc.integer({ min: 100, max: 300 }),
        fc.array(step, { minLength: 1, maxLength: 10 }),
        fc.nat(3),
        fc.boolean(),
        async (total, perPage, steps, ahead, anywhere) => {
          let next = total;
          const { dfe } = changing(total, (rows, answered) => {
            const now = steps[answered % steps.length];
            for (const i of now?.updated ?? []) {
              const row = rows[i % Math.max(1, rows.length)];
              if (row !== undefined)
                row.attributes = { updated_at: `2026-02-${String(1 + (answered % 27)).padStart(2, '0')}T00:00:00Z` };
            }
            // the default order is by creation, so new rows come last; statements are ordered by date, where they can
            // come anywhere
            for (let i = 0; i < (now?.inserted ?? 0) && answered < 20; i += 1)
              rows.splice(anywhere ? (now?.at ?? 0) % (rows.length + 1) : rows.length, 0, record(next++));
          });
          const ids: string[] = [];
          for await (const item of dfe.statements.list({}, { perPage, ahead: anywhere ? 0 : ahead })) ids.push(item.id);
          expect(new Set(ids).size).toBe(ids.length);
          const found = new Set(ids);
          for (let i = 0; i < total; i += 1) expect(found.has(record(i).id)).toBe(true);
        },
      ),
      { numRuns: runs(60) },
    );
  });

  test('a single walk can miss a record when another is removed; verify notices and walks again', async () => {
    const removeOnce = (rows: Row[], answered: number): void => {
      if (answered === 1) rows.splice(0, 1);
    };
    const once = changing(250, removeOnce);
    const single = await once.dfe.statements.list({}, { perPage: 100 }).collect({ max: 1000 });
    expect(single.map(({ id }) => id)).not.toContain(record(100).id);

    const { dfe, rows, events } = changing(250, removeOnce);
    const all = await dfe.statements.list({}, { perPage: 100 }).collect({ max: 1000, verify: true });
    expect(all.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(events.filter(({ type }) => type === 'drift')).toEqual([
      { type: 'drift', operation: 'statements.list', id: record(100).id, change: 'appeared', page: null, newer: null },
      { type: 'drift', operation: 'statements.list', id: record(0).id, change: 'vanished', page: null, newer: null },
    ]);
  });

  test('property: verify gives the list as it is once it is quiet, whatever was removed before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 500 }),
        fc.array(fc.nat(500), { maxLength: 4 }),
        async (total, removals) => {
          const { dfe, rows } = changing(total, (list) => {
            const at = removals.shift();
            if (at !== undefined) list.splice(at % Math.max(1, list.length), 1);
          });
          const all = await dfe.statements.list({}, { perPage: 100 }).collect({ max: 1000, verify: 10 });
          expect(all.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
        },
      ),
      { numRuns: runs(40) },
    );
  });

  test('verify gives up, with an error, on a list that never stands still', async () => {
    const { dfe, requests } = changing(30, (rows, answered) => void rows.push(record(1000 + answered)));
    expect(await errorOf(dfe.statements.list().collect({ max: 1000, verify: 3 }))).toMatchObject({
      kind: 'validation',
      retryable: true,
      message: expect.stringContaining('3 walks'),
    });
    expect(requests).toHaveLength(3);
  });

  test('pages say what they repeat', async () => {
    const { dfe } = changing(150, (rows, answered) => {
      if (answered === 1) rows.splice(0, 0, record(999));
    });
    const repeated: (readonly string[])[] = [];
    for await (const page of dfe.statements.list({}, { perPage: 100 }).pages()) repeated.push(page.repeated);
    expect(repeated).toEqual([[], [record(99).id]]);
  });
});

describe('bounds of a walk', () => {
  const endless = () =>
    observe('rect', ({ url }) => {
      const page = Number(url.searchParams.get('page[page]'));
      return json({ data: Array.from({ length: 100 }, (_, i) => record(page * 100 + i)) });
    });

  test('more pages than maxPages are an error, and a later walk can go on from there', async () => {
    const { dfe, requests } = endless();
    const list = dfe.statements.list({}, { perPage: 100, maxPages: 3 });
    const numbers: number[] = [];
    const walk = async (from: number): Promise<void> => {
      for await (const page of list.pages({ from })) numbers.push(page.number);
    };
    expect(await errorOf(walk(1))).toMatchObject({
      kind: 'validation',
      message: expect.stringContaining('after 3 pages'),
    });
    expect(await errorOf(walk(4))).toMatchObject({ kind: 'validation' });
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6]);
    expect(requests).toHaveLength(6);
  });

  test.each([{ maxPages: 0 }, { ahead: -1 }, { ahead: 9 }, { ahead: 0.5 }])(
    'what cannot be meant is refused: %j',
    (options) => {
      expect(() => endless().dfe.statements.list({}, options)).toThrow(/Has to be a whole number/);
    },
  );
});

describe('reading ahead', () => {
  /** Pages that take as long as told; the most that were under way or waiting to be used. */
  function slow(total: number, msOf: (page: number) => number) {
    const runtime = new FakeRuntime(0);
    let under = 0;
    let most = 0;
    const seen = observe(
      'rect',
      async ({ url }) => {
        under += 1;
        most = Math.max(most, under);
        const page = Number(url.searchParams.get('page[page]'));
        await new Promise<void>((resolve) => runtime.later(resolve, msOf(page)));
        under -= 1;
        return json({ data: Array.from({ length: total }, (_, i) => record(i)).slice((page - 1) * 100, page * 100) });
      },
      {},
      runtime,
    );
    return { ...seen, runtime, most: () => most };
  }

  test('keeps the order, whichever answer comes first, and takes less time', async () => {
    const { dfe, runtime, most, requests } = slow(950, (page) => (page % 3 === 0 ? 100 : 300));
    const all = await runtime.run(dfe.statements.list({}, { perPage: 100, ahead: 3 }).collect({ max: 1000 }));
    expect(all.map(({ id }) => id)).toEqual(Array.from({ length: 950 }, (_, i) => record(i).id));
    expect(most()).toBe(4);
    expect(runtime.now()).toBeLessThan(1200);
    expect(requests.length).toBeLessThanOrEqual(10 + 3);
  });

  test('holds no more pages than asked for while nobody takes them', async () => {
    const { dfe, runtime, requests } = slow(5000, () => 1);
    const walk = dfe.statements.list({}, { perPage: 100, ahead: 2 }).pages()[Symbol.asyncIterator]();
    await runtime.run(walk.next());
    await runtime.advance(1000);
    expect(requests).toHaveLength(3);
    await walk.return?.();
  });

  test('stops what is under way when the walk is left', async () => {
    const { dfe, runtime, requests } = slow(5000, (page) => page * 100);
    await runtime.run(dfe.statements.list({}, { perPage: 100, ahead: 4 }).take(50));
    await runtime.advance(10_000);
    expect(requests).toHaveLength(5);
    expect(runtime.pending).toBe(0);
  });

  test('a page that failed is an error when its turn comes, and not before', async () => {
    const { dfe } = observe('rect', ({ url }) => {
      const page = Number(url.searchParams.get('page[page]'));
      return page === 3
        ? new Response('', { status: 500 })
        : json({ data: Array.from({ length: 100 }, (_, i) => record(page * 100 + i)) });
    });
    const numbers: number[] = [];
    const walk = async (): Promise<void> => {
      for await (const page of dfe.statements.list({}, { perPage: 100, ahead: 2 }).pages()) numbers.push(page.number);
    };
    expect(await errorOf(walk())).toMatchObject({ status: 500 });
    expect(numbers).toEqual([1, 2]);
  });

  test('one signal stops all pages', async () => {
    const { dfe, runtime, requests } = slow(5000, () => 1000);
    const controller = new AbortController();
    const walk = dfe.statements
      .list({}, { perPage: 100, ahead: 4, signal: controller.signal })
      .collect({ max: 10_000 });
    await runtime.advance(1500);
    controller.abort();
    expect(await errorOf(walk)).toMatchObject({ kind: 'aborted' });
    const sent = requests.length;
    await runtime.advance(10_000);
    expect(requests).toHaveLength(sent);
  });
});
