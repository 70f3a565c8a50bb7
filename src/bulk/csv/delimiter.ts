import type { BulkOperation } from '../rows/operations.ts';
import { countKnown } from './headers.ts';
import { MOST_HEADER_BYTES } from './limits.ts';
import { SourceError } from './source-error.ts';

export type Delimiter = ',' | ';';

/**
 * What stands between the cells: whichever of comma and semicolon the line with the headers has outside of quotes. When
 * it has both or neither, the one by which it gives more headers that are known.
 *
 * @throws {SourceError} when there is no such line
 */
export function delimiterOf(bytes: Buffer, operation: BulkOperation, source: string): Delimiter {
  const header = headerOf(bytes, source);
  const [byComma, bySemicolon] = [split(header, ','), split(header, ';')];
  if (byComma.length === 1 && bySemicolon.length > 1) return ';';
  if (bySemicolon.length === 1) return ',';
  const known = countKnown(operation, byComma) - countKnown(operation, bySemicolon);
  return known < 0 || (known === 0 && byComma.length < bySemicolon.length) ? ';' : ',';
}

/** The first line that is not empty; a line break in quotes is part of it. */
function headerOf(bytes: Buffer, source: string): string {
  let start = 0;
  while (isBreak(bytes[start])) start += 1;
  if (start >= bytes.length) throw noTable(source, 'it is empty: its first line has to name the columns');
  let isQuoted = false;
  let end = start;
  for (; end < bytes.length && (isQuoted || !isBreak(bytes[end])); end += 1) {
    if (bytes[end] === 0x22) isQuoted = !isQuoted;
    if (end - start >= MOST_HEADER_BYTES)
      throw noTable(source, 'the line with the names of the columns has no end: is a quote of it not closed?');
  }
  return bytes.toString('utf8', start, end);
}

/** Roughly: the names are only counted. */
function split(header: string, delimiter: Delimiter): string[] {
  const cells: string[] = [];
  let [cell, isQuoted] = ['', false];
  for (const sign of header) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign !== delimiter || isQuoted) cell += sign;
    else {
      cells.push(cell);
      cell = '';
    }
  }
  return [...cells, cell];
}

const isBreak = (byte: number | undefined): boolean => byte === 0x0a || byte === 0x0d;

const noTable = (source: string, message: string): SourceError =>
  new SourceError('no-table', source, [{ line: null, column: null, message }]);
