import { isUuid } from '../../../base/uuid.ts';
import { zoneOffset } from '../../../base/zone-offset.ts';
import { londonOffset } from '../../../rules/time.ts';
import type { Param, Params } from '../../http/incoming.ts';
import { Crash, toInteger } from '../../http/page.ts';
import { UnreadableRequest } from '../../http/reply.ts';
import type { Uuid } from '../../ids.ts';
import { fromParts, isPastMidnight } from '../../kit/ruby-time.ts';
import { readUuid } from '../../kit/uuid.ts';

/**
 * The filter grammar. Each reader returns null when the filter does not apply (absent or empty), otherwise the values
 * asked for. There may be none of these; then nothing matches. "Empty" includes a value of spaces only.
 */

function isEmpty(value: Param | undefined): boolean {
  return (
    value === undefined ||
    (typeof value === 'string' ? value.trim() === '' : Array.isArray(value) ? value.length === 0 : false)
  );
}

/** Years, joined by commas or repeated as `filter[cohort][]`. A value that is not all digits is dropped. */
export function readCohorts(filter: Params): ReadonlySet<number> | null {
  const value = filter['cohort'];
  if (isEmpty(value)) return null;
  const parts = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
  return new Set(parts.flatMap((part) => (typeof part === 'string' && /^\d+$/.test(part) ? [Number(part)] : [])));
}

/** The schools' cohort: one year, by leading digits, also in brackets. Null when there is none. */
export function readOneCohort(filter: Params): number | null {
  const sent = filter['cohort'];
  const value = Array.isArray(sent) ? sent[0] : sent;
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

/** Like {@link readIds}, for the list that checks no shape and leaves the reading to its database. */
export function readLooseIds(filter: Params, name: 'delivery_partner_id'): ReadonlySet<Uuid> | null {
  const value = filter[name];
  if (typeof value !== 'string' || isEmpty(value)) return null;
  return new Set(value.split(',').flatMap((id) => readUuid(id.trim()) ?? []));
}

/** A single text; an array or a hash is dropped. */
export function readText(filter: Params, name: 'training_status' | 'from_participant_id'): string | null {
  const value = filter[name];
  return typeof value !== 'string' || isEmpty(value) ? null : value;
}

/** One school number, by leading digits; an array or a hash counts as a number that no school has. */
export function readUrn(filter: Params): number | null {
  const value = filter['urn'];
  if (isEmpty(value)) return null;
  return typeof value === 'string' ? toInteger(value) : 0;
}

const FORM = /^\s*(\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d(?::?\d\d)?)?\s*$/i;

/**
 * The instant of `filter[updated_since]`, in milliseconds; null when the filter does not apply. The service decodes the
 * value a second time, so the plus of an offset has become a space by the time it is read. Without a zone it is London
 * time, and a date alone is refused.
 *
 * @throws {UnreadableRequest} for anything else
 * @throws {Crash} for an array, which the service fails on
 */
export function readUpdatedSince(filter: Params): number | null {
  const sent = filter['updated_since'];
  if (sent === undefined) return null;
  if (typeof sent !== 'string') throw new Crash('updated_since is not a text', 'rect.request.9f');
  if (sent.trim() === '') return null;
  const parts = FORM.exec(decodeAgain(sent));
  if (parts === null) throw new UnreadableRequest('9g');
  const numbers = parts.slice(1, 7).map(Number);
  const whole = isPastMidnight(numbers) ? null : fromParts(numbers);
  if (whole === null) throw new UnreadableRequest('9g');
  const wall = whole + Number(parts[7] ?? '0') * 1000;
  const zone = parts[8];
  if (zone === undefined) return fromLondon(wall);
  return wall - zoneOffset(zone);
}

function decodeAgain(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** The instant at which clocks in London show a given time; in the repeated hour of autumn, the first such instant. */
export function fromLondon(wall: number): number {
  const summer = wall - 3_600_000;
  return londonOffset(summer) === 3_600_000 ? summer : wall;
}
