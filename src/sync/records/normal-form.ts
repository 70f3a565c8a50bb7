import { isRecord } from '../../base/guards.ts';
import type { Item, Resource } from '../resources.ts';

/** Dates with a time, as both services write them, and in the other ways ISO 8601 has for the same moment. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * A record without what can differ though the same is served: the order of keys, of arrays that are sets, the spelling
 * of a moment, and `updated_at`, which also moves when nothing else does. Two records with the same form have the same
 * content.
 */
export function normalForm(resource: Resource, { attributes }: Item): Readonly<Record<string, unknown>> {
  const form: Record<string, unknown> = {};
  for (const name of Object.keys(attributes).sort()) {
    if (name === 'updated_at') continue;
    const value = plain(attributes[name]);
    form[name] = Array.isArray(value) ? sorted(value) : value;
  }
  // transfers belong to a person and have no order of their own
  if (resource === 'transfers' && Array.isArray(form['transfers'])) form['transfers'] = sorted(form['transfers']);
  return form;
}

/** A value with keys in order and moments written in one way. */
export function plain(value: unknown): unknown {
  if (typeof value === 'string') return INSTANT.test(value) ? moment(value) : value;
  if (Array.isArray(value)) return value.map(plain);
  if (!isRecord(value)) return value;
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(value).sort()) result[name] = plain(value[name]);
  return result;
}

function moment(written: string): string {
  const at = Date.parse(written);
  return Number.isNaN(at) ? written : new Date(at).toISOString();
}

/** An array that is a set, in the one order that does not depend on how it was served. */
function sorted(values: readonly unknown[]): readonly unknown[] {
  return values
    .map((value) => [JSON.stringify(value), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, value]) => value);
}
