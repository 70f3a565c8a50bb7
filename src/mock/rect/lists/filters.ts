import { isUuid } from '../../../base/uuid.ts';
import { toInteger } from '../../http/page.ts';
import type { Param, Params } from '../../http/params.ts';
import type { Uuid } from '../../ids.ts';
import { readUuid } from './uuid.ts';

/**
 * The filter grammar. Each reader answers null when the filter does not apply (absent or empty), otherwise the values
 * asked for, which may be none: then nothing matches. "Empty" includes spaces only.
 */

function isEmpty(value: Param | undefined): boolean {
  return (
    value === undefined ||
    (typeof value === 'string' ? value.trim() === '' : Array.isArray(value) ? value.length === 0 : false)
  );
}

/** Years, joined by commas or repeated as `filter[cohort][]`. Whatever is not all digits is dropped. */
export function readCohorts(filter: Params): ReadonlySet<number> | null {
  const value = filter['cohort'];
  if (isEmpty(value)) return null;
  const parts = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
  return new Set(parts.flatMap((part) => (typeof part === 'string' && /^\d+$/.test(part) ? [Number(part)] : [])));
}

/** The schools' cohort: one year, by leading digits. Null when there is none to be read. */
export function readOneCohort(filter: Params): number | null {
  const value = filter['cohort'];
  const year = typeof value === 'string' ? toInteger(value) : 0;
  return year > 0 ? year : null;
}

/** Hyphenated ids joined by commas; anything else is dropped, and the array form is ignored. */
export function readIds(filter: Params, name: 'participant_id' | 'delivery_partner_id'): ReadonlySet<Uuid> | null {
  const value = filter[name];
  if (typeof value !== 'string' || isEmpty(value)) return null;
  return new Set(
    value
      .split(',')
      .filter(isUuid)
      .map((id) => id.toLowerCase()),
  );
}

/** As {@link readIds}, for the list that checks no shape and leaves the reading to its database. */
export function readLooseIds(filter: Params, name: 'delivery_partner_id'): ReadonlySet<Uuid> | null {
  const value = filter[name];
  if (typeof value !== 'string' || isEmpty(value)) return null;
  return new Set(value.split(',').flatMap((id) => readUuid(id.trim()) ?? []));
}

/** A single text; an array or a hash counts as a text that matches nothing. */
export function readText(filter: Params, name: string): string | null {
  const value = filter[name];
  if (value === undefined || isEmpty(value)) return null;
  return typeof value === 'string' ? value : '';
}

/** One school number, by leading digits. */
export function readUrn(filter: Params): number | null {
  const text = readText(filter, 'urn');
  return text === null ? null : toInteger(text);
}
