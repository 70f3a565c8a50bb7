import type { Service } from '../../contract/index.ts';
import { difference } from '../records/difference.ts';
import { contentHash, updatedAt, type Prepared } from '../records/prepared.ts';
import { partsOf, servedColumns } from '../records/rows.ts';
import { silence } from '../records/silent.ts';
import { tableOf, type Item, type Resource } from '../resources.ts';
import type { NewEvent } from './events.ts';
import { itemOf } from './raw.ts';
import { insert, listOf, query, text, textOrNull, write, type Row, type Steps, type Value } from './steps.ts';
import { tableNamed } from './tables.ts';

/** How records are written. */
export interface ApplyContext {
  readonly service: Service;
  /** The name of the lead provider, by which its own declarations are known; null while nothing tells it. */
  readonly provider: string | null;
  /** When the records were read, by the service's clock, as an instant. */
  readonly readAt: string;
  /** When the scope was last read whole, in milliseconds; null when it never was. */
  readonly wholeBefore: number | null;
  /** Whether records that were never in the copy make an event. */
  readonly tellsAdded: boolean;
  readonly isMerge: (from: string, to: string) => boolean;
}

export interface Applied {
  readonly seen: number;
  readonly added: number;
  readonly changed: number;
  readonly touchedOnly: number;
  readonly back: number;
  /** The records that were not as the copy had them, with their state before; null for those that are new or back. */
  readonly moved: readonly { readonly id: string; readonly before: Item | null; readonly now: Item }[];
}

/** Writes records as they were read. Written again, they change nothing. */
export function* applyRecords(
  resource: Resource,
  records: readonly Prepared[],
  context: ApplyContext,
  emit: (event: NewEvent) => void,
): Steps<Applied> {
  // the newest copy of a record that came twice
  const fresh = new Map(records.map((record) => [record.id, record]));
  const known = yield* knownRows(resource, [...fresh.values()]);
  const open = [...fresh.values()].filter(({ id, rawHash }) => {
    const row = known.get(id);
    return row === undefined || row['raw_hash'] !== rawHash || row['gone_at'] !== null || row['unlisted'] !== 0;
  });
  const counts = { added: 0, changed: 0, touchedOnly: 0, back: 0 };
  if (open.length === 0) return { seen: fresh.size, ...counts, moved: [] };

  const before = yield* rawOf(
    resource,
    open.filter(({ id }) => known.has(id)),
  );
  const moved: { id: string; before: Item | null; now: Item }[] = [];
  const rows: Written[] = [];
  for (const record of open) {
    const { id, cohort, item } = record;
    const row = known.get(id);
    const hash = contentHash(resource, item);
    const about = { resource, id, cohort };
    const was = before.get(id);
    let isEvent = true;
    if (row === undefined || was === undefined) {
      counts.added += 1;
      moved.push({ id, before: null, now: item });
      if (context.tellsAdded) emit({ ...about, kind: 'added', now: item });
    } else if (row['gone_at'] !== null) {
      counts.back += 1;
      moved.push({ id, before: null, now: item });
      emit({ ...about, kind: 'back', now: item });
    } else if (row['hash'] === hash) {
      isEvent = false;
      if (updatedAt(was) !== updatedAt(item)) counts.touchedOnly += 1;
    } else {
      const found = difference(resource, was, item);
      const lastRead = Math.max(Date.parse(text(row, 'last_changed')), context.wholeBefore ?? 0);
      counts.changed += 1;
      moved.push({ id, before: was, now: item });
      emit({
        ...about,
        kind: 'changed',
        ...found,
        silent: silence(was, item, found, { ...context, resource, lastRead }),
      });
    }
    const changedAt = isEvent || row === undefined ? context.readAt : text(row, 'last_changed');
    rows.push({ record, hash, firstSeen: row === undefined ? context.readAt : text(row, 'first_seen'), changedAt });
  }
  yield* writeRows(resource, rows, context.provider);
  if (resource === 'declarations') yield* appendStates(rows, context);
  return { seen: fresh.size, ...counts, moved };
}

interface Written {
  readonly record: Prepared;
  readonly hash: string;
  readonly firstSeen: string;
  readonly changedAt: string;
}

