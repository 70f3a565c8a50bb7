import { describe, expect, test } from 'vitest';
import { CopyError } from '../../src/sync/store/copy-error.ts';
import { itemOf } from '../../src/sync/store/raw.ts';
import {
  first,
  insert,
  int,
  mapOf,
  query,
  text,
  textOrNull,
  textsIn,
  write,
  type Step,
  type Steps,
} from '../../src/sync/store/steps.ts';

/** What steps ask for, when every query is answered with the same rows. */
function asked<T>(steps: Steps<T>, rows: readonly Readonly<Record<string, string>>[] = []) {
  const all: Step[] = [];
  for (let turn = steps.next(); ; turn = steps.next(rows)) {
    if (turn.done === true) return { all, result: turn.value };
    all.push(turn.value);
  }
}

describe('steps', () => {
  test('ask for statements with their values, and give the rows', () => {
    const rows = [{ a: '1' }, { a: '2' }];
    const all = [{ kind: 'query', sql: 'SELECT ?', values: ['x', 1, null] }];
    expect(asked(query('SELECT ?', 'x', 1, null), rows)).toEqual({ all, result: rows });
    expect(asked(first('SELECT ?', 'x', 1, null), rows)).toEqual({ all, result: rows[0] });
    expect(asked(first('SELECT 1'))).toMatchObject({ result: null });
    expect(asked(write('DELETE', 1)).all).toEqual([{ kind: 'write', sql: 'DELETE', values: [1] }]);
  });

  test('write no rows where there are none', () => {
    const into = { table: 't', columns: ['a'] };
    expect(asked(insert(into, [['x']])).all).toEqual([{ kind: 'insert', insert: into, rows: [['x']] }]);
    expect(asked(insert(into, [])).all).toEqual([]);
  });
});

describe('what a row holds', () => {
  test('is a text, or a fault of the copy', () => {
    expect(text({ a: '' }, 'a')).toBe('');
    for (const row of [{ a: null }, { a: 1 }, {}]) expect(() => text(row, 'a')).toThrow(/no text in "a"/);
    expect(textOrNull({ a: 'x' }, 'a')).toBe('x');
    expect([textOrNull({ a: null }, 'a'), textOrNull({}, 'a'), textOrNull({ a: '' }, 'a')]).toEqual([null, null, '']);
    expect(() => textOrNull({ a: 0 }, 'a')).toThrow(CopyError);
  });

  test('is a whole number, also where the database writes it as a text', () => {
    expect([int({ a: 7 }, 'a'), int({ a: '12' }, 'a'), int({ a: 0 }, 'a')]).toEqual([7, 12, 0]);
    for (const row of [{ a: 1.5 }, { a: 'x' }, { a: null }, {}, { a: 2 ** 60 }])
      expect(() => int(row, 'a')).toThrow(/no whole number in "a"/);
  });

  test('are the texts of a list; none where there is no row, no value, or no list', () => {
    expect(textsIn({ a: '["x",7]' }, 'a')).toEqual(['x', '7']);
    for (const row of [null, { a: null }, { a: '{"length":1}' }, {}]) expect(textsIn(row, 'a')).toEqual([]);
    expect(() => textsIn({ a: '[' }, 'a')).toThrow(CopyError);
  });

  test('is a record as it was served, or a fault of the copy', () => {
    const item = { id: 'a', type: 'x', attributes: { b: 1 } };
    expect(itemOf(JSON.stringify({ ...item, more: 1 }))).toEqual(item);
    expect(itemOf('{"id":7,"type":8,"attributes":{}}')).toEqual({ id: '7', type: '8', attributes: {} });
    for (const raw of ['null', '[]', '{}', '{"attributes":1}', '{"attributes":[]}', 'x'])
      expect(() => itemOf(raw)).toThrow(CopyError);
  });
});

test('pairs are one text, whatever is in them', () => {
  const pairs = [['a"', '1'] as const, ['b\n', '\\'] as const];
  expect(JSON.parse(mapOf(pairs))).toEqual(Object.fromEntries(pairs));
  expect(mapOf([])).toBe('{}');
});
