import type { Insert, Value } from '../store/steps.ts';
import { quoted } from '../store/tables.ts';
import { storable } from './sql.ts';

/** The protocol counts values in 16 bits. */
const MOST_VALUES = 30_000;

export interface Part {
  readonly text: string;
  readonly values: (string | number | null)[];
}

/** The statements of an insert, each of as many rows as go into one. */
export function* insertParts(insert: Insert, all: readonly (readonly Value[])[], schema: string): Generator<Part> {
  const clean = all.map((row) => row.map(storable));
  const rows = insert.key === undefined ? clean : distinct(insert, insert.key, clean);
  const most = Math.max(1, Math.floor(MOST_VALUES / insert.columns.length));
  let [text, size] = ['', 0];
  for (let from = 0; from < rows.length; from += most) {
    const part = rows.slice(from, from + most);
    if (part.length !== size) [text, size] = [insertSql(insert, part.length, schema), part.length];
    yield { text, values: part.flat() };
  }
}

function insertSql({ table, columns, key, replace = [] }: Insert, rows: number, schema: string): string {
  const row = (index: number): string => `(${columns.map((_, c) => `$${index * columns.length + c + 1}`).join(', ')})`;
  const values = Array.from({ length: rows }, (_, index) => row(index)).join(', ');
  const put = `INSERT INTO ${schema}.${table} (${columns.map(quoted).join(', ')}) VALUES ${values}`;
  if (key === undefined) return put;
  const over = replace.map((name) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ');
  return `${put} ON CONFLICT (${key.map(quoted).join(', ')}) DO ${over === '' ? 'NOTHING' : `UPDATE SET ${over}`}`;
}

/**
 * The rows with each key once, because no statement may touch a row twice. What SQLite makes of them one by one: the last
 * wins in the columns that are replaced, the first in all others.
 */
function distinct(
  { columns, replace = [] }: Insert,
  key: readonly string[],
  rows: readonly (readonly Value[])[],
): readonly (readonly Value[])[] {
  const at = key.map((name) => columns.indexOf(name));
  const isReplaced = columns.map((name) => replace.includes(name));
  const found = new Map<string, readonly Value[]>();
  for (const row of rows) {
    // as text: 1 and '1' are one key in a column
    const name = JSON.stringify(at.map((index) => String(row[index] ?? null)));
    const known = found.get(name);
    found.set(
      name,
      known === undefined ? row : row.map((value, c) => (isReplaced[c] === true ? value : (known[c] ?? null))),
    );
  }
  return found.size === rows.length ? rows : [...found.values()];
}
