import { updatedAt, type Prepared } from '../records/prepared.ts';
import { columnsOf, partsOf } from '../records/rows.ts';
import { tableOf, type Resource } from '../resources.ts';
import { insert, int, listOf, query, text, textOrNull, write, type Row, type Steps, type Value } from './steps.ts';
import { tableNamed } from './tables.ts';

/** A record that is written, because it is new or not as it was. */
export interface Written {
  readonly record: Prepared;
  /** Whether the copy never had it. */
  readonly isNew: boolean;
  readonly firstSeen: string;
  readonly changedAt: string;
}

export function* writeRows(resource: Resource, rows: readonly Written[], provider: string | null): Steps<void> {
  const { name, key, columns } = tableNamed(tableOf[resource]);
  const names = Object.keys(columns);
  const reads = names.map((column) => {
    const served = columnsOf[resource][column];
    if (served !== undefined) return ({ record }: Written): Value => served(record.item.attributes, provider);
    return ownColumns[column] ?? ((): Value => null);
  });
  const values = rows.map((row) => reads.map((read) => read(row)));
  const replace = names.filter((column) => !key.includes(column) && column !== 'first_seen');
  yield* insert({ table: name, columns: names, key, replace }, values);
  yield* writeParts(resource, rows);
}

/** The columns that are not served in a record; one that is in neither is null until something closes the record. */
const ownColumns: Readonly<Record<string, (row: Written) => Value>> = {
  id: ({ record }) => record.id,
  // of a school alone: it is served for a cohort, and does not say which
  cohort: ({ record }) => record.cohort,
  raw_hash: ({ record }) => record.rawHash,
  raw: ({ record }) => record.raw,
  first_seen: ({ firstSeen }) => firstSeen,
  last_changed: ({ changedAt }) => changedAt,
  updated_at: ({ record }) => updatedAt(record.item),
  unlisted: () => 0,
};

/** Enrolments and transfers: what a record no longer has goes, because rows of it are not records themselves. */
function* writeParts(resource: Resource, rows: readonly Written[]): Steps<void> {
  const table = resource === 'participants' ? 'dfe_enrolments' : resource === 'transfers' ? 'dfe_transfers' : null;
  if (table === null) return;
  const before = rows.filter(({ isNew }) => !isNew).map(({ record }) => record.id);
  if (before.length > 0) yield* write(`DELETE FROM ${table} WHERE participant_id IN {list}`, listOf(before));
  const { columns, key } = tableNamed(table);
  const names = Object.keys(columns);
  const parts = new Map<string, readonly Value[]>();
  for (const { record } of rows)
    for (const { row } of partsOf(resource, record.item))
      parts.set(
        JSON.stringify(key.map((column) => row[column])),
        names.map((column) => row[column] ?? null),
      );
  yield* insert({ table, columns: names }, [...parts.values()]);
}

/** A row for each state of a declaration, and for the statements it stood on. */
export function* appendStates(
  rows: readonly Written[],
  { readAt, wholeBefore }: { readonly readAt: string; readonly wholeBefore: number | null },
): Steps<void> {
  const known = yield* lastStates(rows.filter(({ isNew }) => !isNew));
  // how long before it was seen it can have come: the last time the list was read whole
  const before = wholeBefore === null ? null : new Date(wholeBefore).toISOString();
  const appended: (readonly Value[])[] = [];
  for (const { record } of rows) {
    const now = STATE.map((name) => columnsOf.declarations[name]?.(record.item.attributes, null) ?? null);
    const row = known.get(record.id);
    if (row !== undefined && STATE.every((name, at) => textOrNull(row, name) === now[at])) continue;
    const ordinal = row === undefined ? 0 : int(row, 'ordinal') + 1;
    appended.push([record.id, ordinal, readAt, before, ...now]);
  }
  const columns = ['declaration_id', 'ordinal', 'seen_at', 'seen_before', ...STATE];
  yield* insert({ table: 'dfe_declaration_states', columns }, appended);
}

/** What makes a state of a declaration another one. */
const STATE = ['state', 'statement_id', 'clawback_statement_id'];

function* lastStates(rows: readonly Written[]): Steps<ReadonlyMap<string, Row>> {
  if (rows.length === 0) return new Map();
  const last = yield* query(
    `SELECT declaration_id, ordinal, state, statement_id, clawback_statement_id FROM dfe_declaration_states s
     WHERE declaration_id IN {list}
       AND ordinal = (SELECT max(ordinal) FROM dfe_declaration_states o WHERE o.declaration_id = s.declaration_id)`,
    listOf(rows.map(({ record }) => record.id)),
  );
  return new Map(last.map((row) => [text(row, 'declaration_id'), row]));
}
