import type { Resource } from '../resources.ts';
import { insert, int, query, text, textOrNull, write, type Steps } from './steps.ts';

/**
 * A read that is still owed. It is written in the transaction that found the need and taken out in the one that applied
 * the answer, so no crash loses it. `merge`: is this id retired? `person`: which declarations does this person have now?
 * `absent`: was this record missing from its list, or is it gone?
 */
export type TodoKind = 'merge' | 'person' | 'absent';

export interface Todo {
  readonly kind: TodoKind;
  readonly resource: Resource;
  readonly id: string;
  readonly cohort: string | null;
  readonly tries: number;
}

/** After so many runs in which it failed it is `stuck`: tried once a day, and no longer counted as open. */
export const STUCK_AFTER = 5;

export function* owe(
  kind: TodoKind,
  resource: Resource,
  records: readonly { readonly id: string; readonly cohort: string | null }[],
  since: string,
): Steps<void> {
  yield* insert(
    {
      table: 'dfe_todo',
      columns: ['kind', 'resource', 'record_id', 'cohort', 'since', 'tries'],
      key: ['kind', 'resource', 'record_id', 'cohort'],
      replace: [],
    },
    records.map(({ id, cohort }) => [kind, resource, id, cohort ?? '', since, 0]),
  );
}

export function* owed(kind: TodoKind, resource: Resource): Steps<readonly Todo[]> {
  const rows = yield* query(
    `SELECT record_id, cohort, tries FROM dfe_todo WHERE kind = ? AND resource = ? ORDER BY tries, record_id`,
    kind,
    resource,
  );
  return rows.map((row) => ({
    kind,
    resource,
    id: text(row, 'record_id'),
    cohort: textOrNull(row, 'cohort') === '' ? null : textOrNull(row, 'cohort'),
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

/** It could not be answered this time. `why` is the kind of failure, and never what a service said. */
export function* failed({ kind, resource, id, cohort }: Todo, why: string, at: string): Steps<void> {
  yield* write(
    `UPDATE dfe_todo SET tries = tries + 1, last_error = ?, last_try = ?
     WHERE kind = ? AND resource = ? AND record_id = ? AND cohort = ?`,
    why,
    at,
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
