import type { CopyConnection, Steps } from '../../../src/sync/store/steps.ts';

/** What a transaction did, by which points of a run are named. */
export interface Commit {
  readonly number: number;
  /** The tables it wrote. */
  readonly wrote: ReadonlySet<string>;
  /** The scopes it took a page further (`dfe_checkpoints`) or ended (`dfe_scopes`). */
  readonly scopes: ReadonlySet<string>;
}

export interface Watcher {
  /** In the transaction, when all is written and nothing committed. */
  before?(commit: Commit): void;
  /** When it is committed, before anything else can happen. */
  after?(commit: Commit): void;
}

/** A connection whose commits are told of: what a test kills or interrupts goes by them. */
export function watched(connection: CopyConnection, watcher: Watcher): CopyConnection {
  let number = 0;
  return {
    dialect: connection.dialect,
    read: (steps) => connection.read(steps),
    close: () => connection.close(),
    scrub: () => connection.scrub(),
    async write<T>(steps: () => Steps<T>): Promise<T> {
      const wrote = new Set<string>();
      const scopes = new Set<string>();
      let commit: Commit = { number, wrote, scopes };
      const result = await connection.write(function* () {
        // counted here, because a transaction can be waited for
        number += 1;
        commit = { number, wrote, scopes };
        const inner = steps();
        for (let turn = inner.next([]); ;) {
          if (turn.done === true) {
            watcher.before?.(commit);
            return turn.value;
          }
          const step = turn.value;
          const said = step.kind === 'insert' ? `INSERT INTO ${step.insert.table}` : step.sql;
          const table = /\bdfe_[a-z_]+/.exec(said)?.[0];
          if (step.kind !== 'query' && table !== undefined) wrote.add(table);
          if (step.kind === 'insert' && (table === 'dfe_checkpoints' || table === 'dfe_scopes'))
            scopes.add(String(step.rows[0]?.[0]));
          turn = inner.next(yield step);
        }
      });
      watcher.after?.(commit);
      return result;
    },
  };
}
