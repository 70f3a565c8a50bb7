import type { Delimiter } from './delimiter.ts';
import { MOST_ROWS } from './limits.ts';
import { SourceError, type SourceErrorCode } from './source-error.ts';

/** Takes a row of a table; `line` is the line on which it begins, from 1. The first is that of the headers. */
export type TakeRow = (line: number, cells: readonly string[]) => void;

/**
 * Reads a table row by row. Lines may end in LF, CRLF or CR, quoted cells may hold line breaks; empty lines are passed
 * over.
 *
 * @throws {SourceError} when it is no table, or has too many rows
 */
export async function readTable(bytes: Buffer, delimiter: Delimiter, source: string, take: TakeRow): Promise<void> {
  const { CsvError, parse } = await import('./csv-parse.ts');
  const lines = new Lines(bytes);
  let rows = -1;
  const refuse = (code: SourceErrorCode, message: string): SourceError =>
    new SourceError(code, source, [{ line: lines.next(), column: null, message }]);
  try {
    parse(bytes, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      relax_column_count: true,
      on_record: (cells: string[], { bytes: end }) => {
        rows += 1;
        if (rows > MOST_ROWS)
          throw refuse('too-large', `there are more than ${MOST_ROWS} rows, blank ones counted: split the file`);
        take(lines.next(), cells);
        lines.skipTo(end);
        return null;
      },
    });
  } catch (error) {
    // its messages hold cells, so they are not handed on
    if (error instanceof CsvError) throw refuse('no-table', ADVICE[error.code] ?? 'this row cannot be read as CSV');
    throw error;
  }
}

const ADVICE: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'in the row that begins here a quote is never closed',
  CSV_INVALID_CLOSING_QUOTE:
    'in the row that begins here something follows a closing quote: a quote inside a quoted cell is written twice',
  INVALID_OPENING_QUOTE:
    'in the row that begins here a cell without quotes has one inside: put the whole cell in quotes, and write that one twice',
};

/** Counts lines along the bytes of a text. */
class Lines {
  readonly #bytes: Buffer;
  #at = 0;
  #line = 1;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** The line of the next row. */
  next(): number {
    const bytes = this.#bytes;
    while (bytes[this.#at] === 0x0a || bytes[this.#at] === 0x0d) this.skipTo(this.#at + 1);
    return this.#line;
  }

  skipTo(end: number): void {
    const bytes = this.#bytes;
    for (; this.#at < end; this.#at += 1) {
      const byte = bytes[this.#at];
      if (byte === 0x0a || (byte === 0x0d && bytes[this.#at + 1] !== 0x0a)) this.#line += 1;
    }
  }
}
