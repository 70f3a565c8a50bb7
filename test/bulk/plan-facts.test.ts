import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/bulk/client.ts';
import { byEveryId, factsFrom, type FactSource } from '../../src/bulk/plan/facts.ts';
import { bareRun } from './bare.ts';
import { ids, over } from './plan-lists.ts';
import { idOf, person } from './plan-stand.ts';

const item = (number: number): Item => ({ id: idOf(number), attributes: {} });
const MOST = { max: 1_000_000 };
const WIDE = { perPage: 3000 };

describe('few records are read one by one, many as a list', () => {
  type Read = (facts: FactSource, ids: readonly string[]) => Promise<ReadonlyMap<string, Item | null>>;
  const kinds: readonly (readonly [string, Read, single: unknown[], query: object])[] = [
    ['participants', (facts, of) => facts.participants(of), [{ follow: true }], {}],
    ['declarations', (facts, of) => facts.declarations(of), [{}], {}],
    ['schools', (facts, of) => facts.schools(of, '2025'), [{ cohort: 2025 }, {}], { cohort: 2025 }],
  ];
  const all = [...Array.from({ length: 39 }, (_, at) => person(at + 1)), person(90)];

  test.each(kinds)('%s: forty one by one, and null for what is not there', async (name, readAll, single) => {
    const { facts, read } = over(all);
    const found = await readAll(facts, ids(40));
    expect(read).toEqual(ids(40).map((id) => [`${name}.get`, id, ...single]));
    expect([...found.values()].map((one) => one?.id ?? null)).toEqual([...ids(39), null]);
    expect([...found.keys()][0]).toBe(idOf(1).replaceAll('-', ''));
  });

  test.each(kinds)('%s: one more as a list, which is read once', async (name, readAll, _, query) => {
    const { facts, read } = over(all);
    const found = await readAll(facts, ids(41));
    expect(read).toEqual([[`${name}.list`, query, WIDE, MOST]]);
    expect([...found.values()].map((one) => one?.id ?? null)).toEqual([...ids(39), null, null]);
    await readAll(facts, ids(50));
    expect(read).toHaveLength(1);
  });

  test('schools of another cohort are another list', async () => {
    const { facts, read } = over(all);
    await facts.schools(ids(41), '2025');
    await facts.schools(ids(41), '2026');
    expect(read.map(([, query]) => query)).toEqual([{ cohort: 2025 }, { cohort: 2026 }]);
  });

  test.each(kinds)('%s: any other failure of a read is none of "not there"', async (_, readAll) => {
    const { writer } = bareRun('declarations.create', []).context;
    const broken = () => Promise.reject(new TypeError('terminated'));
    const dfe = {
      ...writer.dfe,
      participants: { ...writer.dfe.participants, get: broken },
      declarations: { ...writer.dfe.declarations, get: broken },
      schools: { ...writer.dfe.schools, get: broken },
    };
    await expect(readAll(factsFrom({ ...writer, dfe }), ids(1))).rejects.toThrow('terminated');
  });
});

describe('lists', () => {
  test('of declarations are asked for by a hundred people at a time', async () => {
    const { facts, read } = over([item(7)]);
    expect(await facts.declarationsOf(ids(201))).toEqual([item(7), item(7), item(7)]);
    expect(read.map(([name, query]) => [name, query])).toEqual(
      [ids(201).slice(0, 100), ids(201).slice(100, 200), ids(201).slice(200)].map((some) => [
        ...['declarations.list', { participant_id: some }],
      ]),
    );
    expect(await facts.declarationsOf([])).toEqual([]);
    expect(read).toHaveLength(3);
    await facts.declarationsOf(ids(100));
    expect(read.slice(3)).toEqual([['declarations.list', { participant_id: ids(100) }, WIDE, MOST]]);
  });

  test('of partnerships are of the cohorts that are years, or of all', async () => {
    for (const [cohorts, query] of [
      [['2025', '2026'], { cohort: [2025, 2026] }],
      [['soon', '2026'], { cohort: [2026] }],
      [['soon'], {}],
      [[], {}],
    ] as const) {
      const { facts, read } = over([item(1)]);
      expect(await facts.partnerships(cohorts)).toEqual([item(1)]);
      expect(read).toEqual([['partnerships.list', query, WIDE, MOST]]);
    }
  });

  test('of statements and delivery partners are read whole, once', async () => {
    const { facts, read } = over([item(1)]);
    expect(await Promise.all([facts.statements(), facts.statements(), facts.deliveryPartners()])).toEqual([
      ...[[item(1)], [item(1)], [item(1)]],
    ]);
    await facts.deliveryPartners();
    expect(read).toEqual([
      ['statements.list', {}, WIDE, MOST],
      ['deliveryPartners.list', {}, WIDE, MOST],
    ]);
  });

  test('and every read ends with the signal that is given', async () => {
    const { signal } = new AbortController();
    const { facts, read } = over([item(1)], signal);
    await facts.statements();
    await facts.participants([idOf(1)]);
    await facts.declarations([idOf(1)]);
    await facts.schools([idOf(1)], '2025');
    expect(read).toEqual([
      ['statements.list', {}, { ...WIDE, signal }, MOST],
      ['participants.get', idOf(1), { follow: true, signal }],
      ['declarations.get', idOf(1), { signal }],
      ['schools.get', idOf(1), { cohort: 2025 }, { signal }],
    ]);
  });
});

test('participants are found by current and retired ids; a current one wins, and of retired ones the first', () => {
  const [one, two, three] = [person(1, [], [10, 2]), person(2, [], [11]), person(3, [], [11])];
  const odd = { id: idOf(4), attributes: { participant_id_changes: 'none' } };
  const found = byEveryId([1, 2, 10, 11, 4, 99].map(idOf), [one, two, three, odd]);
  expect([...found.values()]).toEqual([one, two, one, two, odd, null]);
  expect([...byEveryId([idOf(1).toUpperCase()], [one])]).toEqual([[idOf(1).replaceAll('-', ''), one]]);
});
