import { isNested } from '../base/guards.ts';

/**
 * A draft as both services read it: an attribute whose value is an object or a list is dropped, as if it had been left
 * out. A `Date` arrives as text. Everything else stays as it is.
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
