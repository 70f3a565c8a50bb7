import { SourceError } from '../../../src/bulk/csv/index.ts';
import { readCsvRows } from '../../../src/bulk/csv/read.ts';
import type { BulkOperation } from '../../../src/bulk/rows/operations.ts';
import type { SourceRows } from '../../../src/bulk/rows/source.ts';

export const PERSON = '6edf78fe-7fdd-49bf-a9df-801feb88fe50';
export const OTHER = '0f074260-c450-4d5a-8ec9-167add39bfd9';

export const HEADER = 'participant_id,declaration_type,declaration_date,course_identifier';

/** Reads a text, or bytes, as the file `rows.csv`. */
export const read = (
  file: string | Uint8Array,
  operation: BulkOperation = 'declarations.create',
): Promise<SourceRows> =>
  readCsvRows(typeof file === 'string' ? Buffer.from(file) : Buffer.from(file), operation, 'rows.csv');

/** What refuses it. */
export async function refusal(reading: Promise<unknown>): Promise<SourceError> {
  const error: unknown = await reading.then(
    () => new Error('it was read'),
    (reason: unknown) => reason,
  );
  if (error instanceof SourceError) return error;
  throw error;
}

/** The dates that a file of these is read as. */
export async function dates(...cells: string[]): Promise<readonly (string | undefined)[]> {
  const { rows } = await read([HEADER, ...cells.map((cell) => `${PERSON},started,"${cell}",ecf-mentor`)].join('\n'));
  return rows.map(({ draft }) => draft['declaration_date']);
}
