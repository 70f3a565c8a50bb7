import type { SqliteDatabase } from '../../../src/sync/sqlite/connection.ts';

/** Where a process ends itself. */
export interface Point {
  readonly when: 'before' | 'after';
  /** Which commit: one that made a statement like this, such as `DELETE dfe_todo merge`. */
  readonly statement: string;
  /** The how manieth of those, from 1. */
  readonly nth: number;
}

/** What a statement does, in short: its verb, its table, and the first value; of the lease what for. */
function inShort(sql: string, first: unknown): string {
  const table = /\bdfe_[a-z_]+/.exec(sql)?.[0] ?? '';
  const verb = /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? '';
  if (table !== 'dfe_lease') return `${verb} ${table} ${String(first)}`;
  const what = sql.includes('number + 1') ? 'take' : sql.includes("word = ''") ? 'release' : 'other';
  return `${verb} dfe_lease ${what}`;
}

/** A database that ends its process with SIGKILL at a point: right before a commit, or when it is on the disk. */
export function deadlyDatabase(database: SqliteDatabase, point: Point | null): SqliteDatabase {
  let did: string[] = [];
  let count = 0;
  const isHere = (): boolean => {
    if (point === null || !did.some((one) => one.startsWith(point.statement))) return false;
    count += 1;
    return count === point.nth;
  };
  return {
    close: () => database.close(),
    exec(sql) {
      if (sql.startsWith('BEGIN')) did = [];
      if (sql !== 'COMMIT') return database.exec(sql);
      const dies = isHere();
      if (dies && point?.when === 'before') process.kill(process.pid, 'SIGKILL');
      const result = database.exec(sql);
      if (dies) process.kill(process.pid, 'SIGKILL');
      return result;
    },
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        all: (...values) => statement.all(...values),
        run(...values) {
          did.push(inShort(sql, values[0]));
          return statement.run(...values);
        },
      };
    },
  };
}
