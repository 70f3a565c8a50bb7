import { zoneOffset } from '../base/zone-offset.ts';
import { londonOffset } from './calendar.ts';
import { isBlank } from './terms.ts';

/**
 * What a service makes of a `declaration_date`.
 *
 * - `instant`: the accepted shape
 * - `lenient`: a date that a forgiving parser reads, in a shape the service refuses
 * - `incomparable`: no date at all; the service fails when it compares it
 * - `true`: the JSON value, which fails in a way of its own
 */
export type DateInput =
  | { readonly kind: 'blank' | 'incomparable' | 'true' }
  | {
      readonly kind: 'instant' | 'lenient';
      /** Read in UTC when it has no offset. */
      readonly at: number;
      /** Read in London when it has no offset. */
      readonly stored: number;
    };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:[.,](\d+))?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
const DATE_FIRST =
  /^\s*(\d{4})-(\d{2})-(\d{2})(?:[ T]+(\d{2}):(\d{2})(?::(\d{2}))?(?:[.,](\d+))?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?\s*$/i;

let latest: { readonly text: string; readonly rolls: boolean; readonly input: DateInput } | undefined;

/**
 * `rolls`: whether a day the month does not have counts on into the next month, as in `ecf`, or is no date, as in
 * `rect`.
 */
export function readDate(value: unknown, rolls: boolean): DateInput {
  if (value === true) return { kind: 'true' };
  if (isBlank(value)) return { kind: 'blank' };
  if (typeof value !== 'string') return { kind: 'incomparable' };
  // a dozen rules in a row ask about the same date
  if (latest?.text !== value || latest.rolls !== rolls) latest = { text: value, rolls, input: readText(value, rolls) };
  return latest.input;
}

function readText(value: string, rolls: boolean): DateInput {
  const exact = SHAPE.exec(value);
  const parts = exact ?? DATE_FIRST.exec(value);
  if (parts !== null) {
    const at = fromParts(parts, rolls);
    return at === null
      ? { kind: 'incomparable' }
      : { kind: exact === null ? 'lenient' : 'instant', ...readings(at, parts[8]) };
  }
  // RFC 2822 and the like: what the JavaScript parser reads a forgiving Ruby parser reads too
  const at = /\d/.test(value) && /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? { kind: 'incomparable' } : { kind: 'lenient', at, stored: at };
}

function fromParts(parts: readonly (string | undefined)[], rolls: boolean): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null;
  if (!rolls && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  const milliseconds = Math.trunc(Number(`0.${parts[7] ?? '0'}`) * 1000);
  const at = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  return at - zoneOffset(parts[8] ?? 'Z');
}

function readings(at: number, zone: string | undefined): { at: number; stored: number } {
  return { at, stored: zone === undefined ? at - londonOffset(at) : at };
}
