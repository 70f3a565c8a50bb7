import { csvLine, type CsvCell, type LineOptions } from '../../base/csv.ts';

export interface WriteOptions extends LineOptions {
  /** A mark of byte order first, by which spreadsheets know UTF-8. On unless switched off. */
  readonly mark?: boolean;
}

/**
 * A table, line by line: its columns first, then its rows, with CRLF. Texts that a spreadsheet would take for formulas are
 * led in by an apostrophe, which {@link csvFile} takes off again; numbers are written as numbers.
 */
export function* csvLines(
  columns: readonly string[],
  rows: Iterable<readonly CsvCell[]>,
  { mark = true, ...line }: WriteOptions = {},
): Generator<string, void, undefined> {
  yield (mark ? '\ufeff' : '') + csvLine(columns, line);
  for (const row of rows) yield csvLine(row, line);
}

/** The same as one text. */
export const writeCsv = (
  columns: readonly string[],
  rows: Iterable<readonly CsvCell[]>,
  options?: WriteOptions,
): string => [...csvLines(columns, rows, options)].join('');
