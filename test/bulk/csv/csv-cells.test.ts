import { describe, expect, test } from 'vitest';
import { textOf } from '../../../src/bulk/csv/cells.ts';
import { isDayFirst } from '../../../src/bulk/csv/dates.ts';
import { delimiterOf } from '../../../src/bulk/csv/delimiter.ts';
import { Faults, SourceError, type SourceFault } from '../../../src/bulk/csv/source-error.ts';
import { dates, refusal } from './support.ts';

describe('a date with slashes', () => {
  test.each([
    ['25/12/2026', true],
    ['13/12/2026', true],
    ['13/01/2026', true],
    ['12/12/2026', false],
    ['12/05/2026', false],
    ['05/12/2026', false],
    ['03/25/2026', false],
    ['13/13/2026', false],
    ['2026-03-25', false],
    ['', false],
  ])('%s can only have its day first: %s', (text, isSo) => {
    expect(isDayFirst(text)).toBe(isSo);
  });

  test('may be of any month, and of none after December', async () => {
    expect(await dates('01/12/2025', '31/1/2026')).toEqual(['2025-12-01T00:00:00Z', '2026-01-31T00:00:00Z']);
    const error = await refusal(dates('01/13/2025', '12/05/2026'));
    expect(error.faults.map(({ line }) => line)).toEqual([2]);
    expect(error.message).toContain('dates are read as dd/mm/yyyy; write 2026-03-25');
  });
});

test.each([
  [' a b ', 'a b'],
  ["' a", "' a"],
  [" '=a ", '=a'],
  ["' =a", '=a'],
  ["'a", "'a"],
  ['', ''],
  [' ', ''],
])('the text of the cell %j is %j', (cell, text) => {
  expect(textOf(cell)).toBe(text);
});

test.each([
  // one of them gives a header that is known, the other more that are not
  ['id,a;b;c', ','],
  ['id;a,b,c', ';'],
  // within quotes neither counts
  ['"a;b;c",d', ','],
  ['"a,b,c";d', ';'],
  ['"a,b";"c;d";e', ';'],
  // nor does the end of a line, and behind it everything is of another row
  ['"a\n,bc";id', ';'],
  ['ab;c\n,,,', ';'],
  ['abc;d\n,,,', ';'],
  ['"";c\n,,,', ';'],
])('the delimiter of %j is %s', (header, sign) => {
  expect(delimiterOf(Buffer.from(header), 'declarations.void', 'x')).toBe(sign);
});

describe('faults of a source', () => {
  const fault = (line: number | null, column: string | null = null): SourceFault => ({
    line,
    column,
    message: 'is so',
  });

  test.each<[string, readonly SourceFault[], string]>([
    ['of the whole of it', [fault(null)], 'x: is so'],
    ['of a line', [fault(7)], 'x: line 7: is so'],
    ['of a column', [fault(null, 'a "b"')], 'x: "a \\"b\\"": is so'],
    ['of a cell', [fault(7, 'c'.repeat(50))], `x: line 7, "${'c'.repeat(40)}…": is so`],
    [
      'that are several',
      [fault(1), fault(2, 'a')],
      'x has 2 faults, and nothing of it was used:\n  line 1: is so\n  line 2, "a": is so',
    ],
  ])('%s are told', (_, faults, message) => {
    const error = new SourceError('cells', 'x', faults);
    expect(error).toMatchObject({ message, code: 'cells', source: 'x', faults, total: faults.length });
  });

  test.each([
    [1, 1, 1],
    [100, 100, 101],
    [101, 100, 102],
  ])('that are %i: %i of them are told', (count, told, lines) => {
    const faults = new Faults();
    for (let line = 1; line <= count; line += 1) faults.add(line, null, 'is so');
    let error: unknown;
    try {
      faults.throwAny('x');
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code: 'cells', source: 'x', total: count });
    if (!(error instanceof SourceError)) throw new Error('nothing was thrown');
    expect(error.faults.map(({ line }) => line)).toEqual(Array.from({ length: told }, (_, at) => at + 1));
    expect(error.message.split('\n')).toHaveLength(lines);
    expect(error.message.endsWith('and 1 more')).toBe(count === 101);
    // given all at once they are cut as well
    const whole = new SourceError(
      'cells',
      'x',
      Array.from({ length: count }, (_, at) => fault(at + 1)),
    );
    expect(whole.message).toBe(error.message);
    expect(whole.faults).toEqual(error.faults);
  });

  test('that are none throw nothing', () => {
    expect(() => new Faults().throwAny('x')).not.toThrow();
  });
});