function* knownRows(resource: Resource, records: readonly Prepared[]): Steps<ReadonlyMap<string, Row>> {
  const ids = records.map(({ id }) => id);
  const cohort = records[0]?.cohort ?? null;
  const rows = yield* query(
    `SELECT id, raw_hash, hash, gone_at, unlisted, first_seen, last_changed FROM ${tableOf[resource]}
     WHERE id IN {list}${cohort === null ? '' : ' AND cohort = ?'}`,
    listOf(ids),
    ...(cohort === null ? [] : [cohort]),
  );
  return new Map(rows.map((row) => [text(row, 'id'), row]));
}

function* rawOf(resource: Resource, records: readonly Prepared[]): Steps<ReadonlyMap<string, Item>> {
  if (records.length === 0) return new Map();
  const cohort = records[0]?.cohort ?? null;
  const rows = yield* query(
    `SELECT id, raw FROM ${tableOf[resource]} WHERE id IN {list}${cohort === null ? '' : ' AND cohort = ?'}`,
    listOf(records.map(({ id }) => id)),
    ...(cohort === null ? [] : [cohort]),
  );
  return new Map(rows.map((row) => [text(row, 'id'), itemOf(text(row, 'raw'))]));
}

function* writeRows(resource: Resource, rows: readonly Written[], provider: string | null): Steps<void> {
  const { name, key, columns } = tableNamed(tableOf[resource]);
  const names = Object.keys(columns);
  const values = rows.map(({ record, hash, firstSeen, changedAt }) => {
    const row: Record<string, Value> = {
      ...servedColumns(resource, record.item, provider),
      id: record.id,
      ...(record.cohort !== null && { cohort: record.cohort }),
      raw_hash: record.rawHash,
      hash,
      raw: record.raw,
      first_seen: firstSeen,
      last_changed: changedAt,
      updated_at: updatedAt(record.item),
      unlisted: 0,
    };
    return names.map((column) => row[column] ?? null);
  });
  const replace = names.filter((column) => !key.includes(column) && column !== 'first_seen');
  yield* insert({ table: name, columns: names, key, replace }, values);
  yield* writeParts(
    resource,
    rows.map(({ record }) => record),
  );
}

/** Enrolments and transfers: what a record no longer has goes, because rows of it are not records themselves. */
function* writeParts(resource: Resource, records: readonly Prepared[]): Steps<void> {
  const table = resource === 'participants' ? 'dfe_enrolments' : resource === 'transfers' ? 'dfe_transfers' : null;
  if (table === null) return;
  yield* write(`DELETE FROM ${table} WHERE participant_id IN {list}`, listOf(records.map(({ id }) => id)));
  const { columns, key } = tableNamed(table);
  const names = Object.keys(columns);
  const parts = new Map<string, readonly Value[]>();
  for (const { item } of records)
    for (const { row } of partsOf(resource, item))
      parts.set(
        JSON.stringify(key.map((column) => row[column])),
        names.map((column) => row[column] ?? null),
      );
  yield* insert({ table, columns: names }, [...parts.values()]);
}

/** A row for each state of a declaration, and for the statements it stood on. */
function* appendStates(rows: readonly Written[], { readAt, wholeBefore }: ApplyContext): Steps<void> {
  const last = yield* query(
    `SELECT declaration_id, ordinal, state, statement_id, clawback_statement_id FROM dfe_declaration_states s
     WHERE declaration_id IN {list}
       AND ordinal = (SELECT max(ordinal) FROM dfe_declaration_states o WHERE o.declaration_id = s.declaration_id)`,
    listOf(rows.map(({ record }) => record.id)),
  );
  const known = new Map(last.map((row) => [text(row, 'declaration_id'), row]));
  const columns = [
    'declaration_id',
    'ordinal',
    'seen_at',
    'seen_before',
    'state',
    'statement_id',
    'clawback_statement_id',
  ];
  const appended: (readonly Value[])[] = [];
  for (const { record } of rows) {
    const now = servedColumns('declarations', record.item, null);
    const row = known.get(record.id);
    const kept = ['state', 'statement_id', 'clawback_statement_id'];
    if (row !== undefined && kept.every((name) => textOrNull(row, name) === (now[name] ?? null))) continue;
    const ordinal = row === undefined ? 0 : Number(row['ordinal']) + 1;
    // how long before it was seen it can have come: the last time the list was read whole
    const before = wholeBefore === null ? null : new Date(wholeBefore).toISOString();
    appended.push([record.id, ordinal, readAt, before, ...kept.map((name) => now[name] ?? null)]);
  }
  yield* insert({ table: 'dfe_declaration_states', columns }, appended);
}
