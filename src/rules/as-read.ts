/**
 * A draft as both services read it: an attribute whose value is an object or a list is dropped, as if it had been left
 * out. A `Date` arrives as text. Everything else stays as it is.
 */
export function asRead<D extends object>(draft: D): D {
  if (!Object.values(draft).some(isObject)) return draft;
  const entries: [string, unknown][] = Object.entries(draft);
  const kept: object = Object.fromEntries(
    entries.flatMap(([name, value]) => {
      if (value instanceof Date) return [[name, value.toJSON()]];
      return isObject(value) ? [] : [[name, value]];
    }),
  );
  return kept as D;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
