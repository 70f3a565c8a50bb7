import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unguarded } from '../../../src/base/csv.ts';
import { utf8Of } from '../../../src/bulk/csv/decode.ts';
import { csvLines, writeCsv } from '../../../src/bulk/csv/index.ts';
import { readTable } from '../../../src/bulk/csv/table.ts';
import { runs } from '../../support/size.ts';

describe('a table for spreadsheets', () => {
  test('has a mark of byte order, CRLF, quotes where they are needed, and numbers as numbers', () => {
    const text = writeCsv(
      ['line', 'why'],
      [
        [2, 'a "b", c;\r\nd'],
        [-3.5, '-3.5'],
        [4, null],
      ],
    );
    expect(text).toBe('\ufeffline,why\r\n2,"a ""b"", c;\r\nd"\r\n-3.5,\'-3.5\r\n4,\r\n');
  });

  test('has its guards in the header, too, and either delimiter', () => {
    expect(writeCsv(['=a', 'b'], [['x', 'y']], { separator: ';', mark: false })).toBe("'=a;b\r\nx;y\r\n");
  });

  test('is written line by line, as its rows come', () => {
    let asked = 0;
    function* rows(): Generator<string[]> {
      for (;;) yield [`row ${(asked += 1)}`];
    }
    const lines = csvLines(['a'], rows());
    expect([lines.next().value, lines.next().value, lines.next().value]).toEqual([
      '\ufeffa\r\n',
      'row 1\r\n',
      'row 2\r\n',
    ]);
    expect(asked).toBe(2);
  });

  const sign = fc.constantFrom(
    ',',
    ';',
    '"',
    '\r',
    '\n',
    '\t',
    "'",
    '=',
    '-',
    '＝',
    '\ufeff',
    ' ',
    'a',
    'é',
    '\u{1f600}',
  );
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: sign }), fc.constant(''));
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));

  test.each([',', ';'] as const)('is read as it was written, whatever its texts are (%s)', async (separator) => {
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), async (rows, mark) => {
        const [columns = [], ...more] = rows;
        const text = writeCsv(columns, more, { separator, mark });
        const back: string[][] = [];
        await readTable(Buffer.from(text).subarray(mark ? 3 : 0), separator, 'x', (_, cells) => {
          back.push(cells.map(unguarded));
        });
        expect(back).toEqual(rows);
      }),
      { numRuns: runs(2000) },
    );
  });

  test('loses its mark when it is read', () => {
    expect(utf8Of(Buffer.from(writeCsv(['a'], [])), 'x').toString()).toBe('a\r\n');
  });
});
