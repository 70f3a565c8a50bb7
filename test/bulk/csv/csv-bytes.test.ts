import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { utf8Of } from '../../../src/bulk/csv/decode.ts';
import { delimiterOf } from '../../../src/bulk/csv/delimiter.ts';
import { SourceError } from '../../../src/bulk/csv/index.ts';
import { readTable } from '../../../src/bulk/csv/table.ts';
import { HEADER, PERSON, read, refusal } from './support.ts';

const ROW = `${PERSON},started,2026-03-25,ecf-mentor`;
const DRAFT = {
  ...{ participant_id: PERSON, declaration_type: 'started', declaration_date: '2026-03-25T00:00:00Z' },
  course_identifier: 'ecf-mentor',
};

describe('the bytes of a text', () => {
  const decoded = (bytes: readonly number[]): string | SourceError => {
    try {
      return utf8Of(Buffer.from(bytes), 'x').toString();
    } catch (error) {
      if (error instanceof SourceError) return error;
      throw error;
    }
  };
  const placed = (bytes: readonly number[]): unknown => {
    const found = decoded(bytes);
    if (typeof found === 'string') return found;
    return [found.code, found.faults[0]?.line, found.faults[0]?.message.split(':')[0]];
  };
  const of = (text: string): number[] => [...Buffer.from(text)];

  test.each<[string, readonly number[], string]>([
    ['as they are', of('id,é\u{1f600}'), 'id,é\u{1f600}'],
    ['without their mark', [0xef, 0xbb, 0xbf, ...of('id')], 'id'],
    ['that are a mark alone', [0xef, 0xbb, 0xbf], ''],
    ['that begin like a mark', of('\ufeee'), '\ufeee'],
    ['that begin like a workbook', of('PK\u0003'), 'PK\u0003'],
    ['of nothing', [], ''],
  ])('%s', (_, bytes, text) => {
    expect(decoded(bytes)).toBe(text);
  });

  const UTF16 = 'it is no UTF-8 and looks like UTF-16 ("Unicode text")';
  const latin = (character: number): string => `character ${character} is no UTF-8 and looks like Windows-1252`;
  const zero = (character: number): string => `character ${character} is a zero byte, which no text has`;
  test.each<[string, readonly number[], number | null, string]>([
    ['of a workbook', [...of('PK'), 3, 4], null, 'it is a workbook and no CSV file'],
    ['of an old workbook', [0xd0, 0xcf, 0x11, 0xe0], null, 'it is a workbook and no CSV file'],
    ['in UTF-16, the small end first', [0xff, 0xfe, 0x69], null, UTF16],
    ['in UTF-16, the large end first', [0xfe, 0xff, 0x69], null, UTF16],
    ['with a zero in the fourth place', [...of('idx'), 0], null, UTF16],
    ['with a zero in the fifth place', [...of('idxx'), 0], 1, zero(5)],
    ['with a zero behind lines of all kinds', [...of('id\r\na\rb\nxy'), 0], 4, zero(3)],
    ['with a zero behind their mark', [...of('\ufeffid'), 0], 1, zero(3)],
    ['with a sign of Windows first', [0xe9, ...of('id')], 1, latin(1)],
    ['with one behind wide characters', [...of('é\u{1f600}'), 0xe9], 1, latin(3)],
    ['with one on a later line', [...of('id\r\nab'), 0xe9, 0x41], 2, latin(3)],
    ['cut off within a character', [...of('id\nx'), 0xf0, 0x9f, 0x98], 2, latin(2)],
    ['that go on like the sign for what is no text', [...of('id\nx'), 0xef, 0xbf, 0xbe, 0xef, 0xbf], 2, latin(3)],
  ])('%s are refused', (_, bytes, line, message) => {
    expect(placed(bytes)).toEqual(['encoding', line, message]);
  });
});

