import type { Resource } from '../resources.ts';
import { insert, int, query, text, write, type Steps } from './steps.ts';

/**
 * A read that is still owed. It is written in the transaction that found the need and taken out in the one that applied
 * the answer, so no crash loses it. `merge`: is this id retired? `read`: this record changed without a touch. `person`:
 * which declarations does this person have now? `absent`: was this record missing from its list, or is it gone?
 * `accepted`: the same of those that somebody agreed to close though they were many.
 */
export type TodoKind = 'merge' | 'read' | 'person' | 'absent' | 'accepted';

export interface Todo {
  readonly kind: TodoKind;
  readonly resource: Resource;
  readonly id: string;
  readonly cohort: string | null;
  readonly tries: number;
}

/** After so many runs in which it failed it is `stuck`: tried once a day, and no longer counted as open. */
const STUCK_AFTER = 5;

export function* owe(
  kind: TodoKind,
  resource: Resource,
  ids: readonly string[],
  since: string,
  cohort: string = '',
): Steps<void> {
  yield* insert(
    {
      table: 'dfe_todo',
      columns: ['kind', 'resource', 'record_id', 'cohort', 'since', 'tries'],
      key: ['kind', 'resource', 'record_id', 'cohort'],
      replace: [],
    },
    [...new Set(ids)].map((id) => [kind, resource, id, cohort, since, 0]),
  );
}

/**
 * What is owed of a kind, those first that failed least; without those that failed in this run already, and those that
 * are stuck and were tried since `dayAgo`.
 */
export function* owed(kind: TodoKind, resource: Resource, run: number, dayAgo: string): Steps<readonly Todo[]> {
  const rows = yield* query(
    `SELECT record_id, cohort, tries FROM dfe_todo
     WHERE kind = ? AND resource = ? AND coalesce(run, 0) <> ? AND (tries < ${STUCK_AFTER} OR last_try IS NULL OR last_try <= ?)
     ORDER BY tries, record_id, cohort`,
    kind,
    resource,
    run,
    dayAgo,
  );
  return rows.map((row) => ({
    kind,
    resource,
    id: text(row, 'record_id'),
    cohort: text(row, 'cohort') === '' ? null : text(row, 'cohort'),
    tries: int(row, 'tries'),
  }));
}

export function* done({ kind, resource, id, cohort }: Todo): Steps<void> {
  yield* write(
    'DELETE FROM dfe_todo WHERE kind = ? AND resource = ? AND record_id = ? AND cohort = ?',
    kind,
    resource,
    id,
    cohort ?? '',
  );
}

/** It could not be answered in this run. `why` is the kind of failure, and never what a service said. */
export function* failed(
  { kind, resource, id, cohort }: Todo,
  { why, at, run }: { readonly why: string; readonly at: string; readonly run: number },
): Steps<void> {
  yield* write(
    `UPDATE dfe_todo SET tries = tries + 1, last_error = ?, last_try = ?, run = ?
     WHERE kind = ? AND resource = ? AND record_id = ? AND cohort = ?`,
    why,
    at,
    run,
    kind,
    resource,
    id,
    cohort ?? '',
  );
}

/** How many reads are still owed, and how many of them are stuck. */
export function* countOwed(): Steps<{ readonly open: number; readonly stuck: number }> {
  const [row] = yield* query(
    `SELECT count(*) AS total, coalesce(sum(CASE WHEN tries >= ${STUCK_AFTER} THEN 1 ELSE 0 END), 0) AS stuck FROM dfe_todo`,
  );
  if (row === undefined) return { open: 0, stuck: 0 };
  return { open: int(row, 'total') - int(row, 'stuck'), stuck: int(row, 'stuck') };
}

/** The declarations of everybody were read: nobody's are owed any more. */
export function* forgetPeople(): Steps<void> {
  yield* write("DELETE FROM dfe_todo WHERE kind = 'person' AND resource = 'declarations'");
}
