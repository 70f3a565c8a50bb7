import { tableOf, type Resource } from '../resources.ts';
import type { NewEvent } from './events.ts';
import { movedRecords } from './id-changes.ts';
import { itemOf } from './raw.ts';
import { first, int, query, text, textOrNull, write, type Row, type Steps } from './steps.ts';

/** Closing a record: it is never deleted, it is said to be gone. */

export interface Closed {
  readonly at: string;
  readonly provider: string | null;
  readonly emit: (event: NewEvent) => void;
}

/** Says that a record is gone: the service does not know it any more. Tells whether it was there. */
export function* closeGone(
  resource: Resource,
  id: string,
  cohort: string | null,
  { at, emit }: Closed,
): Steps<boolean> {
  const row = yield* rowOf(resource, id, cohort);
  if (row === null || textOrNull(row, 'gone_at') !== null) return false;
  yield* write(
    `UPDATE ${tableOf[resource]} SET gone_at = ?, gone_why = 'gone', last_changed = ? WHERE id = ?${ofCohort(cohort)}`,
    at,
    at,
    id,
    ...(cohort === null ? [] : [cohort]),
  );
  const last = itemOf(text(row, 'raw'));
  const ours = resource === 'declarations' ? yield* isOurs(id) : null;
  emit({ resource, id, cohort, kind: 'vanished', last, ours });
  return true;
}

/** Says that a participant goes on under another id. Tells whether that is news. */
export function* closeMerged(id: string, { at, emit }: Closed): Steps<boolean> {
  const row = yield* first('SELECT raw, gone_at, gone_why, merged_into FROM dfe_participants WHERE id = ?', id);
  const into = yield* currentOf(id);
  if (row === null || into === null || into === id || textOrNull(row, 'gone_why') === 'merged') return false;
  yield* write(
    `UPDATE dfe_participants SET gone_at = ?, gone_why = 'merged', merged_into = ?, last_changed = ? WHERE id = ?`,
    at,
    into,
    at,
    id,
  );
  const owner = yield* first('SELECT raw FROM dfe_participants WHERE id = ?', into);
  const retired = itemOf(text(row, 'raw'));
  const trainingRecords = owner === null ? [] : movedRecords(retired, itemOf(text(owner, 'raw')));
  emit({ resource: 'participants', id, cohort: null, kind: 'merged', into, trainingRecords });
  return true;
}

/** Who has taken the place of an id, at the end of the chain; null when nobody has. */
function* currentOf(id: string): Steps<string | null> {
  let at: string | null = null;
  const passed = new Set([id]);
  for (let next = id; ;) {
    const row: Row | null = yield* first(
      'SELECT owner_id FROM dfe_id_changes WHERE from_id = ? AND gone_at IS NULL ORDER BY owner_id',
      next,
    );
    if (row === null) return at;
    next = text(row, 'owner_id');
    if (passed.has(next)) return at;
    passed.add(next);
    at = next;
  }
}

/** Notes that a record was served though its list did not have it. */
export function* noteUnlisted(resource: Resource, id: string, cohort: string | null, before: number): Steps<void> {
  yield* write(
    `UPDATE ${tableOf[resource]} SET unlisted = ? WHERE id = ?${ofCohort(cohort)}`,
    before + 1,
    id,
    ...(cohort === null ? [] : [cohort]),
  );
}

export function* unlistedBefore(resource: Resource, id: string, cohort: string | null): Steps<number> {
  const row = yield* first(
    `SELECT unlisted FROM ${tableOf[resource]} WHERE id = ?${ofCohort(cohort)}`,
    id,
    ...(cohort === null ? [] : [cohort]),
  );
  return row === null ? 0 : int(row, 'unlisted');
}

function* rowOf(resource: Resource, id: string, cohort: string | null): Steps<Row | null> {
  return yield* first(
    `SELECT raw, gone_at FROM ${tableOf[resource]} WHERE id = ?${ofCohort(cohort)}`,
    id,
    ...(cohort === null ? [] : [cohort]),
  );
}

const ofCohort = (cohort: string | null): string => (cohort === null ? '' : ' AND cohort = ?');

function* isOurs(id: string): Steps<boolean | null> {
  const [row] = yield* query('SELECT ours FROM dfe_declarations WHERE id = ?', id);
  const ours = row?.['ours'] ?? null;
  return ours === null ? null : ours === 1;
}

/** Some records that should be there: served not long ago, and none of which a read is owed. */
export function* someRecords(
  resource: Resource,
  count: number,
): Steps<readonly { readonly id: string; readonly cohort: string | null }[]> {
  const isSchools = resource === 'schools';
  const rows = yield* query(
    `SELECT id${isSchools ? ', cohort' : ''} FROM ${tableOf[resource]}
     WHERE gone_at IS NULL AND unlisted = 0 AND id NOT IN (SELECT record_id FROM dfe_todo WHERE resource = ?)
     ORDER BY last_changed DESC, id LIMIT ?`,
    resource,
    count,
  );
  return rows.map((row) => ({ id: text(row, 'id'), cohort: isSchools ? text(row, 'cohort') : null }));
}
