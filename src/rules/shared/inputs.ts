import { isNested } from '../../base/guards.ts';
import { zoneOffset } from '../../base/zone-offset.ts';
import { isBlank, type LiveDeclaration } from '../terms.ts';
import { exactly, isAfter, londonOffset } from '../time.ts';

/** `data.attributes` of writes as they arrive, before anything is known of their values; the same in both services. */

/** Of defer, withdraw and resume. */
export interface ActionInput {
  readonly course_identifier?: unknown;
  readonly reason?: unknown;
}

/** Of a schedule change. */
export interface ScheduleInput {
  readonly course_identifier?: unknown;
  readonly schedule_identifier?: unknown;
  readonly cohort?: unknown;
}

/** Of a new partnership. */
export interface PartnershipInput {
  readonly cohort?: unknown;
  readonly school_id?: unknown;
  readonly delivery_partner_id?: unknown;
}

/** Of a change of delivery partner. */
export interface PartnershipUpdateInput {
  readonly delivery_partner_id?: unknown;
}

/**
 * A draft as both services read it: an attribute whose value is an object or a list is dropped, as if it were left out.
 * A `Date` arrives as text. Everything else stays as it is.
 */
export function asRead<D extends object>(draft: D): D {
  if (!Object.values(draft).some(isNested)) return draft;
  const entries: [string, unknown][] = Object.entries(draft);
  const kept: object = Object.fromEntries(
    entries.flatMap(([name, value]) => {
      if (value instanceof Date) return [[name, value.toJSON()]];
      return isNested(value) ? [] : [[name, value]];
    }),
  );
  return kept as D;
}

/** `data.attributes` of a new declaration as it arrives, before anything is known of its values. */
export interface DeclarationInput {
  readonly participant_id?: unknown;
  readonly declaration_type?: unknown;
  readonly declaration_date?: unknown;
  readonly course_identifier?: unknown;
  readonly evidence_held?: unknown;
}

/** A date the service can compare with others. */
export type ReadableDate = Extract<DateInput, { at: number }>;

export function isReadable(date: DateInput): date is ReadableDate {
  return date.kind === 'instant' || date.kind === 'lenient';
}

/** Whether a date breaks the order among declarations; undefined when two times are too close to say. */
export function isOutOfOrder(
  others: readonly LiveDeclaration[],
  type: unknown,
  at: number,
  order: readonly string[],
): boolean | undefined {
  const place = order.indexOf(String(type));
  if (place === -1) return false;
  let open = false;
  for (const other of others) {
    const its = order.indexOf(other.type);
    if (its === -1 || its === place) continue;
    const breaks = its < place ? isAfter(other.date, exactly(at)) : isAfter(exactly(at), other.date);
    if (breaks === true) return true;
    if (breaks === undefined) open = true;
  }
  return open ? undefined : false;
}

/**
 * How a service reads a `declaration_date`.
 *
 * - `instant`: the accepted shape
 * - `lenient`: a date that a forgiving parser reads, in a shape the service refuses
 * - `incomparable`: not a date; the service fails when it compares it
 * - `true`: the JSON value, which fails in its own way
 */
export type DateInput =
  | { readonly kind: 'blank' | 'incomparable' | 'true' }
  | {
      readonly kind: 'instant' | 'lenient';
      /** Read as UTC when it has no offset. */
      readonly at: number;
      /** Read as London time when it has no offset. */
      readonly stored: number;
    };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:[.,](\d+))?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
/** The orders in which Ruby's forgiving parser finds year, month and day; a day that comes first is the British way. */
const YEAR_FIRST = String.raw`(?<year>\d{4})(?:(?<sep>[-/.])(?<month>\d{1,2})\k<sep>(?<day>\d{1,2}))`;
const COMPACT = String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})`;
const DAY_FIRST = String.raw`(?<day>\d{1,2})(?<sep>[-/.])(?<month>\d{1,2})\k<sep>(?<year>\d{4})`;
const TIME = String.raw`(?<hour>\d{1,2}):?(?<minute>\d{2})(?::?(?<second>\d{2}))?(?:[.,](?<fraction>\d+))?`;
const ZONE = String.raw`\s*(?<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?`;
const LENIENT = [YEAR_FIRST, COMPACT, DAY_FIRST].map(
  (date) => new RegExp(String.raw`^\s*${date}(?:[ T]+${TIME}${ZONE})?\s*$`, 'i'),
);

let latest: { readonly text: string; readonly rolls: boolean; readonly input: DateInput } | undefined;

/**
 * `rolls`: whether a day that the month does not have is counted into the next month, as in `ecf`, or is not a date, as
 * in `rect`.
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
  const parts = exact?.slice(1) ?? lenientParts(value);
  if (parts !== null) {
    const at = fromParts(parts, rolls);
    return at === null
      ? { kind: 'incomparable' }
      : { kind: exact === null ? 'lenient' : 'instant', ...readings(at, parts[7]) };
  }
  // RFC 2822 and similar: what the JavaScript parser reads, a forgiving Ruby parser reads too
  const at = /\d/.test(value) && /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? { kind: 'incomparable' } : { kind: 'lenient', at, stored: at };
}

/** Year, month, day, hour, minute, second, fraction and zone. */
type Parts = readonly (string | undefined)[];

function lenientParts(value: string): Parts | null {
  for (const form of LENIENT) {
    const found = form.exec(value)?.groups;
    if (found === undefined) continue;
    const { year, month, day, hour, minute, second, fraction, zone } = found;
    return [year, month, day, hour, minute, second, fraction, zone];
  }
  return null;
}

function fromParts(parts: Parts, rolls: boolean): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(0, 6)
    .map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null;
  if (!rolls && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  const milliseconds = Math.trunc(Number(`0.${parts[6] ?? '0'}`) * 1000);
  const at = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  return at - zoneOffset(parts[7] ?? 'Z');
}

function readings(at: number, zone: string | undefined): { at: number; stored: number } {
  return { at, stored: zone === undefined ? at - londonOffset(at) : at };
}
