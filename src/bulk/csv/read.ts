import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BulkOperation } from '../rows/operations.ts';
import type { RowSource, SourceRows } from '../rows/source.ts';
import { textOf } from './cells.ts';
import { utf8Of } from './decode.ts';
import { delimiterOf } from './delimiter.ts';
import { draftsOf, type TextRow } from './draft.ts';
import { columnsOf, type Column } from './headers.ts';
import { MOST_BYTES } from './limits.ts';
import { Faults, SourceError, type SourceErrorCode } from './source-error.ts';
import { readTable } from './table.ts';

/**
 * Rows of a CSV file, as spreadsheets save it: UTF-8, commas or semicolons, columns by the names of the attributes or
 * what people call them. Other columns are passed over.
 */
export function csvFile(path: string): RowSource {
  const name = basename(path);
  return { name, read: async (operation) => readCsvRows(await bytesOf(path, name), operation, name) };
}

/** The rows of a CSV file by its bytes. */
export async function readCsvRows(bytes: Buffer, operation: BulkOperation, source: string): Promise<SourceRows> {
  const text = utf8Of(bytes, source);
  const faults = new Faults();
  const rows: TextRow[] = [];
  let columns: readonly Column[] | undefined;
  let width = 0;
  await readTable(text, delimiterOf(text, operation, source), source, (line, cells) => {
    if (columns === undefined) {
      columns = columnsOf(operation, cells, { source, line });
      width = cells.length;
      return;
    }
    if (cells.every((cell) => cell.trim() === '')) return;
    // of what has no header nobody knows what it is, and what stands behind an unquoted comma is one cell too far right
    if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== ''))
      faults.add(line, null, `has ${cells.length} cells under ${width} headers: put cells with a delimiter in quotes`);
    else rows.push({ line, texts: columns.map(({ at }) => textOf(cells[at] ?? '')) });
  });
  const drafts = draftsOf(operation, columns ?? [], rows, { source, faults });
  return { rows: drafts, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function bytesOf(path: string, name: string): Promise<Buffer> {
  const refuse = (code: SourceErrorCode, message: string): SourceError =>
    new SourceError(code, name, [{ line: null, column: null, message }]);
  const tooLarge = (): SourceError => refuse('too-large', `it is larger than ${MOST_BYTES / 1024 / 1024} MB: split it`);
  try {
    const its = await stat(path);
    if (!its.isFile()) throw refuse('unreadable', 'it is no file');
    if (its.size > MOST_BYTES) throw tooLarge();
    const bytes = await readFile(path);
    if (bytes.length > MOST_BYTES) throw tooLarge();
    return bytes;
  } catch (error) {
    if (error instanceof SourceError) throw error;
    // the system's message names the folder
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw refuse('unreadable', code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`);
  }
}
