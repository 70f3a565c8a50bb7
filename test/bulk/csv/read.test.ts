import { createHash } from 'node:crypto';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvFile } from '../../../src/bulk/csv/index.ts';
import { HEADER, PERSON, read, refusal } from './support.ts';

const ROW = `${PERSON},started,2026-03-25,ecf-mentor`;
const DRAFT = {
  participant_id: PERSON,
  declaration_type: 'started',
  declaration_date: '2026-03-25T00:00:00Z',
  course_identifier: 'ecf-mentor',
};

describe('a CSV file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rows-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('gives rows, and the digest of its bytes', async () => {
    const path = join(folder, 'autumn.csv');
    const text = `\ufeff${HEADER}\r\n${ROW}\r\n`;
    await writeFile(path, text);
    const source = csvFile(path);
    expect(source.name).toBe('autumn.csv');
    expect(await source.read('declarations.create')).toEqual({
      rows: [{ line: 2, id: null, draft: DRAFT }],
      sha256: createHash('sha256').update(text).digest('hex'),
    });
  });

  test('that is not there is refused without its folder', async () => {
    const error = await refusal(csvFile(join(folder, 'no.csv')).read('declarations.create'));
    expect(error).toMatchObject({ code: 'unreadable', source: 'no.csv', message: 'no.csv: there is no such file' });
    const other = await refusal(csvFile(folder).read('declarations.create'));
    expect(other.code).toBe('unreadable');
    expect(other.message).toMatch(/^rows-\w+: it is no file$/);
  });

  test('over 50 MB is refused before it is read', async () => {
    const path = join(folder, 'large.csv');
    await writeFile(path, '');
    await truncate(path, 50 * 1024 * 1024 + 1);
    const error = await refusal(csvFile(path).read('declarations.create'));
    expect(error).toMatchObject({ code: 'too-large', message: 'large.csv: it is larger than 50 MB: split it' });
    // of this size it could not be read at all
    await truncate(path, 3 * 1024 ** 3);
    expect((await refusal(csvFile(path).read('declarations.create'))).code).toBe('too-large');
    // at the limit it is read, and found to be no text
    await truncate(path, 50 * 1024 * 1024);
    expect((await refusal(csvFile(path).read('declarations.create'))).code).toBe('encoding');
  });

  test('of 200,000 rows is read, of one more refused', async () => {
    const rows = `${PERSON}\n`.repeat(200_000);
    expect((await read(`id\n${rows}`, 'declarations.void')).rows).toHaveLength(200_000);
    const error = await refusal(read(`id\n${rows}${PERSON}\n`, 'declarations.void'));
    expect(error.code).toBe('too-large');
    expect(error.message).toContain('line 200002: there are more than 200000 rows');
  }, 60_000);
});

