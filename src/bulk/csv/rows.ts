import { createHash } from 'node:crypto';
import { isRecord } from '../../base/guards.ts';
import { shapeOf, type BulkOperation } from '../rows/operations.ts';
import type { RowSource, SourceRows } from '../rows/source.ts';
import { textOf } from './cells.ts';
import { draftsOf, type TextRow } from './draft.ts';
import { fieldsOf, type Column } from './headers.ts';
import { MOST_ROWS } from './limits.ts';
import { Faults, SourceError } from './source-error.ts';

/**
 * Rows that an application has, by the names of the attributes; the id of the record that is written about is `id`, or
 * by its own name (`declaration_id`, `participant_id`). Other keys are passed over. Texts mean what they mean in a
 * CSV file.
 *
 * @param name what people call the rows, for messages
 */
export function rowsOf(rows: Iterable<Readonly<Record<string, unknown>>>, name = 'rows'): RowSource {
  let taken: readonly unknown[] | undefined;
  return {
    name,
    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws has to be a rejection
    async read(operation) {
      taken ??= take(rows, name);
      return normalised(operation, taken, name);
    },
  };
}

/** All rows: what gives them may give them only once. */
function take(rows: Iterable<unknown>, name: string): readonly unknown[] {
  const taken: unknown[] = [];
  for (const row of rows) {
    if (taken.length === MOST_ROWS)
      throw new SourceError('too-large', name, [
        { line: null, column: null, message: `there are more than ${MOST_ROWS} rows: split them` },
      ]);
    taken.push(row);
  }
  return taken;
}

function normalised(operation: BulkOperation, given: readonly unknown[], source: string): SourceRows {
  const columns = fieldsOf(operation).map((field, at): Column => ({ ...field, at, header: field.name, isRole: false }));
  const faults = new Faults();
  const texts: TextRow[] = [];
  for (const [i, row] of given.entries()) {
    const line = i + 1;
    if (isRecord(row))
      texts.push({ line, texts: columns.map(({ name }) => valueOf(operation, row, name, { line, faults })) });
    else faults.add(line, null, 'is no object with attributes');
  }
  const drafts = draftsOf(operation, columns, texts, { source, faults });
  // drafts have their keys in the order of the operation, so the same rows are the same text
  return { rows: drafts, sha256: createHash('sha256').update(JSON.stringify(drafts)).digest('hex') };
}

interface Place {
  readonly line: number;
  readonly faults: Faults;
}

function valueOf(
  operation: BulkOperation,
  row: Record<string, unknown>,
  name: string,
  { line, faults }: Place,
): string | null {
  const has = (key: string): boolean => Object.hasOwn(row, key) && (row[key] ?? '') !== '';
  const byId = name === shapeOf[operation].id && has('id');
  if (byId && has(name)) faults.add(line, name, `is there, and so is "id", which means the same: leave one`);
  const value = byId ? row['id'] : has(name) ? row[name] : '';
  if (typeof value === 'string') return textOf(value);
  if (typeof value === 'number') return String(value);
  faults.add(line, name, `is ${kindOf(value)}: give it as a text`);
  return null;
}

const kindOf = (value: unknown): string =>
  value instanceof Date ? 'a Date, whose zone is not told' : `no text (${typeof value})`;
