import { zoneOffset } from '../../../base/zone-offset.ts';
import { dayOf } from '../../../rules/time.ts';
import { fromParts } from '../../kit/ruby-time.ts';
import { fromLondon } from './filters.ts';

const DATE = String.raw`(\d{4})[-/]?(\d{1,2})[-/]?(\d{1,2})`;
const TIME = String.raw`(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?`;
const ZONE = String.raw`(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)`;
const DATE_TIME = new RegExp(String.raw`^${DATE}(?:(?:T|\s+)${TIME}\s*${ZONE}?)?$`, 'i');
const BRITISH = new RegExp(String.raw`^(\d{1,2})/(\d{1,2})/(\d{4})(?:\s+${TIME}\s*${ZONE}?)?$`, 'i');
const TIME_ONLY = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const HAS_ZONE = new RegExp(String.raw`${ZONE}\s*$`, 'i');

/**
 * The instant to which the clock header moves a request, without fractions of a second. Many ways to write a date are
 * read; without a zone it is London's time. An empty header counts as none. An unreadable one makes the service fail.
 */
export function readServerDate(value: string, now: number): number | 'ignored' | 'broken' {
  const text = value.trim();
  if (text === '') return 'ignored';
  const parts = DATE_TIME.exec(text);
  if (parts !== null) return assemble(parts[1], parts[2], parts[3], parts.slice(4, 7), parts[7]);
  const british = BRITISH.exec(text);
  if (british !== null) return assemble(british[3], british[2], british[1], british.slice(4, 7), british[7]);
  if (TIME_ONLY.test(text)) return readServerDate(`${dayOf(now, 'london')} ${text}`, now);
  return readWords(text);
}

function assemble(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  time: readonly (string | undefined)[],
  zone: string | undefined,
): number | 'broken' {
  const wall = fromParts([year, month, day, ...time].map((part) => Number(part ?? 0)));
  if (wall === null) return 'broken';
  return zone === undefined ? fromLondon(wall) : wall - zoneOffset(zone);
}

/** Dates with the month in words, such as RFC 2822. */
function readWords(text: string): number | 'broken' {
  if (!/\d/.test(text) || !/[a-z]{3}/i.test(text)) return 'broken';
  const zoned = HAS_ZONE.test(text);
  const at = Date.parse(zoned ? text : `${text} UTC`);
  if (Number.isNaN(at)) return 'broken';
  const whole = Math.floor(at / 1000) * 1000;
  return zoned ? whole : fromLondon(whole);
}
