import { describe, expect, test } from 'vitest';
import { asSent, rowsOf } from '../../src/sync/postgres/rows.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';

const one = (dataTypeID: number, value: unknown) =>
  rowsOf({ fields: [{ name: 'a', dataTypeID }], rows: [{ a: value }] })[0]?.['a'];

describe('what PostgreSQL answers is as SQLite would give it', () => {
  test.each([
    ['a truth', 16, 't', 1],
    ['an untruth', 16, 'f', 0],
    ['int8', 20, '9007199254740991', 9007199254740991],
    ['int2', 21, '-3', -3],
    ['int4', 23, '0', 0],
    ['oid', 26, '7', 7],
    ['float4', 700, '1.5', 1.5],
    ['float8', 701, '-2.5', -2.5],
    ['numeric', 1700, '2.50', 2.5],
    ['a text that looks like a number', 25, '0012', '0012'],
    ['a text that looks like a truth', 25, 't', 't'],
    ['an empty text', 1043, '', ''],
    ['a null', 25, null, null],
    ['a null of a number', 20, null, null],
    ['nothing at all', 16, undefined, null],
  ])('%s', (_, type, sent, expected) => {
    expect(one(type, sent)).toBe(expected);
  });

  test.each([
    ['a number', 5, 5],
    ['a bigint', 5n, 5],
    ['true', true, 1],
    ['false', false, 0],
  ])('%s of a client that does not leave values as they were sent', (_, sent, expected) => {
    expect(one(25, sent)).toBe(expected);
  });

  test('what is neither a number nor a text is refused, and the column named but not the value', () => {
    expect(() => one(114, { secret: 'Quillon' })).toThrow(CopyError);
    expect(() => one(114, { secret: 'Quillon' })).toThrow(/"a"/);
    expect(() => one(114, { secret: 'Quillon' })).not.toThrow(/Quillon/);
    expect(() => one(1114, new Date(0))).toThrow(CopyError);
  });

  test('rows keep their order and hold the fields that were asked for', () => {
    const fields = [
      { name: 'n', dataTypeID: 23 },
      { name: 't', dataTypeID: 25 },
    ];
    expect(
      rowsOf({
        fields,
        rows: [{ n: '2', t: 'b' }, null, { n: '1', t: 'a', more: 'x' }],
      }),
    ).toEqual([
      { n: 2, t: 'b' },
      { n: 1, t: 'a' },
    ]);
    expect(rowsOf({ fields, rows: [] })).toEqual([]);
  });

  test('no parser of the application is asked', () => {
    expect(asSent.getTypeParser()('2024-01-01')).toBe('2024-01-01');
  });
});
