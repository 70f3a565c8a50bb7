/**
 * Days and instants. DfE's rules speak of London days (`rect`) or UTC days (`ecf`); instants are milliseconds
 * since the epoch. `Intl` would do, but is too slow for bulk checks, and the British clock changes by a fixed rule.
 */
import { DAY_MS } from '../base/days.ts';
import type { Zone } from '../contract/service.ts';

/** A calendar day, `YYYY-MM-DD`. Compares correctly as a string. */
export type Day = string;

const HOUR_MS = 3_600_000;

/** The last Sunday of a month at 01:00 UTC, when British clocks change. */
function clockChange(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0));
  return lastDay.getTime() - lastDay.getUTCDay() * DAY_MS + HOUR_MS;
}

/** Milliseconds London is ahead of UTC at an instant: 0 or one hour. */
export function londonOffset(instant: number): number {
  const year = new Date(instant).getUTCFullYear();
  return instant >= clockChange(year, 2) && instant < clockChange(year, 9) ? HOUR_MS : 0;
}

/** The calendar day an instant falls on. */
export function dayOf(instant: number, zone: Zone): Day {
  const shifted = zone === 'london' ? instant + londonOffset(instant) : instant;
  return writeDay(Math.floor(shifted / DAY_MS));
}

/** The first instant of a day. */
export function startOfDay(day: Day, zone: Zone): number {
  const known = starts[zone].get(day);
  if (known !== undefined) return known;
  const start = computeStart(day, zone);
  starts[zone].set(day, start);
  return start;
}

/** Rules ask for the same few days again and again. */
const starts: Readonly<Record<Zone, Map<Day, number>>> = { london: new Map(), utc: new Map() };

function computeStart(day: Day, zone: Zone): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  return zone === 'london' ? utc - londonOffset(utc) : utc;
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return writeDay(Math.round(startOfDay(day, 'utc') / DAY_MS) + count);
}

/** Whether a text is a real calendar day in the form `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (realDays.has(text)) return true;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) return false;
  if (realDays.size > 10_000) realDays.clear();
  realDays.add(text);
  return true;
}

/** Large worlds name the same few thousand days hundreds of thousands of times. */
const realDays = new Set<Day>();

/** The earlier of two days. Null means never. */
export function earlierDay(a: Day | null, b: Day | null): Day | null {
  if (a === null) return b;
  if (b === null) return a;
  return a < b ? a : b;
}

/** Days already written, by number since the epoch: the same few thousand are written again and again. */
const writtenDays = new Map<number, Day>();

function writeDay(number: number): Day {
  const known = writtenDays.get(number);
  if (known !== undefined) return known;
  if (writtenDays.size > 10_000) writtenDays.clear();
  const day = new Date(number * DAY_MS).toISOString().slice(0, 10);
  writtenDays.set(number, day);
  return day;
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** The instant in the form both services answer with: UTC, whole seconds. */
export function toWire(instant: number): string {
  const number = Math.floor(instant / DAY_MS);
  const second = Math.floor((instant - number * DAY_MS) / 1000);
  return `${writeDay(number)}T${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}Z`;
}

/**
 * An instant that is known to lie within a span of time. The services serve whole seconds, so a time read from them
 * lies anywhere in its second; a client's clock is right within some uncertainty. A service knows its own times
 * exactly.
 */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

export const exactly = (at: number): Span => ({ earliest: at, latest: at });

/** A time as a service serves it: somewhere in that second. Null when the text is not a valid date-time. */
export function served(text: string): Span | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : { earliest: at, latest: /[.,]\d/.test(text) ? at : at + 999 };
}

/** Whether `a` is later than `b`; undefined when the spans leave it open. */
export function isAfter(a: Span, b: Span): boolean | undefined {
  if (a.earliest > b.latest) return true;
  return a.latest <= b.earliest ? false : undefined;
}

/** Whether `a` is `b` or later; undefined when the spans leave it open. */
export function isAtOrAfter(a: Span, b: Span): boolean | undefined {
  if (a.earliest >= b.latest) return true;
  return a.latest < b.earliest ? false : undefined;
}
