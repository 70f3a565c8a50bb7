import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/bulk/client.ts';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import { idOf, judged, standOf, type Held } from './plan-stand.ts';

type Values = Readonly<Record<string, unknown>>;

const row = (line: number, school: number, cohort = '2025', partner = 600): SourceRow => ({
  ...{ line, id: null },
  draft: { school_id: idOf(school), cohort, delivery_partner_id: idOf(partner) },
});
const school = (number: number, more: Values = {}): Item => ({
  id: idOf(number),
  attributes: { cohort: '2025', in_partnership: false, induction_programme_choice: 'not_yet_known', ...more },
});
const partner = (number: number): Item => ({ id: idOf(number), attributes: { cohort: ['2024', '2025', '2026'] } });
const ours = (number: number, of: number, more: Values = {}): Item => ({
  id: idOf(number),
  attributes: { cohort: '2025', urn: '1', school_id: idOf(of), delivery_partner_id: idOf(600), ...more },
});
const schools = [school(500), school(501), school(502)];
const partners = [partner(600), partner(601)];
const confirm = (rows: readonly SourceRow[], held: Held = {}, choices: { holdUnsure?: boolean } = {}) =>
  judged('partnerships.create', rows, { schools, partners, ...held }, choices);
const keyOf = (number: number, cohort = '2025'): string => `${idOf(number).replaceAll('-', '')} ${cohort}`;

describe('a new partnership', () => {
  test('is sent, in a queue of its school and cohort', async () => {
    const [one] = await confirm([row(2, 500)]);
    expect(one).toEqual({
      ...{
        line: 2,
        key: keyOf(500),
        id: null,
        draft: row(2, 500).draft,
        state: 'pending',
        basis: null,
        expected: null,
      },
    });
  });

  test('is there already, with the same delivery partner, however its id is written', async () => {
    for (const id of [idOf(600), idOf(600).toUpperCase(), idOf(600).replaceAll('-', '')]) {
      const [one] = await confirm([row(2, 500)], { partnerships: [ours(700, 500, { delivery_partner_id: id })] });
      expect(one).toMatchObject({ state: 'already', record: idOf(700), key: keyOf(500) });
      expect(one).not.toHaveProperty('why');
    }
  });

  test('is in conflict with one that has another delivery partner', async () => {
    const [one] = await confirm([row(2, 500, '2025', 601)], { partnerships: [ours(700, 500)] });
    expect(one).toMatchObject({ state: 'conflict', record: idOf(700), key: keyOf(500) });
    expect(one?.why).toBe('there is one, with another delivery partner');
  });

  test('has nothing to do with those of other schools and cohorts', async () => {
    const others = [ours(700, 501), ours(701, 500, { cohort: '2024' })];
    expect((await confirm([row(2, 500)], { partnerships: others }))[0]?.state).toBe('pending');
  });

  test('whose delivery partner is not ours is refused', async () => {
    const [one] = await confirm([row(2, 500, '2025', 699)]);
    expect(one).toMatchObject({ state: 'refused', key: keyOf(500) });
    expect(one?.rule).toMatch(/^rect\.partnership-create\.N/);
  });

  test('of a school that is not served for the cohort is not certain', async () => {
    const [sent] = await confirm([row(2, 509)]);
    expect(sent).toMatchObject({ state: 'pending', rule: 'rect.partnership-create.N7', why: 'not certain: school_id' });
    const [held] = await confirm([row(2, 509)], {}, { holdUnsure: true });
    expect(held?.state).toBe('unsure');
  });
});

describe('a file that says things twice', () => {
  test('confirms a partnership once, and none of two that contradict each other', async () => {
    const made = await confirm([row(2, 500), row(3, 500), row(4, 501), row(5, 501, '2025', 601), row(6, 502)]);
    expect(made.map(({ line, state, why }) => [line, state, why])).toEqual([
      [2, 'pending', undefined],
      [3, 'duplicate', 'equals line 2'],
      [4, 'conflict', 'line 5 names another delivery partner'],
      [5, 'conflict', 'line 4 names another delivery partner'],
      [6, 'pending', undefined],
    ]);
    expect(made.map(({ key }) => key)).toEqual([500, 500, 501, 501, 502].map((number) => keyOf(number)));
  });
});

describe('what a plan asks for', () => {
  test('each cohort and each school once, and only schools about which something is to be found out', async () => {
    const stand = standOf({ schools, partners, partnerships: [ours(700, 500)] });
    const rows = [
      row(2, 500),
      row(3, 501),
      row(4, 501),
      row(5, 502, '2026'),
      row(6, 502),
      row(7, 503),
      row(8, 503, '2025', 601),
    ];
    await judged('partnerships.create', rows, stand);
    expect(stand.asked).toEqual([
      ['partnerships', '2025', '2026'],
      ['delivery partners'],
      ['schools', '2025', idOf(501), idOf(502)],
      ['schools', '2026', idOf(502)],
    ]);
  });

  test('no cohort where a row names none', async () => {
    const stand = standOf({ schools, partners });
    const made = await judged('partnerships.create', [{ line: 2, id: null, draft: {} }], stand);
    expect(stand.asked[0]).toEqual(['partnerships']);
    expect(made[0]?.state).toBe('refused');
  });
});
