import { compareTexts } from '../../base/compare-texts.ts';
import type { Uuid } from '../ids.ts';
import type { BaseWorld } from '../world/base-world.ts';
import { readCursor, writeCursor, type Place } from './cursor.ts';
import { compareIn, compareKeys, type Order } from './order.ts';
import type { Asked, Page } from './types.ts';

const USUAL = 50;

/** One list of the records of a world. */
export interface Pages<T, W extends BaseWorld> {
  /** All records in their order. */
  all(world: W): readonly T[];
  /** The records of a page that fit, each as its row. */
  page<Row>(world: W, asked: Asked, fits: (record: T) => boolean, rowOf: (record: T) => Row): Page<Row>;
}

/**
 * Makes the pages of a list. The order is kept until the world changes, beside the world and not in it, because a world
 * is plain data.
 */
export function pagesOf<T extends { readonly id: Uuid }, W extends BaseWorld>(
  order: Order<T>,
  records: (world: W) => Iterable<T>,
): Pages<T, W> {
  const kept = new WeakMap<W, { readonly version: number; readonly sorted: readonly T[] }>();

  function all(world: W): readonly T[] {
    const known = kept.get(world);
    if (known?.version === world.version) return known.sorted;
    const sorted = [...records(world)].sort((a, b) => compareIn(order, a, b));
    kept.set(world, { version: world.version, sorted });
    return sorted;
  }

  return {
    all,
    page(world, { cursor, limit = USUAL }, fits, rowOf) {
      const sorted = all(world);
      const found: T[] = [];
      let at = cursor === undefined ? 0 : firstAfter(order, sorted, readCursor(order.list, order.keyIs, cursor));
      for (; at < sorted.length && found.length <= limit; at += 1) {
        const record = sorted[at];
        if (record !== undefined && fits(record)) found.push(record);
      }
      const isMore = found.length > limit;
      const shown = isMore ? found.slice(0, limit) : found;
      const last = shown.at(-1);
      return {
        items: shown.map(rowOf),
        next: isMore && last !== undefined ? writeCursor(order.list, { id: last.id, key: order.key(last) }) : null,
      };
    },
  };
}

/** The position of the first record that comes after a place, which may be empty by now. */
function firstAfter<T extends { readonly id: Uuid }>(order: Order<T>, sorted: readonly T[], place: Place): number {
  const { key, direction } = order;
  let [low, high] = [0, sorted.length];
  // those of the same key are few, and among them only the record itself tells where it is
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = sorted[middle];
    if (there !== undefined && compareKeys(key(there), place.key) * direction < 0) low = middle + 1;
    else high = middle;
  }
  let end = low;
  for (let there = sorted[end]; there !== undefined && key(there) === place.key; there = sorted[end]) {
    if (there.id === place.id) return end + 1;
    end += 1;
  }
  const equals = sorted.slice(low, end);
  const next = equals.findIndex(({ id }) => compareTexts(id, place.id) * direction > 0);
  return next === -1 ? end : low + next;
}