describe('bytes', () => {
  test.each([
    ['in the first line', [...Buffer.from('id,'), 0xe9], 1, 4],
    ['behind wide characters', [...Buffer.from('\ufeffid\r\né\u{1f600}x'), 0x93, 0x41], 2, 4],
    ['cut off like a replacement character', [...Buffer.from('id\n'), 0xef, 0xbf, 0x41], 2, 1],
    ['behind a real replacement character', [...Buffer.from('id\n\ufffd'), 0xff], 2, 2],
    ['at the end', [...Buffer.from('id\n'), 0xef, 0xbf], 2, 1],
  ])('that are no UTF-8 are refused with their place: %s', async (_, bytes, line, character) => {
    const error = await refusal(read(Uint8Array.from(bytes)));
    expect(error.code).toBe('encoding');
    expect(error.message).toBe(
      `rows.csv: line ${line}: character ${character} is no UTF-8 and looks like Windows-1252: save it as "CSV UTF-8"`,
    );
  });

  test.each([
    ['a workbook', Buffer.from('PK\u0003\u0004more'), 'workbook'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'workbook'],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${HEADER}`, 'utf16le'), 'UTF-16'],
    ['UTF-16 without one', Buffer.from(HEADER, 'utf16le'), 'UTF-16'],
  ])('of %s are told apart', async (_, bytes, word) => {
    const error = await refusal(read(bytes));
    expect(error.code).toBe('encoding');
    expect(error.message).toContain(word);
  });
});

test('a zero byte is refused with its place', async () => {
  const error = await refusal(read(`${HEADER}\nab\u0000`));
  expect(error.code).toBe('encoding');
  expect(error.message).toBe('rows.csv: line 2: character 3 is a zero byte, which no text has: is the file damaged?');
});

describe('the table', () => {
  test('may have commas or semicolons', async () => {
    for (const sign of [',', ';']) {
      const { rows } = await read([HEADER, ROW].join('\n').replaceAll(',', sign));
      expect(rows).toEqual([{ line: 2, id: null, draft: DRAFT }]);
    }
  });

  test.each([
    ['a header with the other sign in quotes', `"a;b",${HEADER}\nx,${ROW}`],
    ['both signs, where commas give the headers', `a;b,${HEADER}\nx,${ROW}`],
    ['both signs, where semicolons do', `a,b;${HEADER.replaceAll(',', ';')}\nx;${ROW.replaceAll(',', ';')}`],
  ])('tells its delimiter by the header line: %s', async (_, text) => {
    expect((await read(text)).rows).toMatchObject([{ draft: DRAFT }]);
  });

  test('of one column needs no delimiter', async () => {
    expect((await read(`id\n${PERSON}\n`, 'declarations.void')).rows).toEqual([{ line: 2, id: PERSON, draft: {} }]);
  });

  test('has rows with the line on which they begin', async () => {
    const { rows } = await read(
      `\n${HEADER},note\r\n\r\n${ROW},"a\r\nb\nc"\r\n,,,,\n"${PERSON}\n",started,2026-03-25,ecf-mentor,x\r${ROW},`,
    );
    expect(rows.map(({ line }) => line)).toEqual([4, 8, 10]);
    expect(new Set(rows.map(({ draft }) => JSON.stringify(draft)))).toEqual(new Set([JSON.stringify(DRAFT)]));
  });

  test('without rows is one without rows', async () => {
    expect((await read(HEADER)).rows).toEqual([]);
  });

  test.each(['', '\ufeff', '\r\n\n'])('that is empty is refused (%j)', async (text) => {
    const error = await refusal(read(text));
    expect(error.code).toBe('no-table');
    expect(error.message).toContain('its first line has to name the columns');
  });

  test.each([
    [`${HEADER}\n${ROW}\n"Secret\nName,x`, 'line 3: in the row that begins here a quote is never closed'],
    [`${HEADER}\n${ROW}\n"Secret"Name,x`, 'line 3: in the row that begins here something follows a closing quote'],
    [`${HEADER}\n${ROW}\n\nSe"cret,x`, 'line 4: in the row that begins here a cell without quotes has one inside'],
    [`a,"${'b,\n'.repeat(40_000)}`, 'is a quote of it not closed?'],
  ])('with quotes that do not fit is refused with the line, and without its cells', async (text, message) => {
    const error = await refusal(read(text));
    expect(error.code).toBe('no-table');
    expect(error.message).toContain(message);
    expect(JSON.stringify(error) + error.message).not.toMatch(/Secret|Se"|Name/);
    expect(error.cause).toBeUndefined();
  });

  test('with a cell too many is refused, because an unquoted comma moves all that follows', async () => {
    const error = await refusal(read(`name,${HEADER}\nSmith, Jane,${ROW}\nJones,${ROW},,`));
    expect(error.faults).toEqual([
      { line: 2, column: null, message: 'has 6 cells under 5 headers: put cells with a delimiter in quotes' },
    ]);
  });

  test('with a cell too few has empty ones there', async () => {
    const { rows } = await read(`${HEADER},evidence_held\n${ROW}`);
    expect(rows).toEqual([{ line: 2, id: null, draft: DRAFT }]);
    const error = await refusal(read(`${HEADER}\n${PERSON},started,2026-03-25`));
    expect(error.message).toBe('rows.csv: line 2, "course_identifier": is empty, and cannot be');
  });
});
