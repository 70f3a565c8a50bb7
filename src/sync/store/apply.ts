import type { Service } from '../../contract/index.ts';
import { difference } from '../records/difference.ts';
import { sameContent, updatedAt, type Prepared } from '../records/prepared.ts';
import { silence } from '../records/silent.ts';
import { tableOf, type Item, type Resource } from '../resources.ts';
import type { NewEvent } from './events.ts';
import { itemOf } from './raw.ts';
import { first, listOf, mapOf, query, text, textsIn, type Row, type Steps } from './steps.ts';
import { appendStates, writeRows, type Written } from './write-rows.ts';

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
  const open = new Set(yield* openOf(resource, [...fresh.values()]));
  const counts = { added: 0, changed: 0, touchedOnly: 0, back: 0 };
  if (open.size === 0) return { seen: fresh.size, ...counts, moved: [] };

  const known = yield* knownRows(resource, [...open], records[0]?.cohort ?? null);
  const moved: { id: string; before: Item | null; now: Item }[] = [];
  const rows: Written[] = [];
  for (const record of fresh.values()) {
    const { id, cohort, item } = record;
    if (!open.has(id)) continue;
    const about = { resource, id, cohort };
    const row = known.get(id);
    if (row === undefined) {
      counts.added += 1;
      moved.push({ id, before: null, now: item });
      if (context.tellsAdded) emit({ ...about, kind: 'added', now: item });
      rows.push({ record, isNew: true, firstSeen: context.readAt, changedAt: context.readAt });
      continue;
    }
    const was = itemOf(text(row, 'raw'));
    let changedAt = context.readAt;
    if (row['gone_at'] !== null) {
      counts.back += 1;
      moved.push({ id, before: null, now: item });
      emit({ ...about, kind: 'back', now: item });
    } else if (sameContent(resource, was, item)) {
      changedAt = text(row, 'last_changed');
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
    rows.push({ record, isNew: false, firstSeen: text(row, 'first_seen'), changedAt });
  }
  yield* writeRows(resource, rows, context.provider);
  if (resource === 'declarations') yield* appendStates(rows, context);
  return { seen: fresh.size, ...counts, moved };
}

/**
 * The ids of the records that are new, or not stored as they were read. The database compares, and answers with one text,
 * so a walk that finds nothing new costs no rows.
 */
function* openOf(resource: Resource, records: readonly Prepared[]): Steps<readonly string[]> {
  const cohort = records[0]?.cohort ?? null;
  const row = yield* first(
    `SELECT CAST({array}(served.key) AS text) AS ids FROM {map} AS served
     LEFT JOIN ${tableOf[resource]} t ON t.id = served.key${cohort === null ? '' : ' AND t.cohort = ?'}
     WHERE t.id IS NULL OR t.raw_hash <> served.value OR t.gone_at IS NOT NULL OR t.unlisted <> 0`,
    mapOf(records.map(({ id, rawHash }) => [id, rawHash])),
    ...(cohort === null ? [] : [cohort]),
  );
  return textsIn(row, 'ids');
}

function* knownRows(
  resource: Resource,
  ids: readonly string[],
  cohort: string | null,
): Steps<ReadonlyMap<string, Row>> {
  const rows = yield* query(
    `SELECT id, gone_at, first_seen, last_changed, raw FROM ${tableOf[resource]}
     WHERE id IN {list}${cohort === null ? '' : ' AND cohort = ?'}`,
    listOf(ids),
    ...(cohort === null ? [] : [cohort]),
  );
  return new Map(rows.map((row) => [text(row, 'id'), row]));
}
