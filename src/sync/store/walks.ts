import { nameOf, tableOf, type Scope } from '../resources.ts';
import { first, insert, int, listOf, query, text, textOrNull, textsIn, write, type Steps } from './steps.ts';
import { makeIndexes, tablesOf } from './tables.ts';

/** Where a scope stands: instants by the service's clock, of the walks that were applied to the last page. */
export interface Watermarks {
  /** When the last walk began, whole or delta. */
  readonly last: string | null;
  /** When the walk before it began. */
  readonly before: string | null;
  /** When the last whole walk began whose borders were verified. */
  readonly whole: string | null;
}

export function* watermarksOf(scope: Scope): Steps<Watermarks> {
  const row = yield* first(
    'SELECT last_start, start_before, whole_start FROM dfe_scopes WHERE scope = ?',
    nameOf(scope),
  );
  if (row === null) return { last: null, before: null, whole: null };
  return {
    last: textOrNull(row, 'last_start'),
    before: textOrNull(row, 'start_before'),
    whole: textOrNull(row, 'whole_start'),
  };
}

/** Says that a walk was applied to its last page. Only then, and in the same transaction, does the watermark move. */
export function* finishWalk(scope: Scope, startedAt: string, isComplete: boolean, isWhole: boolean): Steps<void> {
  const known = yield* watermarksOf(scope);
  yield* insert(
    {
      table: 'dfe_scopes',
      columns: ['scope', 'last_start', 'start_before', 'whole_start'],
      key: ['scope'],
      replace: ['last_start', 'start_before', 'whole_start'],
    },
    [[nameOf(scope), startedAt, known.last, isComplete ? startedAt : known.whole]],
  );
  if (isWhole) yield* forgetCheckpoint(scope);
  // made from what is there they take a tenth of the time that it takes to keep them up while a list is loaded
  if (known.whole === null)
    for (const table of tablesOf(scope.resource)) for (const sql of makeIndexes(table)) yield* write(sql);
}

/** A walk that is over, or that cannot be gone on with. */
export function* forgetCheckpoint(scope: Scope): Steps<void> {
  yield* write('DELETE FROM dfe_checkpoints WHERE scope = ?', nameOf(scope));
}

/** A whole walk that was broken off, to be gone on with. */
export interface Checkpoint {
  readonly walk: string;
  readonly startedAt: string;
  readonly page: number;
}

/** Where a whole walk broke off; null when none did, when it was too long ago, or was read in pages of another size. */
export function* checkpointOf(scope: Scope, perPage: number, notBefore: string): Steps<Checkpoint | null> {
  const row = yield* first(
    'SELECT walk, started_at, page FROM dfe_checkpoints WHERE scope = ? AND per_page = ? AND saved_at >= ?',
    nameOf(scope),
    perPage,
    notBefore,
  );
  return row === null ? null : { walk: text(row, 'walk'), startedAt: text(row, 'started_at'), page: int(row, 'page') };
}

/** Whether some run began to read a scope whole and has not come to the end. */
export function* isBegun(scope: Scope): Steps<boolean> {
  return (yield* first('SELECT page FROM dfe_checkpoints WHERE scope = ?', nameOf(scope))) !== null;
}

export function* saveCheckpoint(scope: Scope, at: Checkpoint, perPage: number, savedAt: string): Steps<void> {
  yield* insert(
    {
      table: 'dfe_checkpoints',
      columns: ['scope', 'walk', 'started_at', 'saved_at', 'page', 'per_page'],
      key: ['scope'],
      replace: ['walk', 'started_at', 'saved_at', 'page', 'per_page'],
    },
    [[nameOf(scope), at.walk, at.startedAt, savedAt, at.page, perPage]],
  );
}

/** Begins a whole walk anew: what an older one of the scope had seen counts no longer. */
export function* forgetSeen(scope: Scope): Steps<void> {
  yield* write('DELETE FROM dfe_seen WHERE walk LIKE ?', `${nameOf(scope)} %`);
}

/** What a walk that has ended had seen is needed no longer. */
export function* forgetWalk(walk: string): Steps<void> {
  yield* write('DELETE FROM dfe_seen WHERE walk = ?', walk);
}

export const walkNamed = (scope: Scope, word: string): string => `${nameOf(scope)} ${word}`;

/**
 * What a page of a whole walk held: one row, so that a walk that finds nothing new writes next to nothing. Of a page that
 * is read again also what it held before: something of it may have slid to a page that was read already.
 */
export function* markSeen(walk: string, page: number, held: readonly string[]): Steps<void> {
  const before = yield* first('SELECT ids FROM dfe_seen WHERE walk = ? AND page = ?', walk, page);
  const ids = before === null ? held : [...new Set([...textsIn(before, 'ids'), ...held])];
  yield* insert({ table: 'dfe_seen', columns: ['walk', 'page', 'ids'], key: ['walk', 'page'], replace: ['ids'] }, [
    [walk, page, listOf(ids)],
  ]);
}

/** Served twice running though not listed: only a full run asks for such a record again. */
const UNLISTED = 2;

/**
 * The records of a scope that a whole walk did not see: first seen before it began, not gone, not asked for already, and
 * not known to be served beside the list.
 */
export function* absentFrom(
  scope: Scope,
  walk: string,
  startedAt: string,
  asksUnlisted: boolean,
): Steps<readonly string[]> {
  const cohort = scope.cohort === null ? '' : String(scope.cohort);
  // the database takes one from the other: what is left is short, and the lists are not
  const rows = yield* query(
    `SELECT id FROM ${tableOf[scope.resource]} WHERE gone_at IS NULL AND unlisted < ? AND first_seen < ?
     ${scope.cohort === null ? '' : 'AND cohort = ?'}
     EXCEPT SELECT one.value FROM dfe_seen s, {each s.ids} AS one WHERE s.walk = ?
     EXCEPT SELECT record_id FROM dfe_todo
       WHERE kind IN ('absent', 'accepted', 'merge') AND resource = ? AND cohort = ?`,
    asksUnlisted ? Number.MAX_SAFE_INTEGER : UNLISTED,
    startedAt,
    ...(scope.cohort === null ? [] : [cohort]),
    walk,
    scope.resource,
    cohort,
  );
  return rows.map((row) => text(row, 'id')).sort();
}

/** How many records of a scope are there, as far as the copy knows. */
export function* countOf({ resource, cohort }: Scope): Steps<number> {
  const row = yield* first(
    `SELECT count(*) AS n FROM ${tableOf[resource]} WHERE gone_at IS NULL${cohort === null ? '' : ' AND cohort = ?'}`,
    ...(cohort === null ? [] : [String(cohort)]),
  );
  return row === null ? 0 : int(row, 'n');
}
