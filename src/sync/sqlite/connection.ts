import { CopyError, fromDriver } from '../store/copy-error.ts';
import type { CopyConnection, Insert, Row, Step, Steps, Value } from '../store/steps.ts';
import { quoted } from '../store/tables.ts';

/** What a database has to be able to do: `better-sqlite3`, `libsql` and `node:sqlite` all can. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

export interface SqliteStatement {
  all(...values: Value[]): unknown[];
  run(...values: Value[]): unknown;
}

/** A copy in SQLite. A transaction is run through without a pause: nothing of the application can come in between. */
export function sqliteConnection(database: SqliteDatabase, isOurs: boolean): CopyConnection {
  const prepared = new Map<string, SqliteStatement>();
  let isOpen = true;

  const statement = (sql: string): SqliteStatement => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const made = database.prepare(written(sql));
    prepared.set(sql, made);
    return made;
  };

  function perform(step: Step): readonly Row[] {
    const sql = step.kind === 'insert' ? insertSql(step.insert) : step.sql;
    try {
      if (step.kind === 'query')
        return rowsOf(isOneNull(step.values) ? statement(withNull(sql)).all() : statement(sql).all(...step.values));
      for (const values of step.kind === 'insert' ? step.rows : [step.values])
        if (isOneNull(values)) statement(withNull(sql)).run();
        else statement(sql).run(...values);
      return [];
    } catch (error) {
      throw fromDriver(error, sql);
    }
  }

  function drive<T>(steps: Steps<T>): T {
    let turn = steps.next([]);
    while (turn.done !== true) {
      let rows: readonly Row[];
      try {
        rows = perform(turn.value);
      } catch (error) {
        turn = steps.throw(error);
        continue;
      }
      turn = steps.next(rows);
    }
    return turn.value;
  }

  function within<T>(begin: string, steps: () => Steps<T>): T {
    if (!isOpen) throw new CopyError('This copy is closed.');
    execute(begin);
    let result: T;
    try {
      result = drive(steps());
    } catch (error) {
      // an error that ended the transaction by itself leaves nothing to roll back
      try {
        database.exec('ROLLBACK');
      } catch {
        // what failed first is what counts
      }
      throw error;
    }
    execute('COMMIT');
    return result;
  }

  function execute(sql: string): void {
    try {
      database.exec(sql);
    } catch (error) {
      throw fromDriver(error, sql);
    }
  }

  return {
    dialect: 'sqlite',
    // not async functions: what they throw before the first wait has to be a rejection all the same
    write: (steps) => settled(() => within('BEGIN IMMEDIATE', steps)),
    read: (steps) => settled(() => within('BEGIN', steps)),
    scrub: () =>
      settled(() => {
        // the log first, or VACUUM would find a reader's mark in it; then again, because VACUUM writes through it
        for (const sql of ['PRAGMA wal_checkpoint(TRUNCATE)', 'VACUUM', 'PRAGMA wal_checkpoint(TRUNCATE)'])
          execute(sql);
      }),
    close() {
      if (isOpen && isOurs) {
        emptyLog(database);
        prepared.clear();
        database.close();
      }
      isOpen = false;
      return Promise.resolve();
    },
  };
}

/**
 * Puts what is committed into the file itself, so that whoever copies it has it all: `libsql` leaves it in the log when it
 * is closed. Somebody who reads or writes just now is not waited for; then the last one to close does it.
 */
function emptyLog(database: SqliteDatabase): void {
  try {
    for (const pragma of ['busy_timeout = 0', 'wal_checkpoint(TRUNCATE)']) database.prepare(`PRAGMA ${pragma}`).all();
  } catch {
    // the log holds it as well
  }
}

function settled<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}

/** What is read as a whole: quoted texts and names, in which nothing is replaced; then our own words. */
const WORDS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\{(?:list|map|array|lock|now|each [\w.]+)\}/g;

const ours: Readonly<Record<string, string>> = {
  '{list}': '(SELECT value FROM json_each(?))',
  '{map}': 'json_each(?)',
  '{array}': 'json_group_array',
  '{lock}': '',
  '{now}': "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",
};

/** Our words in SQLite's. */
const written = (sql: string): string =>
  sql.replace(WORDS, (word) => ours[word] ?? word.replace(/^\{each (.*)\}$/, 'json_each($1)'));

/** `libsql` takes a null that is given alone for an object with the values, and fails. So it is written into the statement. */
const isOneNull = (values: readonly Value[]): boolean => values.length === 1 && values[0] === null;

/** Texts, names and comments, in which a `?` stays; then a value. */
const VALUE = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[^]*?\*\/|\?\d*/g;

/** The statement with its one value, which is null. */
const withNull = (sql: string): string => written(sql).replace(VALUE, (part) => (part.startsWith('?') ? 'NULL' : part));

function insertSql({ table, columns, key, replace = [] }: Insert): string {
  const values = columns.map(() => '?').join(', ');
  const put = `INSERT INTO ${table} (${columns.map(quoted).join(', ')}) VALUES (${values})`;
  if (key === undefined) return put;
  const over = replace.map((name) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ');
  return `${put} ON CONFLICT (${key.map(quoted).join(', ')}) DO ${over === '' ? 'NOTHING' : `UPDATE SET ${over}`}`;
}

function rowsOf(rows: readonly unknown[]): readonly Row[] {
  return rows.filter(isRow);
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}
