import { compareTexts } from '../../base/compare-texts.ts';
import { outOfRange } from '../kit/shapes.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { Asked, Page } from './types.ts';

/** What decides a row's place, and never changes while the row is there. A number that is negative sorts the newest first. */
export type Key = readonly (string | number)[];

export interface Sorted<T> {
  readonly rows: readonly { readonly key: Key; readonly row: T }[];
}

const USUAL = 50;

/**
 * A page of a list. The cursor is the place of the last row and not a count, so what was there throughout a walk comes
 * once, whatever has come or gone meanwhile.
 */
export function pageOf<T, Row>(
  { rows }: Sorted<T>,
  { cursor, limit = USUAL }: Asked,
  isWanted: (row: T) => boolean,
  show: (row: T) => Row,
): Page<Row> {
  const items: Row[] = [];
  let last: Key | null = null;
  for (let at = cursor === undefined ? 0 : firstAfter(rows, keyIn(cursor)); at < rows.length; at += 1) {
    const found = rows[at];
    if (found === undefined || !isWanted(found.row)) continue;
    if (items.length === limit) return { items, next: last === null ? null : cursorOf(last) };
    items.push(show(found.row));
    last = found.key;
  }
  return { items, next: null };
}

export function sorted<T>(rows: Iterable<T>, keyOf: (row: T) => Key): Sorted<T> {
  const keyed = Array.from(rows, (row) => ({ key: keyOf(row), row }));
  return { rows: keyed.sort((a, b) => compareKeys(a.key, b.key)) };
}

/** Makes something of a world, and keeps it until the world changes. */
export function keptPer<W extends BaseWorld, T>(make: (world: W) => T): (world: W) => T {
  const kept = new WeakMap<W, { readonly version: number; readonly made: T }>();
  return (world) => {
    const known = kept.get(world);
    if (known?.version === world.version) return known.made;
    const made = make(world);
    kept.set(world, { version: world.version, made });
    return made;
  };
}

function firstAfter(rows: Sorted<unknown>['rows'], key: Key): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys(rows[middle]?.key ?? [], key) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

function compareKeys(a: Key, b: Key): number {
  for (let i = 0; i < a.length; i += 1) {
    const [one, other] = [a[i], b[i]];
    if (one === other) continue;
    if (typeof one === 'number' && typeof other === 'number') return one - other;
    return compareTexts(String(one), String(other));
  }
  return 0;
}

const cursorOf = (key: Key): string => encodeURIComponent(JSON.stringify(key)).replaceAll('%', '.');

function keyIn(cursor: string): Key {
  try {
    const read: unknown = JSON.parse(decodeURIComponent(cursor.replaceAll('.', '%')));
    if (Array.isArray(read) && read.length > 0 && read.every(isPart)) return read;
  } catch {
    // told below
  }
  throw outOfRange('query.cursor', 'has to be the "next" of the page before, as it was answered.');
}

const isPart = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';
