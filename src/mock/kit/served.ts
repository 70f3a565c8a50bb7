/**
 * What a view has to return to serve a resource of the description: every attribute of the resource, with a value of
 * its kind. A plain text replaces an enumeration, because a world may hold values that are older than the description.
 */
export type Served<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Served<Item>[]
    : T extends object
      ? { readonly [K in keyof T]-?: Served<T[K]> }
      : T;

/**
 * A value that a world must have when it is asked for. Throws when it is missing. That is a fault of the mock: a view
 * that served null instead would break the description.
 */
export function sure<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`mock: this world lacks ${what}`);
  return value;
}
