/**
 * A value that a world cannot be without where it is asked for. Throws when it is, which is a fault of the mock: a view
 * that served null instead would break the description.
 */
export function sure<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`mock: this world lacks ${what}`);
  return value;
}
