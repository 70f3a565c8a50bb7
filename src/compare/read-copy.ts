import { isRecord } from '../base/guards.ts';
import { tableOf, type Resource } from '../sync/resources.ts';
import type { SqliteDatabase } from '../sync/sqlite/connection.ts';
import { openFile } from '../sync/sqlite/drivers.ts';
import { CopyError, fromDriver } from '../sync/store/copy-error.ts';
import { itemOf } from '../sync/store/raw.ts';
import { FORMAT } from '../sync/store/schema.ts';
import type { Held, Records } from './types.ts';

/** A copy that is read for a comparison, and what has to be known of it beside its records. */
export interface ReadableCopy extends Records {
  /** The service it is of; null while no run has said so. */
  readonly service: string | null;
  /** When its last run ended, by the clock of the service; null when none has. */
  readonly asOf: string | null;
  /** Whether it was kept without personal data. */
  readonly withoutPersonal: boolean;
  /** The lists that were read whole once, schools as `schools:2025`. */
  readonly whole: ReadonlySet<string>;
  /** Reads that the next run has to make up for. */
  readonly owed: number;
  close(): void;
}

/**
 * Opens the copy in a file and reads it in one transaction, so that a run that goes on changes nothing in between.
 * Nothing is written to it, made in it or migrated: the connection refuses to.
 * @throws {CopyError} when the file holds no copy, or one of a newer format
 */
export async function readCopy(file: string): Promise<ReadableCopy> {
  const database = await openFile(file);
  try {
    return begin(database, file);
  } catch (error) {
    database.close();
    throw error;
  }
}

function begin(database: SqliteDatabase, file: string): ReadableCopy {
  const rows = rowsOver(database);
  for (const pragma of ['busy_timeout = 10000', 'query_only = ON']) rows(`PRAGMA ${pragma}`);
  database.exec('BEGIN');
  const settings = new Map(
    rows('SELECT name, value FROM dfe_schema').map((row) => [textIn(row, 'name'), textIn(row, 'value')]),
  );
  const format = settings.get('format') ?? null;
  if (format === null || Number(format) !== FORMAT)
    throw new CopyError(
      `The copy in ${file} has the format ${format ?? 'of no version'}, and this version of lead-provider-sdk reads ${FORMAT}. ` +
        'Pull it once more with this version, or update the package. Nothing was changed.',
    );
  const [run] = rows('SELECT ended_at FROM dfe_runs WHERE ended_at IS NOT NULL ORDER BY run DESC LIMIT 1');
  const [owed] = rows('SELECT count(*) AS number FROM dfe_todo');
  return {
    service: settings.get('service') ?? null,
    asOf: run === undefined ? null : textIn(run, 'ended_at'),
    withoutPersonal: settings.get('personal') === 'none',
    whole: new Set(
      rows('SELECT scope FROM dfe_scopes WHERE whole_start IS NOT NULL').map((row) => textIn(row, 'scope') ?? ''),
    ),
    owed: Number(owed?.['number'] ?? 0),
    merged: new Map(
      rows('SELECT id, merged_into FROM dfe_participants WHERE gone_at IS NOT NULL AND merged_into IS NOT NULL').map(
        (row) => [textIn(row, 'id') ?? '', textIn(row, 'merged_into') ?? ''],
      ),
    ),
    of: (resource) => heldIn(rows, resource),
    close: () => void database.close(),
  };
}

type Rows = (sql: string) => readonly Readonly<Record<string, unknown>>[];

const rowsOver =
  (database: SqliteDatabase): Rows =>
  (sql) => {
    try {
      return database.prepare(sql).all().filter(isRecord);
    } catch (error) {
      throw fromDriver(error, sql);
    }
  };

/** What is served now; what is gone stays in a copy and is no longer part of the world. */
function* heldIn(rows: Rows, resource: Resource): Generator<Held> {
  const cohort = resource === 'schools' ? 'cohort' : 'NULL AS cohort';
  for (const row of rows(`SELECT ${cohort}, raw FROM ${tableOf[resource]} WHERE gone_at IS NULL ORDER BY id`)) {
    const { id, attributes } = itemOf(textIn(row, 'raw') ?? '');
    yield { id, attributes, cohort: textIn(row, 'cohort') };
  }
}

function textIn(row: Readonly<Record<string, unknown>>, column: string): string | null {
  const value = row[column];
  return typeof value === 'string' ? value : null;
}
