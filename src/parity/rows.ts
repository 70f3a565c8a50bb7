import { isRecord } from '../base/guards.ts';
import type { Row } from '../capture/observed.ts';

/** The records of an answer, if it has any. */
export function rowsOf(json: unknown): readonly Row[] | null {
  if (!isRecord(json)) return null;
  const data = json['data'];
  const listed: readonly unknown[] = Array.isArray(data) ? data : [data];
  return listed.every(isRow) ? listed : null;
}

function isRow(value: unknown): value is Row {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['type'] === 'string' &&
    isRecord(value['attributes'])
  );
}

/** The values by which a row is ordered, at whole seconds; null when what is served does not tell. */
export function keyOf(row: Row, keys: readonly string[]): string | null {
  if (keys.length === 0) return null;
  return keys.map((key) => String(row.attributes[key]).replace(/\.\d+Z$/, 'Z')).join(' ');
}
