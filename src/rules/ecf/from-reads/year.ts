/** The year that the service reads in a value: the number a text begins with, 0 when it begins with none. */
export function yearOf(value: unknown): number {
  if (typeof value !== 'string' && typeof value !== 'number') return 0;
  const digits = /^\s*([+-]?\d+)/.exec(String(value))?.[1];
  return digits === undefined ? 0 : Number(digits);
}
