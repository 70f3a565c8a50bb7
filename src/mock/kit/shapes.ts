import { isRecord } from '../../base/guards.ts';
import { nearestName } from '../../base/nearest-name.ts';
import { isDay, type Day } from '../../rules/time.ts';

/**
 * What may be said to the mock from outside, in process or over HTTP: each shape reads a value of unknown origin and
 * gives back a copy of it, or refuses it in words. Not zod, because loading that takes longer than everything else when
 * the command starts.
 */

/** Reads a value; `at` is what messages call it, such as `mock.faults.add: effect.status`. */
export type Shape<T> = (value: unknown, at: string) => T;

const refusals = new WeakSet();

/** Whether an error says that a caller gave something wrong, and is no failure of the mock itself. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof Error && refusals.has(error);
}

function refused(error: Error): Error {
  refusals.add(error);
  return error;
}

/** For a value of the right type that cannot be. */
export const outOfRange = (at: string, why: string): Error => refused(new RangeError(`${at} ${why}`));
/** For a value of a wrong type. What it holds may be personal, so only its type is told. */
export const wrongType = (at: string, wanted: string, value: unknown): Error =>
  refused(new TypeError(`${at} has to be ${wanted}, not ${typeName(value)}.`));

function typeName(value: unknown): string {
  if (value === undefined) return 'left out';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

export function text({ least = 1, most = 255 } = {}): Shape<string> {
  return (value, at) => {
    if (typeof value !== 'string') throw wrongType(at, 'a text', value);
    if (value.length > most) throw outOfRange(at, `has to be no longer than ${most} characters.`);
    if (least > 0 && value.trim().length < least) throw outOfRange(at, 'has to be a text that is not empty.');
    return value;
  };
}

/** An e-mail address, as far as its shape tells. */
export const email: Shape<string> = (value, at) => {
  const written = text({ most: 254 })(value, at);
  if (!/^[^\s@]+@[^\s@]+$/.test(written)) throw outOfRange(at, 'has to be an e-mail address, such as a@b.example.');
  return written;
};

/** A calendar day. The years leave room for counting on and back from it. */
export const day: Shape<Day> = (value, at) => {
  if (typeof value !== 'string') throw wrongType(at, 'a day, YYYY-MM-DD', value);
  const shown = JSON.stringify(value.slice(0, 40));
  if (!isDay(value)) throw outOfRange(at, `is ${shown}, which is no calendar day; write it as YYYY-MM-DD.`);
  if (value < '1900' || value >= '3000') throw outOfRange(at, `is ${shown}; it has to lie in the years 1900 to 2999.`);
  return value;
};

export const yesOrNo: Shape<boolean> = (value, at) => {
  if (typeof value !== 'boolean') throw wrongType(at, 'true or false', value);
  return value;
};

export function number(least: number, most: number): Shape<number> {
  return (value, at) => {
    if (typeof value !== 'number') throw wrongType(at, 'a number', value);
    if (!(value >= least && value <= most))
      throw outOfRange(at, `has to be a number from ${least} to ${most}, not ${value}.`);
    return value;
  };
}

export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): Shape<number> {
  const span = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  return (value, at) => {
    if (typeof value !== 'number') throw wrongType(at, `a whole number ${span}`, value);
    if (!(Number.isInteger(value) && value >= least && value <= most))
      throw outOfRange(at, `has to be a whole number ${span}, not ${value}.`);
    return value;
  };
}

export function oneOf<const T extends string>(values: readonly T[]): Shape<T> {
  return (value, at) => {
    if (typeof value !== 'string') throw wrongType(at, `one of ${values.join(', ')}`, value);
    const found = values.find((one) => one === value);
    if (found !== undefined) return found;
    throw outOfRange(
      at,
      `is ${JSON.stringify(value.slice(0, 40))}; it has to be one of ${values.join(', ')}.${meant(value, values)}`,
    );
  };
}

export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, at) => (value === undefined ? undefined : shape(value, at));
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, at) => (value === null ? null : shape(value, at));
}

/** An object with these keys and no others; a key whose value is undefined counts as left out. */
export function object<T extends object>(shapes: { readonly [K in keyof T]-?: Shape<T[K]> }): Shape<T>;
export function object(shapes: Readonly<Record<string, Shape<unknown>>>): Shape<object> {
  const known = Object.keys(shapes);
  return (value, at) => {
    if (!isRecord(value)) throw wrongType(at, 'an object', value);
    refuseUnknown(Object.keys(value), known, at);
    const read: Record<string, unknown> = {};
    for (const [key, shape] of Object.entries(shapes)) {
      const given = shape(Object.hasOwn(value, key) ? value[key] : undefined, within(at, key));
      if (given !== undefined) read[key] = given;
    }
    return read;
  };
}

/** How messages call a part: `mock.faults.add: effect.status`, `mock.schools.setTutor: tutor.name`. */
export function within(at: string, key: string): string {
  return /[:.]$/.test(at) ? `${at} ${key}` : `${at}.${key}`;
}

export function refuseUnknown(written: readonly string[], known: readonly string[], at: string): void {
  const stranger = written.find((name) => !known.includes(name));
  if (stranger === undefined) return;
  throw outOfRange(
    at,
    `does not know ${JSON.stringify(stranger.slice(0, 40))}; it knows ` +
      `${known.length === 0 ? 'none' : known.join(', ')}.${meant(stranger, known)}`,
  );
}

function meant(written: string, known: readonly string[]): string {
  const near = nearestName(written, known);
  return near === null ? '' : ` Did you mean ${near}?`;
}
