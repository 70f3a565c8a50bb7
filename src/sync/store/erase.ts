import { isRecord } from '../../base/guards.ts';
import { personalPaths, withoutPersonal } from '../records/personal.ts';
import { prepare } from '../records/prepared.ts';
import { partsOf, servedColumns } from '../records/rows.ts';
import { tableOf, type Item, type Resource } from '../resources.ts';
import { jsonOf } from './damaged.ts';
import type { NewEvent } from './events.ts';
import { itemOf } from './raw.ts';
import { insert, listOf, query, text, textOrNull, write, type Row, type Steps, type Value } from './steps.ts';
import { quoted } from './tables.ts';

/** Taking people out of a copy: their records stay, without what tells who they are. */

type Emit = (event: NewEvent) => void;

export function* erasedIds(): Steps<Set<string>> {
  const rows = yield* query('SELECT id FROM dfe_erased');
  return new Set(rows.map((row) => text(row, 'id')));
}

/**
 * Erases people by any of their ids: all ids that id changes link to these, in every table, in the history and in the
 * feed. Answers with those ids, under which they will be kept bare from now on.
 */
export function* erasePeople(ids: readonly string[], at: string, emit: Emit): Steps<readonly string[]> {
  const all = yield* linkedTo(ids);
  yield* insert(
    { table: 'dfe_erased', columns: ['id', 'at'], key: ['id'], replace: [] },
    all.map((id) => [id, at]),
  );
  for (const resource of ['participants', 'unfundedMentors'] as const) {
    const rows = yield* query(`SELECT id, raw FROM ${tableOf[resource]} WHERE id IN {list} ORDER BY id`, listOf(all));
    for (const row of rows) {
      const id = text(row, 'id');
      yield* rewrite(resource, id, null, withoutPersonal(resource, itemOf(text(row, 'raw'))));
      emit({ resource, id, cohort: null, kind: 'erased' });
    }
    yield* clearHistory(resource, all, () => true);
  }
  return all;
}

/** Takes an induction tutor out of what is stored now. */
export function* eraseTutor(email: string, emit: Emit): Steps<number> {
  const wanted = email.trim().toLowerCase();
  const isHis = (value: unknown): boolean => typeof value === 'string' && value.trim().toLowerCase() === wanted;
  let count = 0;
  for (const resource of ['partnerships', 'schools'] as const) {
    const cohortOf = (row: Row): string | null => (resource === 'schools' ? text(row, 'cohort') : null);
    const rows = yield* query(
      `SELECT id, raw${resource === 'schools' ? ', cohort' : ''} FROM ${tableOf[resource]}
       WHERE lower(trim(induction_tutor_email)) = ? ORDER BY 1`,
      wanted,
    );
    for (const row of rows) {
      const id = text(row, 'id');
      yield* rewrite(resource, id, cohortOf(row), withoutPersonal(resource, itemOf(text(row, 'raw'))));
      emit({ resource, id, cohort: cohortOf(row), kind: 'erased' });
      count += 1;
    }
    const told = yield* query('SELECT DISTINCT record_id FROM dfe_changes WHERE resource = ?', resource);
    yield* clearHistory(
      resource,
      told.map((row) => text(row, 'record_id')),
      (values) => Object.values(values).some(isHis),
    );
  }
  return count;
}

/** Every id that id changes link to these, in either direction and over any number of them. */
function* linkedTo(ids: readonly string[]): Steps<readonly string[]> {
  const found = new Set(ids);
  for (let before = -1; before !== found.size;) {
    before = found.size;
    const known = listOf([...found]);
    const rows = yield* query(
      `SELECT from_id, owner_id, to_id FROM dfe_id_changes
       WHERE from_id IN {list} OR owner_id IN {list} OR to_id IN {list}`,
      known,
      known,
      known,
    );
    for (const row of rows) for (const name of ['from_id', 'owner_id', 'to_id']) found.add(text(row, name));
  }
  return [...found].sort();
}

