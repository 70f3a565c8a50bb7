import { isDay } from '../../rules/time.ts';
import { outOfRange, wrongType } from './shapes.ts';

/** The first and the last moment a mock's clock can show: the years 1900 to 9999. */
const FIRST_MOMENT = Date.UTC(1900, 0, 1);
export const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

// without a zone it would be read in that of the machine, and the same test would see two worlds
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** Reads an instant, in milliseconds since the epoch; refuses what is none, or lies beyond what the clock can show. */
export function instant(value: unknown, at: string): number {
  if (!(value instanceof Date) && typeof value !== 'number' && typeof value !== 'string')
    throw wrongType(at, 'a Date, epoch milliseconds or a text such as "2026-03-01T09:00:00Z"', value);
  const shown = typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : String(value);
  const moment = value instanceof Date ? value.getTime() : typeof value === 'number' ? value : read(value);
  if (Number.isNaN(moment))
    throw outOfRange(
      at,
      `is ${shown}, which is not a valid date-time. Pass a Date, epoch milliseconds or the text of a real day and ` +
        'time with its zone, such as "2026-03-01T09:00:00Z" or "2026-03-01T09:00+01:00".',
    );
  return withinYears(moment, at, shown);
}

function read(text: string): number {
  const day = INSTANT.exec(text)?.[1];
  return day === undefined || !isDay(day) ? NaN : Date.parse(text);
}

/** Refuses a moment outside the years a clock can show. */
export function withinYears(moment: number, at: string, shown = String(moment)): number {
  if (moment >= FIRST_MOMENT && moment <= LAST_MOMENT) return moment;
  throw outOfRange(at, `leads to ${shown}, outside the years 1900 to 9999; the clock stays where it is.`);
}
