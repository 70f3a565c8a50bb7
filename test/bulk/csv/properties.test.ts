import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/base/csv.ts';
import { SourceError } from '../../../src/bulk/csv/index.ts';
import { readTable } from '../../../src/bulk/csv/table.ts';
import { bulkOperations } from '../../../src/bulk/rows/operations.ts';
import { declarationTypes, evidenceTypes } from '../../../src/rules/terms.ts';
import { runs } from '../../support/size.ts';
import { read } from './support.ts';

/** A value, and a way in which people write it. */
interface Written {
  readonly sent: string;
  readonly cell: string;
}

const blanks = fc.constantFrom('', ' ', '  ', '\u00a0');
const padded = (values: fc.Arbitrary<Written>): fc.Arbitrary<Written> =>
  fc.tuple(blanks, values, blanks).map(([before, { sent, cell }, after]) => ({ sent, cell: before + cell + after }));

const id = fc.uuid().chain((sent) => fc.constantFrom(sent, sent.toUpperCase()).map((cell) => ({ sent, cell })));
const word = (values: readonly string[]): fc.Arbitrary<Written> =>
  fc
    .tuple(fc.constantFrom(...values), fc.constantFrom('-', '_', ' ', '  '), fc.boolean())
    .map(([sent, sign, isUpper]) => {
      const cell = sent.replaceAll('-', sign);
      return { sent, cell: isUpper ? cell.toUpperCase() : cell };
    });
const date = fc
  .tuple(fc.date({ min: new Date('2021-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }), fc.nat({ max: 3 }))
  .map(([at, form]): Written => {
    const instant = at.toISOString();
    const [year = '', month = '', day = ''] = instant.slice(0, 10).split('-');
    const midnight = `${year}-${month}-${day}T00:00:00Z`;
    if (form === 0) return { sent: instant, cell: instant };
    if (form === 1) return { sent: midnight, cell: `${year}-${month}-${day}` };
    if (form === 2) return { sent: midnight, cell: `${day}/${month}/${year}` };
    return { sent: midnight, cell: `${Number(day)}/${Number(month)}/${year}` };
  });

const spellings: Readonly<Record<string, readonly string[]>> = {
  participant_id: ['participant id', 'participant', 'person id'],
  declaration_type: ['declaration type', 'type', 'milestone', 'declaration'],
  declaration_date: ['declaration date', 'date'],
  course_identifier: ['course identifier', 'course', 'course id'],
  evidence_held: ['evidence held', 'evidence', 'evidence type'],
};
const header = (field: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...(spellings[field] ?? [])),
      fc.constantFrom(' ', '_', '-', '', '  '),
      fc.nat({ max: 2 }),
      blanks,
    )
    .map(([name, sign, form, pad]) => {
      const text = pad + name.replaceAll(' ', sign) + pad;
      return form === 0
        ? text
        : form === 1
          ? text.toUpperCase()
          : text.replaceAll(/\b\w/g, (letter) => letter.toUpperCase());
    });

const row = fc.record({
  participant_id: padded(id),
  declaration_type: padded(word(declarationTypes)),
  declaration_date: padded(date),
  course_identifier: padded(word(['ecf-induction', 'ecf-mentor'])),
  evidence_held: padded(word(evidenceTypes)),
  note: fc
    .oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom('"', ',', ';', '\r', '\n', 'x') }))
    .map((cell) => ({ sent: '', cell })),
});
const sent = ['participant_id', 'declaration_type', 'declaration_date', 'course_identifier', 'evidence_held'] as const;
const fields = [...sent, 'note'] as const;

const file = fc.record({
  rows: fc.array(row, { maxLength: 8 }),
  order: fc.shuffledSubarray([...fields], { minLength: fields.length }),
  headers: fc.tuple(...sent.map(header)),
  delimiter: fc.constantFrom(',', ';'),
  end: fc.constantFrom('\n', '\r\n'),
  mark: fc.boolean(),
  last: fc.boolean(),
  quotes: fc.infiniteStream(fc.boolean()),
  gaps: fc.infiniteStream(fc.boolean()),
});

describe('any file of good rows', () => {
  test('gives the same rows, however it is spelt, separated, quoted and ended', async () => {
    await fc.assert(
      fc.asyncProperty(file, async ({ rows, order, headers, delimiter, end, mark, last, quotes, gaps }) => {
        const quoted = (cell: string): string =>
          quotes.next().value === true || /[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
        const named: Readonly<Record<string, string>> = {
          ...Object.fromEntries(fields.map((name, i) => [name, headers[i] ?? 'Note'])),
        };
        let text = order.map((name) => quoted(named[name] ?? '')).join(delimiter);
        const lines: number[] = [];
        for (const one of rows) {
          text += end.repeat(gaps.next().value === true ? 2 : 1);
          lines.push(text.split(/\r\n|\r|\n/).length);
          text += order.map((name) => quoted(one[name].cell)).join(delimiter);
        }
        const source = await read(`${mark ? '\ufeff' : ''}${text}${last ? end : ''}`);
        expect(source.rows).toEqual(
          rows.map((one, i) => ({
            line: lines[i],
            id: null,
            draft: Object.fromEntries(sent.map((name) => [name, one[name].sent])),
          })),
        );
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe('any bytes', () => {
  const pieces = fc.constantFrom(
    'participant_id',
    'declaration_type',
    'id',
    '__proto__',
    ',',
    ';',
    '"',
    '""',
    '\r',
    '\n',
    '\r\n',
    '\ufeff',
    "'",
    '=',
    ' ',
    'x',
    '6edf78fe-7fdd-49bf-a9df-801feb88fe50',
    '01/02/2026',
    '\u0000',
    'é',
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.array(pieces, { maxLength: 60 }).map((parts) => Uint8Array.from(Buffer.from(parts.join('')))),
    fc
      .tuple(fc.array(pieces, { maxLength: 30 }), fc.uint8Array({ maxLength: 6 }))
      .map(([parts, more]) =>
        Uint8Array.from(Buffer.concat([Buffer.from(`id;participant_id\n${parts.join('')}`), more])),
      ),
  );

  test('are read, or refused as a source', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom(...bulkOperations), async (file, operation) => {
        const read_ = await read(file, operation).catch((error: unknown) => error);
        if (read_ instanceof Error) expect(read_).toBeInstanceOf(SourceError);
        else expect(read_).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
        expect(Object.hasOwn(Object.prototype, 'participant_id')).toBe(false);
      }),
      { numRuns: runs(10_000) },
    );
  });

  test('that both readers take are the same table to both, on the same lines', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), async (parts) => {
        const text = parts.join('').replaceAll(/[\ufeff\0]/g, '');
        const rows: { line: number; cells: readonly string[] }[] = [];
        try {
          await readTable(Buffer.from(text), ',', 'x', (line, cells) => rows.push({ line, cells }));
        } catch (error) {
          expect(error).toBeInstanceOf(SourceError);
          return;
        }
        expect(rows).toEqual(readCsv(text, ','));
      }),
      { numRuns: runs(5000) },
    );
  });
});