/** Writes a record as it is kept from now on, and the hashes of that. */
function* rewrite(resource: Resource, id: string, cohort: string | null, item: Item): Steps<void> {
  const { raw, rawHash } = prepare(item, cohort === null ? null : Number(cohort));
  const columns: Record<string, Value> = {
    ...personalColumns(resource, item),
    raw,
    raw_hash: rawHash,
  };
  const names = Object.keys(columns);
  yield* write(
    `UPDATE ${tableOf[resource]} SET ${names.map((name) => `${quoted(name)} = ?`).join(', ')}
     WHERE id = ?${cohort === null ? '' : ' AND cohort = ?'}`,
    ...names.map((name) => columns[name] ?? null),
    id,
    ...(cohort === null ? [] : [cohort]),
  );
  for (const { table, row } of partsOf(resource, item))
    yield* write(
      `UPDATE ${table} SET email = ?, withdrawal_reason = ?, deferral_reason = ?
       WHERE participant_id = ? AND training_record_id = ? AND role = ?`,
      ...['email', 'withdrawal_reason', 'deferral_reason'].map((name) => row[name] ?? null),
      id,
      row['training_record_id'] ?? null,
      row['role'] ?? null,
    );
}

/** The columns that held what was erased. */
function personalColumns(resource: Resource, item: Item): Record<string, Value> {
  const columns = servedColumns(resource, item, null);
  const names = ['full_name', 'trn', 'email', 'induction_tutor_name', 'induction_tutor_email'];
  return Object.fromEntries(names.filter((name) => name in columns).map((name) => [name, columns[name] ?? null]));
}

/** Takes personal values out of changes that were told, where `isMeant` says so of what they hold. */
export function* clearHistory(
  resource: Resource,
  ids: readonly string[],
  isMeant: (values: Readonly<Record<string, unknown>>) => boolean,
): Steps<void> {
  const rows = yield* query(
    `SELECT seq, before, after, data FROM dfe_changes WHERE resource = ? AND record_id IN {list} ORDER BY seq`,
    resource,
    listOf(ids),
  );
  for (const row of rows) {
    const [before, after] = [patchIn(row, 'before'), patchIn(row, 'after')];
    const data = parsed(textOrNull(row, 'data'));
    const served = itemsIn(data).map(({ attributes }) => attributes);
    if (![before ?? {}, after ?? {}, ...served].some(isMeant)) continue;
    yield* write(
      'UPDATE dfe_changes SET before = ?, after = ?, data = ? WHERE seq = ?',
      before === null ? null : JSON.stringify(withoutPaths(resource, before)),
      after === null ? null : JSON.stringify(withoutPaths(resource, after)),
      data === null ? null : JSON.stringify(bareData(resource, data)),
      row['seq'] ?? null,
    );
  }
}

const parsed = (json: string | null): unknown => (json === null ? null : jsonOf(json));

function patchIn(row: Row, column: string): Readonly<Record<string, unknown>> | null {
  const value = parsed(textOrNull(row, column));
  return isRecord(value) ? value : null;
}

const isItem = (value: unknown): value is Item => isRecord(value) && isRecord(value['attributes']);

function itemsIn(data: unknown): readonly Item[] {
  if (isItem(data)) return [data];
  return isRecord(data) && isItem(data['last']) ? [data['last']] : [];
}

function bareData(resource: Resource, data: unknown): unknown {
  if (isItem(data)) return withoutPersonal(resource, data);
  return isRecord(data) && isItem(data['last']) ? { ...data, last: withoutPersonal(resource, data['last']) } : data;
}

/** Values by path without those of personal paths, and of parts that hold some: an enrolment, a withdrawal. */
function withoutPaths(resource: Resource, patch: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const personal = personalPaths(resource);
  const isPersonal = (path: string): boolean => {
    const plain = path.replace(/\[[^\]]*\]/g, '[]');
    return personal.some((one) => one === plain || one.startsWith(`${plain}.`));
  };
  return Object.fromEntries(Object.entries(patch).map(([path, value]) => [path, isPersonal(path) ? null : value]));
}
