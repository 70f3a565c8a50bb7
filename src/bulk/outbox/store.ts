import { CopyError } from '../../sync/store/copy-error.ts';
import {
  first,
  int,
  listOf,
  query,
  text,
  textOrNull,
  write,
  type CopyConnection,
  type Steps,
  type Row as Stored,
} from '../../sync/store/steps.ts';
import { BulkError } from '../bulk-error.ts';
import type { RowEvent } from '../journal/lines.ts';
import { NotNow } from '../run/context.ts';
import type { Row } from '../state/ledger.ts';
import { rowStates } from '../state/row-states.ts';
import { makeOutbox } from './tables.ts';

const FORMAT = '1';

/** The right to work on one person's rows. Whoever takes it later has another number. */
export interface Lease {
  readonly person: string;
  readonly number: number;
  readonly word: string;
}

/** Why nothing can be done for a person now: a person has to look, a day has to come, or what became of a row is not known. */
export interface Aside {
  readonly waits: 'person' | 'day' | 'look' | null;
  /** The last row that was seen: one that comes later makes somebody look again. */
  readonly seen: number | null;
  /** When to look again, in milliseconds since 1970. */
  readonly next: number | null;
}

/** What is to be kept of a row: what happened, and the row after it. */
export interface Kept {
  readonly event: RowEvent;
  readonly row: Row;
  /** The plan, where the event is its verdict. */
  readonly plan?: string;
}

/** The tables of an outbox. Every change is one transaction, and holds only while the lease of its person does. */
export class OutboxStore {
  readonly #connection: CopyConnection;
  readonly #isOnDisk: string | null;

  constructor(connection: CopyConnection) {
    this.#connection = connection;
    // SQLite is told once, when the file is opened
    this.#isOnDisk = connection.dialect === 'postgres' ? 'SET LOCAL synchronous_commit = on' : null;
  }

