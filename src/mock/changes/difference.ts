import { isRecord } from '../../base/guards.ts';
import { toWire } from '../../rules/time.ts';
import type { Change } from './types.ts';

/** What differs between two texts of served attributes; null means that the record was, or is, not served. */
export function differenceOf(
  before: string | null,
  after: string | null,
  moment: number,
): Pick<Change, 'fields' | 'seen' | 'updatedAtMoved'> {
  const [old, fresh] = [read(before), read(after)];
  if (fresh === null) return { fields: null, seen: false, updatedAtMoved: false };
  const { updated_at: updatedAt } = fresh;
  if (old === null) return { fields: null, seen: true, updatedAtMoved: isLater(updatedAt, toWire(moment), true) };
  const fields: Record<string, readonly [unknown, unknown]> = {};
  for (const name of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
    if (JSON.stringify(old[name]) !== JSON.stringify(fresh[name]))
      fields[name] = frozen([old[name], fresh[name]] as const);
  }
  return { fields: Object.freeze(fields), seen: true, updatedAtMoved: isLater(updatedAt, old['updated_at'], false) };
}

function read(text: string | null): Record<string, unknown> | null {
  const value: unknown = text === null ? null : JSON.parse(text);
  return isRecord(value) ? value : null;
}

/** Instants on the wire sort as texts. */
function isLater(a: unknown, b: unknown, orEqual: boolean): boolean {
  return typeof a === 'string' && typeof b === 'string' && (a > b || (orEqual && a === b));
}

/** Whoever is handed a value cannot change what others are handed. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
}
