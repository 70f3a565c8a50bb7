import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declarationTypes } from '../../../src/rules/index.ts';
import { writeRuleBook } from '../../../src/sync/store/rule-book.ts';
import { makeSchema, set, setting } from '../../../src/sync/store/schema.ts';
import { query, write, type CopyConnection } from '../../../src/sync/store/steps.ts';
import { views } from '../../../src/sync/views/index.ts';
import { expected } from './expected.ts';
import { openPlaces } from './places.ts';
import { shown } from './shown.ts';
import { put, smallWorld } from './world.ts';

const places = await openPlaces();

describe.each(places)('the views in $name', (place) => {
  let copy: CopyConnection;
  beforeAll(async () => {
    copy = await place.open();
    await copy.write(() => makeSchema(copy.dialect, undefined));
    await copy.write(smallWorld);
  });
  afterAll(async () => copy.close());

  test.each(views)('$name answers its question', async ({ name }) => {
    expect(shown(await copy.read(() => query(`SELECT * FROM ${name}`)))).toEqual(expected[name]);
  });

  test.each(views)('$name has the columns that it documents, in their order', async ({ name, columns }) => {
    const [row] = await copy.read(() => query(`SELECT * FROM ${name} LIMIT 1`));
    expect(Object.keys(row ?? {})).toEqual(Object.keys(columns));
  });

  test.each(views)('the example of $name can be asked', async ({ name, example }) => {
    expect(example).toContain(name);
    await copy.read(() => query(example));
  });

  test('nothing but dfe_today is their clock', async () => {
    const rows = await copy.write(function* () {
      yield* write("UPDATE dfe_today SET day = '2026-10-31'");
      const onTheDay = yield* query("SELECT days_left FROM dfe_v_declaration_candidates WHERE participant_id = 'ann'");
      yield* write("UPDATE dfe_today SET day = '2026-11-01'");
      const after = yield* query(
        "SELECT next_cut_off, days_left FROM dfe_v_declaration_candidates WHERE participant_id IN ('ann', 'bob')",
      );
      yield* write("UPDATE dfe_today SET day = '2026-10-20'");
      return { onTheDay, after };
    });
    expect(rows).toEqual({ onTheDay: [{ days_left: 0 }], after: [{ next_cut_off: '2026-12-31', days_left: 60 }] });
  });

  test('the window ends the time that is left when it ends before the cut-off', async () => {
    const rows = await copy.write(function* () {
      yield* write("UPDATE dfe_statements SET cut_off_date = '2027-01-31' WHERE id = 's-nov24'");
      const found = yield* query("SELECT days_left FROM dfe_v_declaration_candidates WHERE participant_id = 'bob'");
      yield* write("UPDATE dfe_statements SET cut_off_date = '2026-10-31' WHERE id = 's-nov24'");
      return found;
    });
    expect(rows).toEqual([{ days_left: 72 }]);
  });

  test('they are made anew only when their text is not that of the copy', async () => {
    const state = async (): Promise<unknown> => {
      await copy.write(() => makeSchema(copy.dialect, undefined));
      return copy.read(() => query('SELECT count(*) AS n FROM dfe_v_slid'));
    };
    await copy.write(function* () {
      yield* write('DROP VIEW dfe_v_slid');
    });
    await expect(state()).rejects.toThrow();
    await copy.write(() => set('views', 'another text'));
    await expect(state()).resolves.toHaveLength(1);
    expect(await copy.read(() => setting('views'))).not.toBe('another text');
  });

  test('the rule book is written whole, and again in place of itself', async () => {
    const counted = async (service: 'rect' | 'ecf'): Promise<unknown> =>
      copy.write(function* () {
        yield* writeRuleBook(service);
        yield* put('dfe_cohorts', []);
        const all = yield* query('SELECT CAST(count(*) AS INTEGER) AS n FROM dfe_milestones');
        const mentors = yield* query(
          `SELECT type FROM dfe_milestones WHERE cohort = '2025' AND role = 'mentor'
           AND schedule = 'ecf-extended-april' ORDER BY type_order`,
        );
        const ects = yield* query(
          `SELECT type FROM dfe_milestones WHERE cohort = '2024' AND role = 'ect'
           AND schedule = 'ecf-extended-april' ORDER BY type_order`,
        );
        const cohorts = yield* query(`SELECT cohort FROM dfe_cohorts WHERE frozen_from IS NOT NULL ORDER BY cohort`);
        return { all, mentors: mentors.map(({ type }) => type), ects: ects.map(({ type }) => type), cohorts };
      });
    // the six types of nine schedules and the nine of three, by role; from 2025 on two of them for mentors
    const [dated, recent] = [(9 * 6 + 3 * 9) * 2, 9 * 6 + 3 * 9 + 12 * 2];
    const same = { mentors: ['started', 'completed'], ects: [...declarationTypes] };
    const rect = { all: [{ n: 4 * dated + 2 * recent }], ...same, cohorts: [{ cohort: '2021' }, { cohort: '2022' }] };
    expect(await counted('ecf')).toMatchObject({ ...same, cohorts: [{ cohort: '2021' }] });
    expect(await counted('rect')).toEqual(rect);
    expect(await counted('rect')).toEqual(rect);
  });
});

test('nothing is expected of a view that is not there', () => {
  expect(views.map(({ name }) => name).sort()).toEqual(Object.keys(expected).sort());
});
