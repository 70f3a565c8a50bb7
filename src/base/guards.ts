/** What a value of unknown origin is, as far as its first level shows. */

/** Whether a value is an object with keys; a list is none. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value holds others: an object or a list. */
export function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
