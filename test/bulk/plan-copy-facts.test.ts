import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/bulk/client.ts';
import { factsInCopy } from '../../src/bulk/plan/copy-facts.ts';
import { copyStand } from './plan-copies.ts';
import { declaration, idOf, NOW, person, statement } from './plan-stand.ts';

const GONE = { gone_at: '2026-06-01T00:00:00.000Z' };
const idsOf = (items: Iterable<Item | null>): (string | null)[] => [...items].map((item) => item?.id ?? null);
const record = (number: number): Item => ({ id: idOf(number), attributes: { name: `${number}` } });

describe('how old a copy is', () => {
  const DAY = 86_400_000;

  test.each([
    ['was never filled', null, false, 'The copy has never been filled. Pull first, or plan without it.'],
    ['was never filled, which is known', null, true, 'The copy has never been filled'],
    ['is from more than a day ago', NOW - DAY - 1, false, 'The copy is from 2026-06-09T11:59:59.999Z, more than a day'],
  ])('one that %s is refused', async (_, ranAt, stale, words) => {
    const { copy } = await copyStand(ranAt);
    const refused = factsInCopy(copy, NOW, stale);
    await expect(refused).rejects.toMatchObject({ reason: 'usage' });
    await expect(refused).rejects.toThrow(words);
  });

  test.each([
    ['from a day ago', NOW - DAY, false],
    ['older, which is known', NOW - 9 * DAY, true],
  ])('one %s will do', async (_, ranAt, stale) => {
    const { copy } = await copyStand(ranAt);
    expect(await (await factsInCopy(copy, NOW, stale)).statements()).toEqual([]);
  });

  test('is told by its newest run', async () => {
    const { copy, put } = await copyStand(NOW - 3 * DAY);
    await put('dfe_runs', { run: 2, ended_at: new Date(NOW).toISOString() });
    await put('dfe_runs', { run: 3, ended_at: null });
    await expect(factsInCopy(copy, NOW, false)).resolves.toBeDefined();
  });
});

describe('participants of a copy', () => {
  const change = (from: number, current: number, more = {}) => ({
    ...{ from_id: idOf(from), owner_id: idOf(current), to_id: idOf(current), current_id: idOf(current), ...more },
  });

  test('are found by their ids, however they are written, and those that are gone are nobody', async () => {
    const { copy, hold } = await copyStand();
    await hold('dfe_participants', person(1));
    await hold('dfe_participants', person(2), GONE);
    await hold('dfe_participants', person(3));
    const found = await (await factsInCopy(copy, NOW, false)).participants([idOf(1).toUpperCase(), idOf(2), idOf(9)]);
    expect(found.size).toBe(3);
    expect(idsOf(found.values())).toEqual([idOf(1), null, null]);
    const [one] = found.values();
    expect(one?.attributes).toEqual(person(1).attributes);
  });

  test('are found by ids that were retired, over as many changes as there were', async () => {
    const { copy, hold, put } = await copyStand();
    // the record itself tells of the last change alone
    await hold('dfe_participants', person(3, undefined, [2]));
    await put('dfe_id_changes', change(1, 3));
    await put('dfe_id_changes', change(2, 3));
    const facts = await factsInCopy(copy, NOW, false);
    expect(idsOf((await facts.participants([idOf(1).toUpperCase()])).values())).toEqual([idOf(3)]);
    expect(idsOf((await facts.participants([idOf(2)])).values())).toEqual([idOf(3)]);
    expect(idsOf((await facts.participants([idOf(1), idOf(2), idOf(3)])).values())).toEqual(Array(3).fill(idOf(3)));
  });

  test('are nobody by a change that was taken back, or that leads to somebody who is gone', async () => {
    const { copy, hold, put } = await copyStand();
    await hold('dfe_participants', person(3));
    await hold('dfe_participants', person(5), GONE);
    await put('dfe_id_changes', change(1, 3, GONE));
    await put('dfe_id_changes', change(4, 5));
    const found = await (await factsInCopy(copy, NOW, false)).participants([idOf(1), idOf(4), idOf(3)]);
    expect([...found.values()].map((item) => item && item.id)).toEqual([null, null, idOf(3)]);
  });

  test('are whoever has the id now, whatever changes tell of it', async () => {
    const { copy, hold, put } = await copyStand();
    await hold('dfe_participants', person(1));
    await hold('dfe_participants', person(3));
    await put('dfe_id_changes', change(1, 3));
    const found = await (await factsInCopy(copy, NOW, false)).participants([idOf(1)]);
    expect(idsOf(found.values())).toEqual([idOf(1)]);
  });
});

describe('other records of a copy', () => {
  test('declarations are those of the people asked for, or by their own ids', async () => {
    const { copy, hold } = await copyStand();
    for (const [number, of] of [
      [11, 1],
      [12, 1],
      [13, 2],
    ] as const)
      await hold('dfe_declarations', declaration(number, of), { participant_id: idOf(of) });
    await hold('dfe_declarations', declaration(14, 1), { participant_id: idOf(1), ...GONE });
    const facts = await factsInCopy(copy, NOW, false);
    expect(idsOf(await facts.declarationsOf([idOf(1).toUpperCase()])).sort()).toEqual([idOf(11), idOf(12)]);
    expect(idsOf(await facts.declarationsOf([]))).toEqual([]);
    const found = await facts.declarations([idOf(13).toUpperCase(), idOf(14), idOf(99)]);
    expect(idsOf(found.values())).toEqual([idOf(13), null, null]);
    expect([...found.values()][0]?.attributes).toEqual(declaration(13, 2).attributes);
  });

  test('schools are as they stand in one cohort', async () => {
    const { copy, hold } = await copyStand();
    await hold('dfe_schools', record(1), { cohort: '2025' });
    await hold('dfe_schools', record(2), { cohort: '2024' });
    await hold('dfe_schools', record(3), { cohort: '2025', ...GONE });
    const facts = await factsInCopy(copy, NOW, false);
    const asked = [idOf(1).toUpperCase(), idOf(2), idOf(3)];
    expect(idsOf((await facts.schools(asked, '2025')).values())).toEqual([idOf(1), null, null]);
    expect(idsOf((await facts.schools(asked, '2024')).values())).toEqual([null, idOf(2), null]);
  });

  test.each([
    ['statements', 'dfe_statements', statement(1, '2026-09-30')],
    ['partnerships', 'dfe_partnerships', record(1)],
    ['deliveryPartners', 'dfe_delivery_partners', record(1)],
  ] as const)('%s are all that are not gone', async (list, table, item) => {
    const { copy, hold } = await copyStand();
    await hold(table, item);
    await hold(table, { ...item, id: idOf(2) }, GONE);
    const facts = await factsInCopy(copy, NOW, false);
    expect(await facts[list](['2025'])).toEqual([{ type: 'x', ...item }]);
  });
});
