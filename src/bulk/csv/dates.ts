import { isDay } from '../../rules/time.ts';
import { cut } from './source-error.ts';

/** A cell as it is sent, or what is wrong with it. */
export type CellRead = { readonly value: string } | { readonly wrong: string };

/** What is known of the other dates of the source. */
export interface DateStyle {
  /** Whether some date of it can only have its day first (`25/03/2026`). */
  readonly hasDayFirst: () => boolean;
}

const FORMS = 'write 2026-03-25 or 25/03/2026';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?$/;
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/**
 * A date as it is sent: an instant with its zone stays, a bare day is its midnight in UTC. Days are written `2026-03-25`
 * or `25/03/2026`; what could be meant otherwise is refused.
 */
export function readDate(text: string, { hasDayFirst }: DateStyle): CellRead {
  const wrong = (why: string): CellRead => ({ wrong: `${cut(text)} ${why}` });
  if (DAY.test(text)) return isDay(text) ? { value: `${text}T00:00:00Z` } : wrong('is no day of the calendar');

  const instant = INSTANT.exec(text);
  if (instant !== null) {
    const [, day = '', zone] = instant;
    if (!isDay(day)) return wrong('is on no day of the calendar');
    return zone === undefined ? wrong('has no time zone: end it in Z for UTC, or give the day alone') : { value: text };
  }

  const slashed = SLASHED.exec(text);
  if (slashed !== null) {
    const [, first = '', second = '', year = ''] = slashed;
    if (isMonthFirst(text))
      return wrong(
        'has a month over 12: dates are read as dd/mm/yyyy' +
          (hasDayFirst() ? ', and others here are written so; write all of them alike' : `; ${FORMS}`),
      );
    const day = `${year}-${second.padStart(2, '0')}-${first.padStart(2, '0')}`;
    return isDay(day) ? { value: `${day}T00:00:00Z` } : wrong('is no day of the calendar');
  }

  if (/^\d+(?:[.,]\d+)?$/.test(text))
    return wrong('is a number, as spreadsheets keep dates: format the column as a date (yyyy-mm-dd) and save it again');
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(text)) return wrong(`has a year of two digits: ${FORMS}`);
  return wrong(`is no date that is known here: ${FORMS}`);
}

const isMonthFirst = (text: string): boolean => Number(SLASHED.exec(text)?.[2]) > 12;

/** Whether a text is a date that can only have its day first. */
export function isDayFirst(text: string): boolean {
  const [, first, second] = SLASHED.exec(text) ?? [];
  return Number(first) > 12 && Number(second) <= 12;
}
