import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine, guarded, readCsv, unguarded } from '../../src/base/csv.ts';

const cells = (text: string): readonly (readonly string[])[] => readCsv(text).map((row) => row.cells);

describe('a table as text', () => {
  test('what was written is read as it was, whatever the cells hold', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(',', ';', '\t', '"', '\r', '\n', "'", '=', '-', ' ', '\ufeff', 'a') }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 })), (rows) => {
        const text = rows.map((row) => csvLine(row, { raw: true })).join('');
        expect(readCsv(text, ',').map((row) => row.cells)).toEqual(rows);
      }),
    );
  });

  test('a row says on which line it begins', () => {
    expect(readCsv('a,b\r\n"1\r\n2\n3",x\n\n\ry,"z""\n"\rlast')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1\r\n2\n3', 'x'] },
      { line: 7, cells: ['y', 'z"\n'] },
      { line: 9, cells: ['last'] },
    ]);
  });

  test('semicolons, tabs and a mark of byte order are found', () => {
    expect(cells('\ufeff"a,b,c";d\n1;2')).toEqual([
      ['a,b,c', 'd'],
      ['1', '2'],
    ]);
    expect(cells('a\tb\n1,5\t2')).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
    expect(cells('a')).toEqual([['a']]);
    expect(cells('')).toEqual([]);
  });

  test.each([
    ['a,"b\nc', 'Line 1: a quoted cell begins here and is never closed.'],
    ['a\n"b"c', 'Line 2: there is something between a closing quote and the end of its cell.'],
  ])('%j is no table', (text, message) => {
    expect(() => readCsv(text)).toThrow(message);
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+44 20', "'+44 20"],
    ['-a', "'-a"],
    ['@x', "'@x"],
    ['\tx', '"\'\tx"'],
    ['\rx', '"\'\rx"'],
    ['-5', "'-5"],
    ['+5.25', "'+5.25"],
    ['|calc', "'|calc"],
    ['%x', "'%x"],
    ['\nx', '"\'\nx"'],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['｜x', "'｜x"],
    ['％x', "'％x"],
    ['  =1', "'  =1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['\u200b=1', "'\u200b=1"],
    ["'=1", "''=1"],
    ["'a", "'a"],
    ['a=b', 'a=b'],
    ['', '""'],
  ])('a spreadsheet takes %j for what it is', (cell, written) => {
    expect(csvLine([cell])).toBe(`${written}\r\n`);
  });

  test('what guards a cell is taken off again', () => {
    const sign = fc.constantFrom("'", '=', '-', ' ', '\t', '\n', '＝', '\u200b', 'a');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: sign })), (text) => {
        expect(unguarded(guarded(text))).toBe(text);
      }),
    );
  });

  test('numbers and nulls', () => {
    expect(csvLine([-5, null, 'x', '=A1'], { raw: true })).toBe('-5,,x,=A1\r\n');
  });
});
