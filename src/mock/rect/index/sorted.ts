/** Lists kept in the order of creation, for cheap insertion and removal. */

export interface Ordered {
  readonly createdAt: number;
  readonly number?: number;
}

/** By creation; records made at the same moment keep the order in which they came. */
export function byCreation(a: Ordered, b: Ordered): number {
  return a.createdAt - b.createdAt || (a.number ?? 0) - (b.number ?? 0);
}

/** Puts an item where it belongs, after its equals. */
export function insert<T extends Ordered>(list: T[], item: T): void {
  const last = list[list.length - 1];
  if (last === undefined || byCreation(last, item) <= 0) list.push(item);
  else list.splice(placeAfter(list, item), 0, item);
}

export function remove<T extends Ordered>(list: T[], item: T): void {
  let at = placeAfter(list, item) - 1;
  while (at >= 0 && list[at] !== item) at -= 1;
  if (at >= 0) list.splice(at, 1);
}

function placeAfter<T extends Ordered>(list: readonly T[], item: T): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = list[middle];
    if (there !== undefined && byCreation(there, item) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
