import { nameOf, tableOf, type Scope } from '../resources.ts';
import { first, insert, int, listOf, query, text, textOrNull, write, type Steps } from './steps.ts';

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
export function* finishWalk(scope: Scope, startedAt: string, isWhole: boolean): Steps<void> {
  const known = yield* watermarksOf(scope);
  yield* insert(
    {
      table: 'dfe_scopes',
      columns: ['scope', 'last_start', 'start_before', 'whole_start'],
      key: ['scope'],
      replace: ['last_start', 'start_before', 'whole_start'],
    },
    [[nameOf(scope), startedAt, known.last, isWhole ? startedAt : known.whole]],
  );
  if (isWhole) yield* write('DELETE FROM dfe_checkpoints WHERE scope = ?', nameOf(scope));
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

export const walkNamed = (scope: Scope, word: string): string => `${nameOf(scope)} ${word}`;

/** What a page of a whole walk held: one row, so that a walk that finds nothing new writes next to nothing. */
export function* markSeen(walk: string, page: number, ids: readonly string[]): Steps<void> {
  yield* insert({ table: 'dfe_seen', columns: ['walk', 'page', 'ids'], key: ['walk', 'page'], replace: ['ids'] }, [
    [walk, page, listOf(ids)],
  ]);
}

/**
 * The records of a scope that a whole walk did not see: first seen before it began, not gone, and not known to be served
 * beside the list.
 */
export function* absentFrom(scope: Scope, walk: string, startedAt: string): Steps<readonly string[]> {
  const seen = new Set<string>();
  for (const row of yield* query('SELECT ids FROM dfe_seen WHERE walk = ?', walk))
    for (const id of JSON.parse(text(row, 'ids')) as readonly string[]) seen.add(id);
  const cohort = scope.cohort === null ? [] : [String(scope.cohort)];
  const rows = yield* query(
    `SELECT id FROM ${tableOf[scope.resource]} WHERE gone_at IS NULL AND unlisted < 2 AND first_seen < ?
     ${cohort.length === 0 ? '' : 'AND cohort = ?'} ORDER BY id`,
    startedAt,
    ...cohort,
  );
  return rows.map((row) => text(row, 'id')).filter((id) => !seen.has(id));
}
