import { dayOf } from '../../rules/time.ts';
import { reconcile, statementReport, type Reconciliation, type StatementReport } from '../reports/index.ts';
import { instant } from '../run/context.ts';
import { holding } from '../run/hold.ts';
import { CopyError } from '../store/copy-error.ts';
import { fence } from '../store/lease.ts';
import { setToday } from '../store/runs.ts';
import { currentPersonal, makeSchema, type Personal } from '../store/schema.ts';
import { query, type CopyConnection, type Row, type Value } from '../store/steps.ts';
import type { Change } from '../types.ts';
import { erase, type Erased } from './erase.ts';
import { changesAfter, headOf } from './feed.ts';

/** How a copy is opened. */
export interface CopyOptions {
  /**
   * `none`: neither who somebody is nor why they left is stored. Kept with the copy: opened again without it, it stays.
   * @default 'all'
   */
  readonly personal?: Personal;
  /**
   * Days for which changes are kept in the feed.
   * @default 400
   */
  readonly keepChangesDays?: number;
}

/** The connection of a copy, for the other parts of this package. */
export const inside: unique symbol = Symbol.for('lead-provider-sdk.copy');

export interface CopyInside {
  readonly connection: CopyConnection;
  readonly personal: Personal;
  readonly keepChangesDays: number;
}

/** A local copy of what a lead provider is served, in a database. Kept by `createSync`; read with SQL. */
export interface Copy {
  /**
   * What changed, oldest first, from after a cursor up to the newest change there is now. Keep the cursor of each change
   * with what it did, in one transaction, and nothing is missed and nothing done twice.
   *
   * Without `after` from the oldest that is kept.
   *
   * @example
   * for await (const change of copy.changes({ after: cursor })) await crm.apply(change);
   * @throws {FeedGapError} when the feed does not go on from that cursor
   */
  changes(options?: { readonly after?: string | undefined }): AsyncIterable<Change>;
  /** The cursor after the newest change. A new reader takes it before it reads the tables. */
  cursor(): Promise<string>;
  /**
   * Rows of a query. Each `?` stands for a value. Only reads: one statement that begins with SELECT or WITH.
   *
   * @example
   * const stuck = await copy.query('SELECT * FROM dfe_v_stuck WHERE days > ?', 30);
   */
  query(sql: string, ...values: readonly Value[]): Promise<readonly Row[]>;
  /** Moves the day that the views go by, until the next run. */
  at(moment: string | Date): Promise<void>;
  /** What stands on statements. */
  readonly statements: {
    /**
     * The declarations of a statement and their counts by role, type, state and uplift, clawbacks apart; what was voided
     * and what moved since its cut-off; what of its cohort is stuck, what slid to a later statement, and which cut-offs
     * come. Never amounts: the API serves none. No declaration counts as declared on two statements.
     * @throws {CopyError} when the copy has no such statement
     */
    report(id: string): Promise<StatementReport>;
  };
  /**
   * Compares the declarations of a statement with a CSV of DfE's finance: one column names the declaration.
   * @throws {CopyError} when the copy has no such statement, or the text is no such file
   */
  reconcile(statement: string, csv: string): Promise<Reconciliation>;
  /**
   * Takes a person out of the copy: names, e-mails, TRNs and reasons, under all ids that id changes link, in tables,
   * history and feed. Later runs keep the record without them. Of a tutor of schools what is stored now goes; served
   * again, it comes back.
   * @throws {CopyBusyError} while a run goes on
   */
  erase(who: { readonly participant: string } | { readonly tutorEmail: string }): Promise<Erased>;
  close(): Promise<void>;
  readonly [inside]: CopyInside;
}

/** Makes or migrates the tables, and gives the copy over a connection. */
export async function copyOver(connection: CopyConnection, options: CopyOptions = {}): Promise<Copy> {
  const personal = await prepareSchema(connection, options.personal);
  const keepChangesDays = options.keepChangesDays ?? 400;
  return {
    changes: ({ after } = {}) => changesAfter(connection, after),
    cursor: () => headOf(connection),
    async query(sql, ...values) {
      if (!/^\s*(select|with)\b/i.test(sql))
        throw new TypeError('copy.query: only reads. Begin with SELECT or WITH; the tables are written by runs alone.');
      return connection.read(() => query(sql, ...values));
    },
    async at(moment) {
      const ms = moment instanceof Date ? moment.getTime() : Date.parse(moment);
      if (Number.isNaN(ms)) throw new RangeError('copy.at: give a Date, or a text such as "2026-11-30T09:00:00Z".');
      await holding(connection, false, (lease) =>
        connection.write(function* () {
          yield* fence(lease);
          yield* setToday(dayOf(ms, 'london'), instant(ms));
        }),
      );
    },
    statements: { report: (id) => statementReport(connection, id) },
    reconcile: (statement, csv) => reconcile(connection, statement, csv),
    erase: (who) => erase(connection, who),
    close: () => connection.close(),
    [inside]: { connection, personal, keepChangesDays },
  };
}

async function prepareSchema(connection: CopyConnection, personal: Personal | undefined): Promise<Personal> {
  const { dialect } = connection;
  const known = await connection.read(() => currentPersonal(dialect)).catch(() => null);
  if (known !== null && (personal === undefined || personal === known)) return known;
  const make = (): Promise<Personal> => connection.write(() => makeSchema(dialect, personal));
  // two that make the tables at the same moment are in each other's way in PostgreSQL: then the other one has made them
  return make().catch((error: unknown) => {
    const again = error instanceof CopyError && /^(23505|42P07|40001|40P01)$/.test(error.code ?? '');
    if (again) return make();
    throw error;
  });
}
