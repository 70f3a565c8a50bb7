import type { Change, Item } from 'lead-provider-sdk/sync';
import Database from 'libsql';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

/**
 * A CRM's own database: its people, where it stands in the feed, and which changes it has had. On Node 22 and later
 * `DatabaseSync` of `node:sqlite` does the same.
 */
export class CrmStore {
  readonly #db: Database.Database;

  constructor(file: string) {
    this.#db = new Database(file);
    this.#db.exec(`CREATE TABLE IF NOT EXISTS people (id TEXT PRIMARY KEY, name TEXT NOT NULL, status TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS position (one INTEGER PRIMARY KEY CHECK (one = 1), cursor TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS had (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL)`);
  }

  get cursor(): string | undefined {
    return this.#texts('SELECT cursor AS value FROM position')[0];
  }

  people(): Person[] {
    const rows = this.#texts(
      "SELECT json_object('id', id, 'name', name, 'status', status) AS value FROM people ORDER BY id",
    );
    return rows.map((row) => JSON.parse(row) as Person);
  }

  /** The numbers of the changes it has had. A change that came twice would break its key. */
  had(): number[] {
    return this.#texts('SELECT seq AS value FROM had ORDER BY seq').map(Number);
  }

  /** One transaction: what is done in it and the cursor stand together, or neither does. */
  transaction(cursor: () => string, work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#run(
        'INSERT INTO position VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET cursor = excluded.cursor',
        cursor(),
      );
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Begins anew with these people, as after a gap in the feed. */
  replace(people: readonly Item[]): void {
    this.#run('DELETE FROM people');
    this.#run('DELETE FROM had');
    for (const person of people) this.#put(person);
  }

  apply(change: Change, now: Item | null): void {
    this.#run('INSERT INTO had VALUES (?, ?)', change.seq, change.kind);
    if (change.resource !== 'participants') return;
    if (change.kind === 'merged' || change.kind === 'vanished' || now === null)
      this.#run('DELETE FROM people WHERE id = ?', change.id);
    else this.#put(now);
  }

  close(): void {
    this.#db.close();
  }

  #put({ id, attributes }: Item): void {
    const enrolments = Array.isArray(attributes['ecf_enrolments']) ? attributes['ecf_enrolments'] : [];
    const statuses = enrolments.map((one: { participant_status?: string }) => one.participant_status ?? '?');
    const values = [id, String(attributes['full_name']), [...new Set(statuses)].sort().join(', ')];
    this.#run(
      'INSERT INTO people VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, status = excluded.status',
      ...values,
    );
  }

  #run(sql: string, ...values: (string | number)[]): void {
    this.#db.prepare(sql).run(...values);
  }

  #texts(sql: string): string[] {
    const rows: unknown[] = this.#db.prepare(sql).all();
    return rows.map((row) => String(typeof row === 'object' && row !== null && 'value' in row ? row.value : ''));
  }
}