describe('what stands between cells', () => {
  const delimiter = (header: string): string => delimiterOf(Buffer.from(header), 'declarations.void', 'x');

  test.each([
    ['id', ','],
    ['id,note', ','],
    ['id;note', ';'],
    ['"a,b";id', ';'],
    ['"a;b",id', ','],
    ['id,a;b', ','],
    ['a,b;id', ';'],
    // neither gives a header that is known: the one that gives more of them
    ['a,b;c;d', ';'],
    ['a,b,c;d', ','],
    ['a,b;c', ','],
    ['\r\n\nid;a\n,,,,', ';'],
    ['"a\n,b";id', ';'],
    ['id;a\r,,,', ';'],
  ])('of %j is %s', (header, sign) => {
    expect(delimiter(header)).toBe(sign);
  });

  test.each(['', '\n', '\r\n\r\n'])('of nothing is nothing: %j', (header) => {
    expect(() => delimiter(header)).toThrow('x: it is empty: its first line has to name the columns');
  });

  test('is not looked for in a first line without an end', () => {
    const most = 64 * 1024;
    expect(delimiter(`id;${'x'.repeat(most - 3)}`)).toBe(';');
    expect(() => delimiter(`id;${'x'.repeat(most - 2)}`)).toThrow('has no end: is a quote of it not closed?');
    expect(delimiter(`\n\nid;${'x'.repeat(most - 3)}\n${'y'.repeat(most)}`)).toBe(';');
  });
});

describe('rows of a table', () => {
  const rows = async (text: string): Promise<[number, ...string[]][]> => {
    const taken: [number, ...string[]][] = [];
    await readTable(Buffer.from(text), ',', 'x', (line, cells) => taken.push([line, ...cells]));
    return taken;
  };

  test('are told with the line on which each begins, whatever ends them', async () => {
    expect(await rows('a,b\r\nc\n\n\r\nd,e,f\rg')).toEqual([
      [1, 'a', 'b'],
      [2, 'c'],
      [5, 'd', 'e', 'f'],
      [6, 'g'],
    ]);
    expect(await rows('\n\r\r\n"a\r\nb\rc\nd",e\nf')).toEqual([
      [4, 'a\r\nb\rc\nd', 'e'],
      [8, 'f'],
    ]);
  });

  test.each([
    ['a\n"b', 2, 'in the row that begins here a quote is never closed'],
    ['a\n\n"b"c', 3, 'in the row that begins here something follows a closing quote'],
    ['a\n"x\ny"\nb"c', 4, 'in the row that begins here a cell without quotes has one inside'],
  ])('%j: what cannot be read is told with its line, and none of its cells', async (text, line, words) => {
    const error = await refusal(rows(text));
    expect(error).toMatchObject({ code: 'no-table', source: 'x', faults: [{ line, column: null }] });
    expect(error.message).toContain(words);
  });

  test('that whoever takes them cannot use are refused as that', async () => {
    const mine = new TypeError('of the one who takes');
    const taking = readTable(Buffer.from('a'), ',', 'x', () => {
      throw mine;
    });
    await expect(taking).rejects.toBe(mine);
  });
});

describe('the rows of a file', () => {
  test('are those with something in a cell, with what each column holds, and the digest of all bytes', async () => {
    const text = `note,${HEADER}\n , , ,\n,${ROW}\n,,,,\nx,${ROW},\n`;
    const { rows, sha256 } = await read(text);
    expect(rows).toEqual([3, 5].map((line) => ({ line, id: null, draft: DRAFT })));
    expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
  });

  test('with something under no header are refused, each with its line, beside what is wrong with others', async () => {
    const error = await refusal(read(`${HEADER}\n${ROW},x\n${ROW}, ,\n${ROW},,y\n${PERSON},started,,ecf-mentor\n`));
    expect(error.faults.map(({ line, column }) => [line, column])).toEqual([
      [2, null],
      [4, null],
      [5, 'declaration_date'],
    ]);
    expect(error.faults[1]?.message).toBe('has 6 cells under 4 headers: put cells with a delimiter in quotes');
  });
});
