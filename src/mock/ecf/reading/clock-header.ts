import { zoneOffset } from '../../../base/zone-offset.ts';
import { fromParts, isPastMidnight } from '../../kit/ruby-time.ts';

const ZONE = String.raw`\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?`;
const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2})(?:(?:T|\s+)${TIME})?${ZONE})?$`, 'i');
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})/(\d{1,2})/(\d{4})(?:(?:T|\s+)${TIME})?${ZONE}$`, 'i');
const TIME_ONLY = new RegExp(`^${TIME}${ZONE}$`, 'i');
const COMPACT = /^(\d{8})T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
/** What a run of digits means to Ruby, by its length. */
const DIGITS: Readonly<Record<number, RegExp>> = {
  1: /^(?<d>\d)$/,
  2: /^(?<d>\d\d)$/,
  4: /^(?<m>\d\d)(?<d>\d\d)$/,
  6: /^(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)$/,
  8: /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)$/,
  10: /^(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)(?<h>\d\d)(?<min>\d\d)$/,
  12: /^(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)(?<h>\d\d)(?<min>\d\d)(?<s>\d\d)$/,
  14: /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)(?<h>\d\d)(?<min>\d\d)(?<s>\d\d)$/,
};

type ClockReading = number | 'ignored' | 'broken';

/**
 * The instant the clock header asks for (docs/services/ecf.md 1.5): much more than ISO 8601, in UTC where no offset
 * is given. What holds no date at all is ignored; parts that no calendar has make the real service fail.
 */
export function readServerDate(value: string, now: number): ClockReading {
  const text = value.trim();
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null)
    return assemble([yearFirst[1], yearFirst[2], yearFirst[3] ?? '1'], yearFirst.slice(4, 8), yearFirst[8]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return assemble([dayFirst[3], dayFirst[2], dayFirst[1]], dayFirst.slice(4, 8), dayFirst[8]);
  const today = new Date(now);
  const timeOnly = TIME_ONLY.exec(text);
  if (timeOnly !== null) {
    return assemble(
      [String(today.getUTCFullYear()), String(today.getUTCMonth() + 1), String(today.getUTCDate())],
      timeOnly.slice(1, 5),
      timeOnly[5],
    );
  }
  const compact = COMPACT.exec(text);
  if (compact !== null) {
    const [, day = ''] = compact;
    return assemble([day.slice(0, 4), day.slice(4, 6), day.slice(6)], compact.slice(2, 5), compact[5]);
  }
  return /^\d+$/.test(text) ? readDigits(text, today) : readWords(text);
}

function readDigits(text: string, today: Date): ClockReading {
  const parts = DIGITS[text.length]?.exec(text)?.groups;
  if (parts === undefined) return 'ignored';
  const { y, m, d, h, min, s } = parts;
  const year =
    y === undefined ? today.getUTCFullYear() : y.length === 2 ? Number(y) + (Number(y) < 69 ? 2000 : 1900) : Number(y);
  return assemble([String(year), m ?? String(today.getUTCMonth() + 1), d], [h, min, s, undefined], undefined);
}

/** Dates with the month in words, such as RFC 2822. */
function readWords(text: string): ClockReading {
  if (!/\d/.test(text) || !/\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(text)) return 'ignored';
  const isZoned = /(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})\s*(?:\(.*\))?$/i.test(text);
  const at = Date.parse(isZoned ? text : `${text} UTC`);
  return Number.isNaN(at) ? 'ignored' : at;
}

function assemble(
  date: readonly (string | undefined)[],
  time: readonly (string | undefined)[],
  zone: string | undefined,
): ClockReading {
  const parts = [...date, ...time.slice(0, 3)].map((part) => Number(part ?? 0));
  const milliseconds = Math.trunc(Number(`0.${time[3] ?? '0'}`) * 1000);
  const at = isPastMidnight(parts) ? null : fromParts(parts, milliseconds);
  return at === null ? 'broken' : at - zoneOffset(zone ?? 'Z');
}
