import { isNested } from './guards.ts';

/** What stands at a path of keys and positions inside a value; undefined where the path leads nowhere. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inside, key) => (isNested(inside) ? Reflect.get(inside, key) : undefined), value);
}