  /**
   * Makes the tables, unless they are there: whoever may only use them can open them.
   * @throws {BulkError} `usage` for tables of a newer version
   */
  async prepare(): Promise<void> {
    // the first time there is no such table
    const format = await this.fact('format').catch(() => null);
    if (format === null) await this.change(() => makeOutbox(this.#connection.dialect, FORMAT));
    else if (format !== FORMAT)
      throw new BulkError(
        'usage',
        `This outbox was made by a newer version of lead-provider-sdk (format ${format}; this one knows ${FORMAT}). Update the ` +
          'package. Nothing was changed.',
      );
  }

  change<T>(steps: () => Steps<T>): Promise<T> {
    return told(() => this.#connection.write(steps));
  }

  read<T>(steps: () => Steps<T>): Promise<T> {
    return told(() => this.#connection.read(steps));
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  /** People with rows that nobody works on. With `all` also those that nothing could be done for. */
  async candidates(all: boolean, without: readonly string[], most: number): Promise<readonly string[]> {
    const rows = await this.read(() =>
      query(
        `SELECT lower(o.person) AS person FROM dfe_outbox o LEFT JOIN dfe_outbox_people p ON p.person = lower(o.person)
         WHERE o.is_open = 1 AND (p.person IS NULL OR p.until_ms <= {now}) AND lower(o.person) NOT IN {list}
         GROUP BY lower(o.person), p.seen, p.next_ms
         ${all ? '' : 'HAVING p.seen IS NULL OR max(o.id) > p.seen OR p.next_ms <= {now}'}
         ORDER BY min(o.id) LIMIT ${most}`,
        listOf(without),
      ),
    );
    return rows.map((row) => text(row, 'person'));
  }

  /** Takes the lease of a person, by the database's clock; null while another host has it. */
  async take(person: string, word: string, leaseMs: number): Promise<(Lease & { readonly version: number }) | null> {
    const row = await this.change(function* () {
      yield* write('INSERT INTO dfe_outbox_people (person) VALUES (?) ON CONFLICT (person) DO NOTHING', person);
      return yield* first(
        `UPDATE dfe_outbox_people SET number = number + 1, word = ?, until_ms = {now} + ${leaseMs}
         WHERE person = ? AND until_ms <= {now} RETURNING number, version`,
        word,
        person,
      );
    });
    return row === null ? null : { person, word, number: int(row, 'number'), version: int(row, 'version') };
  }

  /** Those of a host's leases that hold for another while. */
  async renew(word: string, people: readonly string[], leaseMs: number): Promise<ReadonlySet<string>> {
    const rows = await this.change(() =>
      query(
        `UPDATE dfe_outbox_people SET until_ms = {now} + ${leaseMs}
         WHERE word = ? AND until_ms > {now} AND person IN {list} RETURNING person`,
        word,
        listOf(people),
      ),
    );
    return new Set(rows.map((row) => text(row, 'person')));
  }

  /** Gives a lease back. `version`: as it was when the rows were read; rows that came in since are looked at again. */
  async release({ person, number, word }: Lease, version: number, { waits, seen, next }: Aside): Promise<void> {
    await this.change(() =>
      write(
        `UPDATE dfe_outbox_people SET word = '', until_ms = 0, waits = ?, next_ms = ?,
           seen = CASE WHEN version = ? THEN CAST(? AS BIGINT) ELSE NULL END
         WHERE person = ? AND number = ? AND word = ?`,
        ...[waits, next, version, seen, person, number, word],
      ),
    );
  }

  /** All rows of a person in their order, and what happened to those that are not over. */
  load(person: string): Promise<{ readonly rows: readonly Stored[]; readonly events: readonly Stored[] }> {
    return this.read(function* () {
      const rows = yield* query('SELECT * FROM dfe_outbox WHERE lower(person) = ? ORDER BY position, id', person);
      const events = yield* query(
        `SELECT e.row_id AS row_id, e.event AS event FROM dfe_outbox_events e JOIN dfe_outbox o ON o.id = e.row_id
         WHERE lower(o.person) = ? AND o.is_open = 1 ORDER BY e.id`,
        person,
      );
      return { rows, events };
    });
  }

  /**
   * Keeps what happened to rows, of which each person's lease has to hold still; to be about to send one needs that its time
   * has not run out, too.
   * @throws {NotNow} `lost` when another host has taken the person over
   */
  async keep(leases: readonly Lease[], kept: readonly Kept[]): Promise<void> {
    const onDisk = this.#isOnDisk;
    await this.change(function* () {
      if (onDisk !== null) yield* write(onDisk);
      const inTime = kept.some(({ event }) => event.type === 'sending') ? 'AND until_ms > {now}' : '';
      for (const { person, number, word } of leases) {
        const held = yield* query(
          `UPDATE dfe_outbox_people SET number = number WHERE person = ? AND number = ? AND word = ? ${inTime}
           RETURNING person`,
          ...[person, number, word],
        );
        if (held.length === 0) throw new NotNow('lost', person);
      }
      for (const one of kept) yield* keepOne(one);
    });
  }

  /** Rows of a person may wait for what is changed here by hand, or came from another id. */
  *lookAgain(person: string): Steps<void> {
    yield* write('INSERT INTO dfe_outbox_people (person) VALUES (?) ON CONFLICT (person) DO NOTHING', person);
    yield* write('UPDATE dfe_outbox_people SET version = version + 1, seen = NULL WHERE person = ?', person);
  }

  async fact(name: string): Promise<string | null> {
    const row = await this.read(() => first('SELECT value FROM dfe_outbox_facts WHERE name = ?', name));
    return row === null ? null : text(row, 'value');
  }

  /** Keeps facts that only one host may tell, all or none; false when another has told them. */
  claim(name: string, value: string, others: Readonly<Record<string, string | null>>): Promise<boolean> {
    return this.change(function* () {
      const own = yield* query(
        'INSERT INTO dfe_outbox_facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING RETURNING name',
        ...[name, value],
      );
      if (own.length === 0) return false;
      for (const [also, what] of Object.entries(others)) if (what !== null) yield* keepFact(also, what);
      return true;
    });
  }

  /** Keeps a fact of the whole outbox; null takes it back. */
  async setFact(name: string, value: string | null): Promise<void> {
    await this.change(() =>
      value === null ? write('DELETE FROM dfe_outbox_facts WHERE name = ?', name) : keepFact(name, value),
    );
  }
}

const keepFact = (name: string, value: string): Steps<void> =>
  write(
    'INSERT INTO dfe_outbox_facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    ...[name, value],
  );

function* keepOne({ event, row, plan }: Kept): Steps<void> {
  const id = row.planned.line;
  yield* write(
    'INSERT INTO dfe_outbox_events (row_id, at, event) VALUES (?, ?, ?)',
    ...[id, event.at, JSON.stringify(event)],
  );
  yield* write(
    `UPDATE dfe_outbox SET state = ?, is_open = ?, rule = ?, why = ?, record = ?, statement = ?, landed = ?, until = ?,
       sends = ? ${plan === undefined ? '' : ', plan = ?'} WHERE id = ?`,
    ...[row.state, rowStates[row.state].isFinal ? 0 : 1, row.rule, row.why, row.record, row.statement, row.landed],
    ...[row.until, row.sends, ...(plan === undefined ? [] : [plan]), id],
  );
  if (event.type !== 'rekeyed' || event.id === undefined) return;
  yield* write('UPDATE dfe_outbox SET person = ? WHERE id = ?', event.id, id);
  yield* write('INSERT INTO dfe_outbox_people (person) VALUES (?) ON CONFLICT (person) DO NOTHING', event.id);
  yield* write('UPDATE dfe_outbox_people SET version = version + 1, seen = NULL WHERE person = ?', event.id);
}

/** A row's own words: which of them is open is told by its state. */
export const isOver = (row: Stored): boolean => int(row, 'is_open') === 0;

export const landedIn = (row: Stored): 'slid' | 'waiting' | 'unexpected' | null => {
  const landed = textOrNull(row, 'landed');
  return landed === 'slid' || landed === 'waiting' || landed === 'unexpected' ? landed : null;
};

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CopyError)) throw error;
    throw new BulkError('storage', `The outbox could not be read or written. ${error.message}`, { cause: error });
  }
}
