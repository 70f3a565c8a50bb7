import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../../src/bulk/csv/index.ts';
import { OTHER, PERSON, read, refusal } from './support.ts';

const ROW = {
  participant_id: PERSON.toUpperCase(),
  declaration_type: 'Retained 1',
  declaration_date: '25/03/2026',
  course_identifier: 'ecf-mentor',
};
const create = 'declarations.create';

describe('rows of an application', () => {
  test('are read as those of a file, by their position', async () => {
    const source = rowsOf([ROW, { ...ROW, full_name: 'Jane Smith', evidence_held: null }], 'crm');
    const { rows } = await source.read(create);
    expect(source.name).toBe('crm');
    const header = Object.keys(ROW).join(',');
    const same = await read(`${header}\n${Object.values(ROW).join(',')}`);
    expect(rows).toEqual([
      { line: 1, id: null, draft: same.rows[0]?.draft },
      { line: 2, id: null, draft: same.rows[0]?.draft },
    ]);
  });

  test('name the record by id, or by its own name, and not by both', async () => {
    const void_ = 'declarations.void';
    for (const row of [{ id: PERSON }, { declaration_id: PERSON }, { id: PERSON, declaration_id: null }])
      expect((await rowsOf([row]).read(void_)).rows).toEqual([{ line: 1, id: PERSON, draft: {} }]);
    const error = await refusal(rowsOf([{ id: PERSON, declaration_id: OTHER }]).read(void_));
    expect(error.message).toBe(
      'rows: line 1, "declaration_id": is there, and so is "id", which means the same: leave one',
    );
    // where nothing is named, an id is a key of the application's own
    expect((await rowsOf([{ ...ROW, id: 17 }]).read(create)).rows[0]?.id).toBeNull();
  });

  test('may hold numbers, and no other values', async () => {
    const row = { cohort: 2025, school_id: PERSON, delivery_partner_id: OTHER };
    expect((await rowsOf([row]).read('partnerships.create')).rows[0]?.draft['cohort']).toBe('2025');
    for (const value of [true, {}, [], new Date(0), Symbol('x'), 5n]) {
      const error = await refusal(rowsOf([{ ...ROW, declaration_date: value }]).read(create));
      expect(error.total).toBe(1);
      expect(error.message).toMatch(/^rows: line 1, "declaration_date": is .*: give it as a text$/);
    }
    expect((await refusal(rowsOf([{ ...ROW, declaration_date: 45_992 }]).read(create))).message).toContain(
      'is a number',
    );
    // @ts-expect-error -- from JavaScript
    expect((await refusal(rowsOf([null, 'x', []]).read(create))).total).toBe(3);
  });

  test('are asked for their own attributes alone', async () => {
    const row: Record<string, unknown> = Object.create(ROW);
    expect((await refusal(rowsOf([row]).read(create))).total).toBe(4);
    const evil: unknown = JSON.parse(`{"__proto__": {"polluted": 1}, "constructor": 1}`);
    const { rows } = await rowsOf([{ ...ROW, ...(evil as object) }]).read(create);
    expect(Object.keys(rows[0]?.draft ?? {})).toEqual(Object.keys(ROW));
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('have one digest in any order of their keys, and another for another row', async () => {
    const digest = async (...rows: Record<string, unknown>[]): Promise<string> =>
      (await rowsOf(rows).read(create)).sha256;
    const first = await digest(ROW);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await digest(Object.fromEntries(Object.entries(ROW).reverse()))).toBe(first);
    expect(await digest({ ...ROW, participant_id: OTHER })).not.toBe(first);
    expect(await digest(ROW, ROW)).not.toBe(first);
  });

  test('that can be given only once can be read twice', async () => {
    const source = rowsOf([ROW].values());
    expect(await source.read(create)).toEqual(await source.read(create));
  });

  test('without an end are refused', async () => {
    function* endless(): Generator<typeof ROW> {
      for (;;) yield ROW;
    }
    const error = await refusal(rowsOf(endless()).read(create));
    expect(error).toMatchObject({ code: 'too-large', message: 'rows: there are more than 200000 rows: split them' });
  });
});
