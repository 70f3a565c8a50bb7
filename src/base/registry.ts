/** A map that all copies of the package in this process share, under a name of its own. */
export function registry<V>(name: string): Map<string, V> {
  const key = Symbol.for(`lead-provider-sdk.${name}`);
  const found: unknown = Reflect.get(globalThis, key);
  if (found instanceof Map) return found as Map<string, V>;
  const map = new Map<string, V>();
  Reflect.set(globalThis, key, map);
  return map;
}
