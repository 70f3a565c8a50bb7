/**
 * What is done in a database, written once for SQLite and PostgreSQL: a generator that yields statements and is given
 * their rows. SQLite runs it through without a pause, so no transaction is ever open over an `await` and nothing of the
 * application can come between two statements; PostgreSQL waits for each.
 */
import { damaged, jsonOf } from './damaged.ts';

export type Value = string | number | null;

export type Row = Readonly<Record<string, Value>>;

export type Step =
  | { readonly kind: 'query'; readonly sql: string; readonly values: readonly Value[] }
  | { readonly kind: 'write'; readonly sql: string; readonly values: readonly Value[] }
  | { readonly kind: 'insert'; readonly insert: Insert; readonly rows: readonly (readonly Value[])[] };

/** Rows of one table, written many at a time. A row whose key is there already is replaced in the columns named. */
export interface Insert {
  readonly table: string;
  readonly columns: readonly string[];
  /** The columns that make a row the same row. Without them a row that is there already is an error. */
  readonly key?: readonly string[];
  /** What is written over when the row is there: these columns; none leaves the row as it is. */
  readonly replace?: readonly string[];
}

export type Steps<T> = Generator<Step, T, readonly Row[]>;

/**
 * The rows of a query. In `sql` a `?` stands for a value, `{list}` for a value that is a list written by
 * {@link listOf}, `{map}` for one written by {@link mapOf} as rows of `key` and `value`, `{array}` for the function that
 * makes one text of many values, `{each s.ids}` for the elements of such a text as rows of `value`, and each `dfe_` name for the table in the copy's own schema.
 */
export function* query(sql: string, ...values: readonly Value[]): Steps<readonly Row[]> {
  return yield { kind: 'query', sql, values };
}

export function* first(sql: string, ...values: readonly Value[]): Steps<Row | null> {
  const [row] = yield* query(sql, ...values);
  return row ?? null;
}

export function* write(sql: string, ...values: readonly Value[]): Steps<void> {
  yield { kind: 'write', sql, values };
}

export function* insert(into: Insert, rows: readonly (readonly Value[])[]): Steps<void> {
  if (rows.length > 0) yield { kind: 'insert', insert: into, rows };
}

/** A list as one value, for `IN {list}`. */
export const listOf = (values: readonly string[]): string => JSON.stringify(values);

/** Pairs as one value, for `FROM {map}`. */
export const mapOf = (pairs: readonly (readonly [key: string, value: string])[]): string =>
  // an object of so many names takes twice as long to make and to write
  `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`;

/** The texts that `{array}` made one of. */
export function textsIn(row: Row | null, column: string): readonly string[] {
  const list: unknown = jsonOf((row && textOrNull(row, column)) ?? '[]');
  return Array.isArray(list) ? list.map(String) : [];
}

/** A database that holds a copy. What is given to `write` is one transaction: all of it, or nothing. */
export interface CopyConnection {
  readonly dialect: 'sqlite' | 'postgres';
  write<T>(steps: () => Steps<T>): Promise<T>;
  read<T>(steps: () => Steps<T>): Promise<T>;
  /** Takes what was deleted or written over out of the files, where the database lets us. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/** A text of a row; a value that is none is a fault of the copy. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw damaged(`no text in "${column}"`);
}

export function textOrNull(row: Row, column: string): string | null {
  const value = row[column] ?? null;
  return value === null ? null : text(row, column);
}

/** A number of a row. PostgreSQL gives sums and counts as text. */
export function int(row: Row, column: string): number {
  const value = row[column];
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw damaged(`no whole number in "${column}"`);
}
