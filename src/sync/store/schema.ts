import { randomBytes } from 'node:crypto';
import { makeViews, viewsDigest } from '../views/index.ts';
import { CopyError } from './copy-error.ts';
import { insert, query, text, write, type Steps } from './steps.ts';
import { makeIndexes, makeTable, ownTables, tables } from './tables.ts';

/** The format of a copy. A newer one is refused, an older one is migrated in one transaction. */
export const FORMAT = 1;

/** Whose personal data a copy holds. `all`: as it is served; `none`: neither who somebody is nor why they left. */
export type Personal = 'all' | 'none';

/**
 * Whether a copy is as this version makes it, so that opening it writes nothing: also who may only read can open it.
 * Null when it is not, or there is none.
 */
export function* currentPersonal(dialect: 'sqlite' | 'postgres'): Steps<Personal | null> {
  const format = yield* setting('format');
  if (format !== String(FORMAT) || (yield* setting('views')) !== viewsDigest(dialect)) return null;
  return (yield* setting('personal')) === 'none' ? 'none' : 'all';
}

/** Makes the tables that are missing, and checks that the copy is of this format. */
export function* makeSchema(dialect: 'sqlite' | 'postgres', personal: Personal | undefined): Steps<Personal> {
  for (const table of tables) for (const sql of makeTable(table, dialect)) yield* write(sql);
  // those of the lists come with the end of their first walk
  for (const table of ownTables) for (const sql of makeIndexes(table)) yield* write(sql);
  const format = yield* setting('format');
  if (format !== null && Number(format) > FORMAT)
    throw new CopyError(
      `This copy was written by a newer version of lead-provider-sdk (format ${format}; this one knows ${FORMAT}). ` +
        'Update the package, or start a new copy in another place. Nothing was changed.',
    );
  if (format === null) {
    yield* set('format', String(FORMAT));
    yield* set('personal', personal ?? 'all');
    // by which a cursor of a feed without changes is known
    yield* set('word', randomBytes(6).toString('base64url'));
    yield* write(
      `INSERT INTO dfe_lease (one, number, host, process, started, word, until_ms, since, seq)
       VALUES (1, 0, '', '', '', '', 0, '', 0)`,
    );
  }
  yield* renewViews(dialect);
  const kept = (yield* setting('personal')) === 'none' ? 'none' : 'all';
  if (personal !== undefined && personal !== kept) yield* changePersonal(kept, personal);
  return personal ?? kept;
}

/** Views hold no data, so they are made anew whenever their text is not the one the copy has. */
function* renewViews(dialect: 'sqlite' | 'postgres'): Steps<void> {
  const digest = viewsDigest(dialect);
  if ((yield* setting('views')) === digest) return;
  yield* makeViews(dialect);
  yield* set('views', digest);
}

/** What was stored stays as it is when a copy is widened; a copy is narrowed by erasing, which this does not do. */
function* changePersonal(from: Personal, to: Personal): Steps<void> {
  if (from === 'all')
    throw new CopyError(
      "This copy holds personal data, and personal: 'none' takes nothing away that is there. Start a new copy with it, " +
        'or erase what it holds.',
    );
  yield* set('personal', to);
}

export function* setting(name: string): Steps<string | null> {
  const [row] = yield* query('SELECT value FROM dfe_schema WHERE name = ?', name);
  return row === undefined ? null : text(row, 'value');
}

export function* set(name: string, value: string): Steps<void> {
  yield* insert({ table: 'dfe_schema', columns: ['name', 'value'], key: ['name'], replace: ['value'] }, [
    [name, value],
  ]);
}
