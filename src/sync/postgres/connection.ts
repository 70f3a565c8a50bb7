import { CopyError } from '../store/copy-error.ts';
import type { CopyConnection, Row, Step, Steps } from '../store/steps.ts';
import { insertParts } from './inserts.ts';
import type { PostgresPool } from './pool.ts';
import { rowsOf } from './rows.ts';
import { hold, type Session } from './session.ts';
import { quotedSchema, storable, storableList, translated, type Translated } from './sql.ts';

export type { PostgresClient, PostgresPool, PostgresResult, PostgresStatement } from './pool.ts';

/** By name, so that a default of the server or the user does not change what a fence sees: the row as it is when locked. */
const WRITE = 'BEGIN ISOLATION LEVEL READ COMMITTED';
/** A reader sees one moment, however long it reads. */
const READ = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

export interface PostgresOptions {
  /** Where the tables are. It has to be there already. */
  readonly schema: string;
}

/**
 * A copy in a schema of a PostgreSQL database, through the user's own pool. Nothing is kept in a session beyond its
 * transaction, no setting, lock or prepared statement, so pgBouncer may stand between.
 *
 * A statement that failed ends its transaction here, also when `steps` catches the error: then `read` gives what `steps`
 * returns if it asks for nothing more, and `write` fails with that error.
 * @throws {CopyError} when the name of the schema can be none
 */
export function postgresConnection(pool: PostgresPool, options: PostgresOptions): CopyConnection {
  const schema = quotedSchema(options.schema);
  const known = new Map<string, Translated>();
  let isOpen = true;

  const statement = (sql: string): Translated => {
    const found = known.get(sql) ?? translated(sql, schema);
    known.set(sql, found);
    return found;
  };

  async function perform(session: Session, step: Step): Promise<readonly Row[]> {
    if (step.kind === 'insert') {
      for (const { text, values } of insertParts(step.insert, step.rows, schema))
        await session.query(text, values, `INSERT INTO ${step.insert.table}`);
      return [];
    }
    const { text, lists } = statement(step.sql);
    const values = step.values.map((value, index) => (lists.has(index) ? storableList(value) : storable(value)));
    return rowsOf(await session.query(text, values, step.sql));
  }

  /** What the steps return, and the first error of a statement, which they may have caught. */
  async function drive<T>(session: Session, steps: Steps<T>): Promise<{ result: T; failed: unknown[] }> {
    const failed: unknown[] = [];
    let turn = steps.next([]);
    while (turn.done !== true) {
      let rows: readonly Row[];
      try {
        rows = await perform(session, turn.value);
      } catch (error) {
        failed.push(error);
        turn = steps.throw(error);
        continue;
      }
      turn = steps.next(rows);
    }
    return { result: turn.value, failed };
  }

  async function within<T>(begin: string, steps: () => Steps<T>): Promise<T> {
    if (!isOpen) throw new CopyError('This copy is closed.');
    const session = await hold(pool, schema);
    try {
      await session.query(begin, [], begin);
      const { result, failed } = await drive(session, steps());
      if (failed.length === 0) await session.commit();
      else if (begin === WRITE) throw failed[0];
      else await session.rollBack();
      session.release();
      return result;
    } catch (error) {
      await session.rollBack();
      throw error;
    }
  }

  return {
    dialect: 'postgres',
    write: (steps) => within(WRITE, steps),
    read: (steps) => within(READ, steps),
    // old row versions go with the server's own vacuum, which is the owner's to run
    scrub: () => Promise.resolve(),
    close() {
      // the pool is the user's, who ends it
      isOpen = false;
      return Promise.resolve();
    },
  };
}
