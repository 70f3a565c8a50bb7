/** Tables as text: a cell may hold anything, quoted where it has to be. */

export interface CsvRow {
  /** The line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A text that is no table: a quote that is not closed, or something behind a closing one. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

export type Separator = ',' | ';' | '\t';

/** The rows of a table. Lines may end in LF, CRLF or CR; a mark of byte order is passed over, and so are empty lines. */
export function readCsv(text: string, separator: Separator = separatorOf(text)): readonly CsvRow[] {
  const source = withoutMark(text);
  const rows: CsvRow[] = [];
  let [at, line] = [0, 1];

  /** The cell that begins here. Leaves `at` on what ends it: a separator, the end of a line, or that of the text. */
  function cell(): string {
    if (source[at] !== '"') {
      const from = at;
      while (at < source.length && source[at] !== separator && !isBreak(source[at])) at += 1;
      return source.slice(from, at);
    }
    const opened = line;
    let value = '';
    for (at += 1; ;) {
      const close = source.indexOf('"', at);
      if (close === -1) throw new CsvError(`Line ${opened}: a quoted cell begins here and is never closed.`, opened);
      value += source.slice(at, close);
      line += source.slice(at, close).match(/\r\n|\r|\n/g)?.length ?? 0;
      at = close + 1;
      if (source[at] !== '"') break;
      value += '"';
      at += 1;
    }
    if (at < source.length && source[at] !== separator && !isBreak(source[at]))
      throw new CsvError(`Line ${line}: there is something between a closing quote and the end of its cell.`, line);
    return value;
  }

  while (at < source.length) {
    const began = line;
    if (!isBreak(source[at])) {
      const cells = [cell()];
      while (source[at] === separator) {
        at += 1;
        cells.push(cell());
      }
      rows.push({ line: began, cells });
    }
    if (source[at] === '\r' && source[at + 1] === '\n') at += 1;
    at += 1;
    line += 1;
  }
  return rows;
}

/** What separates the cells of the first row: whichever of the three it has most of outside of quotes. */
function separatorOf(text: string): Separator {
  const first = /^(?:[^"\r\n]|"[^"]*")*/.exec(withoutMark(text))?.[0].replaceAll(/"[^"]*"/g, '') ?? '';
  const count = (sign: string): number => first.split(sign).length;
  const [most] = ([',', ';', '\t'] as const).toSorted((a, b) => count(b) - count(a));
  return most ?? ',';
}

export type CsvCell = string | number | null;

export interface LineOptions {
  /** Texts stay as they are, also those that a spreadsheet takes for formulas. */
  readonly raw?: boolean;
  readonly separator?: Separator;
}

/** A row as a line, with its end. Texts are guarded unless `raw`; numbers are no formulas. */
export function csvLine(cells: readonly CsvCell[], { raw = false, separator = ',' }: LineOptions = {}): string {
  const written = cells.map((value) =>
    quotedWhereNeeded(typeof value === 'string' && !raw ? guarded(value) : String(value ?? '')),
  );
  // one empty cell would be an empty line, which is no row
  return `${written.length === 1 && written[0] === '' ? '""' : written.join(separator)}\r\n`;
}

/**
 * A text that a spreadsheet would take for a formula, led in by an apostrophe, which shows it to be a text; any other
 * as it is. A text that has such apostrophes already gets one more, so that {@link unguarded} gives back what was there.
 */
export const guarded = (text: string): string => (looksLikeFormula.test(text) ? `'${text}` : text);

/** A cell without the apostrophe that {@link guarded} led it in by. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && looksLikeFormula.test(cell.slice(1)) ? cell.slice(1) : cell;

/** A sign that begins a formula (half or full width), also behind what is not seen: blanks, controls, marks of format. */
const looksLikeFormula = /^'*[\s\p{Cc}\p{Cf}]*[=+\-@|%\t\r\n＝＋－＠｜％]/u;

const quotedWhereNeeded = (cell: string): string =>
  /[",;\t\r\n\ufeff]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

const isBreak = (sign: string | undefined): boolean => sign === '\n' || sign === '\r';

const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);
