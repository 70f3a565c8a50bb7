import { describe, expect, test } from 'vitest';
import { insertParts } from '../../src/sync/postgres/inserts.ts';
import type { Insert, Value } from '../../src/sync/store/steps.ts';

/** An insert as PostgreSQL takes it: many rows in a statement, no more values than the protocol counts, no key twice. */

const parts = (insert: Partial<Insert>, rows: readonly (readonly Value[])[]) => [
  ...insertParts({ table: 'dfe_try', columns: ['x', 'y', 'z'], ...insert }, rows, '"s"'),
];
const PUT = 'INSERT INTO "s".dfe_try ("x", "y", "z") VALUES ';

describe('the text', () => {
  test.each([
    ['a plain one', {}, ''],
    ['what is there stays', { key: ['x'] }, ' ON CONFLICT ("x") DO NOTHING'],
    ['the same, said with a list', { key: ['x', 'y'], replace: [] }, ' ON CONFLICT ("x", "y") DO NOTHING'],
    [
      'what is there is replaced in the columns named',
      { key: ['x'], replace: ['y', 'z'] },
      ' ON CONFLICT ("x") DO UPDATE SET "y" = excluded."y", "z" = excluded."z"',
    ],
  ])('%s', (_, insert, end) => {
    expect(
      parts(insert, [
        ['a', 1, null],
        ['b', 2, 'c'],
      ]),
    ).toEqual([{ text: `${PUT}($1, $2, $3), ($4, $5, $6)${end}`, values: ['a', 1, null, 'b', 2, 'c'] }]);
  });

  test('nothing is no statement, and signs that cannot be kept are replaced', () => {
    expect(parts({}, [])).toEqual([]);
    expect(parts({}, [['a\u0000', 5, '\ud800']])[0]?.values).toEqual(['a\ufffd', 5, '\ufffd']);
  });
});

describe('the size', () => {
  const many = (count: number): readonly Value[][] => Array.from({ length: count }, (_, i) => [i, i, i]);

  test('as many rows as 30,000 values, and the rest in a last one with a text of its own', () => {
    expect(parts({}, many(10_000)).map(({ values }) => values.length)).toEqual([30_000]);
    const found = parts({}, many(20_002));
    expect(found.map(({ values }) => values.length)).toEqual([30_000, 30_000, 6]);
    expect(found[1]?.text).toBe(found[0]?.text);
    expect(found[2]?.text).toBe(`${PUT}($1, $2, $3), ($4, $5, $6)`);
    expect(found.flatMap(({ values }) => values)).toEqual(many(20_002).flat());
  });

  test('a row wider than that goes alone', () => {
    const columns = Array.from({ length: 30_001 }, (_, i) => `c${i}`);
    const wide = columns.map(() => 1);
    expect(parts({ columns }, [wide, wide]).map(({ values }) => values.length)).toEqual([30_001, 30_001]);
  });
});

describe('rows of one key', () => {
  test('are one: the last wins in what is replaced, the first in all else', () => {
    const rows = [
      ['a', 1, 'first'],
      ['b', 2, 'other'],
      ['a', 3, 'second'],
      ['a', null, 'third'],
    ];
    expect(parts({ key: ['x'], replace: ['y'] }, rows)[0]?.values).toEqual(['a', null, 'first', 'b', 2, 'other']);
    expect(parts({ key: ['x'] }, rows)[0]?.values).toEqual(['a', 1, 'first', 'b', 2, 'other']);
    expect(parts({ key: ['x'], replace: ['z'] }, rows)[0]?.values).toEqual(['a', 1, 'third', 'b', 2, 'other']);
  });

  test('are told by all of its columns, as the texts of them', () => {
    const rows = [
      [1, 1, 'a'],
      ['1', 1, 'b'],
      [1, 2, 'c'],
      [null, 2, 'd'],
      ['1', 21, 'e'],
    ];
    const values = parts({ key: ['x', 'y'], replace: ['z'] }, rows)[0]?.values;
    expect(values).toEqual([1, 1, 'b', 1, 2, 'c', null, 2, 'd', '1', 21, 'e']);
  });

  test('stay what they are without a key', () => {
    const rows = [
      ['a', 1, 'x'],
      ['a', 1, 'x'],
    ];
    expect(parts({}, rows)[0]?.values).toEqual(rows.flat());
  });
});
