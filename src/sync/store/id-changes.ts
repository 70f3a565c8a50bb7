import { isRecord } from '../../base/guards.ts';
import { enrolmentsOf } from '../records/difference.ts';
import { idOf } from '../records/ids.ts';
import type { Item } from '../resources.ts';
import type { MovedRecord } from './events.ts';
import { insert, listOf, query, text, textOrNull, write, type Row, type Steps } from './steps.ts';

export interface ServedChange {
  readonly from: string;
  readonly to: string;
  readonly at: string;
}

/** The id changes that a participant carries. The participant that carries one is the owner, whatever `to` says. */
export function idChangesIn(item: Item): readonly ServedChange[] {
  const changes = item.attributes['participant_id_changes'];
  if (!Array.isArray(changes)) return [];
  return changes.filter(isRecord).map((change) => ({
    from: idOf(String(change['from_participant_id'])),
    to: idOf(String(change['to_participant_id'])),
    at: String(change['changed_at']),
  }));
}

/** Writes the id changes of participants as served now, and tells which retired ids were not known before. */
export function* writeIdChanges(participants: readonly Item[], seenAt: string): Steps<readonly string[]> {
  const owners = participants.map(({ id }) => idOf(id));
  const known = new Map<string, boolean>();
  for (const row of yield* query(
    'SELECT from_id, owner_id, gone_at FROM dfe_id_changes WHERE owner_id IN {list}',
    listOf(owners),
  ))
    known.set(`${text(row, 'from_id')} ${text(row, 'owner_id')}`, textOrNull(row, 'gone_at') === null);
  const served = new Set<string>();
  const found: string[] = [];
  const rows: (readonly (string | null)[])[] = [];
  for (const item of participants)
    for (const { from, to, at } of idChangesIn(item)) {
      const key = `${from} ${idOf(item.id)}`;
      served.add(key);
      if (known.get(key) === true) continue;
      found.push(from);
      rows.push([from, idOf(item.id), to, at, idOf(item.id), seenAt, null]);
    }
  yield* insert(
    {
      table: 'dfe_id_changes',
      columns: ['from_id', 'owner_id', 'to_id', 'changed_at', 'current_id', 'seen_at', 'gone_at'],
      key: ['from_id', 'owner_id'],
      // one that is served again is gone no longer
      replace: ['to_id', 'changed_at', 'current_id', 'gone_at'],
    },
    rows,
  );
  const gone = [...known].filter(([key, isServed]) => isServed && !served.has(key)).map(([key]) => key);
  for (const key of gone) {
    const [from = '', owner = ''] = key.split(' ');
    yield* write('UPDATE dfe_id_changes SET gone_at = ? WHERE from_id = ? AND owner_id = ?', seenAt, from, owner);
  }
  return found;
}

/** Which of these ids the copy still has as somebody's own. Of one it never had there is nothing to close. */
export function* unclosed(ids: readonly string[]): Steps<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = yield* query(
    `SELECT id FROM dfe_participants WHERE id IN {list} AND coalesce(gone_why, '') <> 'merged' ORDER BY id`,
    listOf(ids),
  );
  return rows.map((row) => text(row, 'id'));
}

/** The people whose enrolments or declarations name one of these ids as mentor, and those whose declarations stand on it. */
export function* peopleNaming(
  ids: readonly string[],
): Steps<{ readonly mentees: readonly string[]; readonly declared: readonly string[] }> {
  if (ids.length === 0) return { mentees: [], declared: [] };
  const named = listOf(ids);
  const mentees = yield* query(
    'SELECT DISTINCT participant_id FROM dfe_enrolments WHERE mentor_id IN {list} ORDER BY participant_id',
    named,
  );
  const declared = yield* query(
    `SELECT participant_id FROM dfe_declarations WHERE mentor_id IN {list} AND gone_at IS NULL
     UNION SELECT participant_id FROM dfe_declarations WHERE participant_id IN {list} AND gone_at IS NULL
     ORDER BY participant_id`,
    named,
    named,
  );
  const idsOf = (rows: readonly Row[]): readonly string[] =>
    rows.map((row) => textOrNull(row, 'participant_id')).filter((id) => id !== null);
  return { mentees: idsOf(mentees), declared: idsOf(declared) };
}

/** Whose each retired id is, as far as the copy knows. */
export function* successorsKnown(): Steps<Map<string, string>> {
  const rows = yield* query(
    'SELECT from_id, owner_id FROM dfe_id_changes WHERE gone_at IS NULL ORDER BY from_id, owner_id',
  );
  return new Map(rows.map((row) => [text(row, 'from_id'), text(row, 'owner_id')]));
}

/**
 * Follows every chain to its end, so that one join gives the current id. Times are never compared. An id that is served
 * as a participant's own is nobody else's, whatever an entry says: ids have been served wrong way round.
 */
export function* closeChains(): Steps<void> {
  const rows = yield* query('SELECT from_id, owner_id, current_id FROM dfe_id_changes WHERE gone_at IS NULL');
  const alive = yield* query(
    `SELECT id FROM dfe_participants WHERE gone_at IS NULL AND id IN (SELECT from_id FROM dfe_id_changes)`,
  );
  const own = new Set(alive.map((row) => text(row, 'id')));
  const next = new Map(
    rows.map((row) => [text(row, 'from_id'), text(row, 'owner_id')] as const).filter(([from]) => !own.has(from)),
  );
  for (const row of rows) {
    const current = endOf(text(row, 'from_id'), next);
    if (current === text(row, 'current_id')) continue;
    yield* write(
      'UPDATE dfe_id_changes SET current_id = ? WHERE from_id = ? AND owner_id = ?',
      current,
      text(row, 'from_id'),
      text(row, 'owner_id'),
    );
  }
}

/** The last id of a chain. One that leads back to itself ends where it was entered: ids have been served wrong way round. */
function endOf(id: string, next: ReadonlyMap<string, string>): string {
  const passed = new Set([id]);
  for (let at = id; ;) {
    const further = next.get(at);
    if (further === undefined) return at;
    if (passed.has(further)) return id;
    passed.add(further);
    at = further;
  }
}

/** Which training record of the retired id went where: to the one of the same role, if the owner has one. */
export function movedRecords(retired: Item, owner: Item): readonly MovedRecord[] {
  const now = enrolmentsOf(owner);
  return enrolmentsOf(retired).map((enrolment) => {
    const role = String(enrolment['participant_type']);
    const to = now.find((other) => other['participant_type'] === enrolment['participant_type']);
    return {
      role,
      from: String(enrolment['training_record_id']).toLowerCase(),
      to: to === undefined ? null : String(to['training_record_id']).toLowerCase(),
    };
  });
}
