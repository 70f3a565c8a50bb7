import { zoneOffset } from '../../../base/zone-offset.ts';
import type { Params } from '../../http/incoming.ts';
import { toInteger } from '../../http/page.ts';
import { UnreadableRequest } from '../../http/reply.ts';
import type { Uuid } from '../../ids.ts';
import { fromParts, isPastMidnight } from '../../kit/ruby-time.ts';
import { readUuid } from './uuid.ts';

/**
 * The filter grammar (docs/services/ecf.md 3.4). Each reader answers null when the filter is not sent, is blank or is
 * no single value; otherwise what is asked for, which may match nothing.
 */

const TRAINING_STATUSES: readonly string[] = ['active', 'deferred', 'withdrawn'];
const ISO_INSTANT = /^\s*(-?\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d(?::?\d\d)?)?\s*$/i;

/** A single value; arrays and hashes are dropped. */
export function readText(filter: Params, name: string): string | null {
  const value = filter[name];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** Years joined by commas, each by its leading digits. */
export function readCohorts(filter: Params): ReadonlySet<number> | null {
  const text = readText(filter, 'cohort');
  return text === null ? null : new Set(text.split(',').map(toInteger));
}

/** Whether a cohort is asked for. Without a filter every one after 2020 is. */
export function wants(cohorts: ReadonlySet<number> | null, year: number): boolean {
  return cohorts === null ? year > 2020 : cohorts.has(year);
}

/** The schools' cohort: one year, by the leading digits of the whole text. */
export function readOneCohort(filter: Params): number | null {
  const text = readText(filter, 'cohort');
  return text === null ? null : toInteger(text);
}

/** Ids joined by commas, spaces not forgiven; what is not an id matches nothing. */
export function readIds(filter: Params, name: string): ReadonlySet<Uuid> | null {
  const text = readText(filter, name);
  return text === null ? null : new Set(text.split(',').flatMap((id) => readUuid(id) ?? []));
}

/** The declarations' way: a list that comes out empty, which a lone comma does, is no filter. */
export function unlessEmpty(filter: Params): Params {
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => typeof value !== 'string' || value === '' || /[^,]/.test(value)),
  );
}

/** One id; null when not asked for, an empty text when what is asked for can be no id. */
export function readId(filter: Params, name: string): Uuid | null {
  const text = readText(filter, name);
  return text === null ? null : (readUuid(text) ?? '');
}

/**
 * `updated_since`. What cannot be read is decoded once more, for values that were encoded twice.
 *
 * @throws {UnreadableRequest} for what is not a valid date-time even then
 */
export function readUpdatedSince(filter: Params): number | null {
  const text = readText(filter, 'updated_since');
  if (text === null) return null;
  const at = readIsoInstant(text) ?? readIsoInstant(decodeAgain(text));
  if (at === null) throw new UnreadableRequest('6f');
  return at;
}

function decodeAgain(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/**
 * An instant as Ruby's ISO 8601 reader takes it: date and time to the second, an optional fraction and offset (none
 * means UTC). A day that the month does not have counts on into the next month. Null for anything else.
 */
function readIsoInstant(text: string): number | null {
  const found = ISO_INSTANT.exec(text);
  if (found === null) return null;
  const parts = found.slice(1, 7).map(Number);
  const at = isPastMidnight(parts) ? null : fromParts(parts);
  return at === null ? null : at + Number(found[7] ?? 0) * 1000 - zoneOffset(found[8] ?? 'Z');
}

/** @throws {UnreadableRequest} for a status there is not */
export function readTrainingStatus(filter: Params): string | null {
  const text = readText(filter, 'training_status');
  if (text !== null && !TRAINING_STATUSES.includes(text)) {
    throw new UnreadableRequest('6g', `filter[training_status] has to be one of ${JSON.stringify(TRAINING_STATUSES)}.`);
  }
  return text;
}
