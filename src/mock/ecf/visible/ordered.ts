/** Lists kept in order of making, so that a page deep inside costs what the first one costs. */

export interface Ordered {
  readonly createdAt: number;
  readonly seq: number;
}

function compare(a: Ordered, b: Ordered): number {
  return a.createdAt - b.createdAt || a.seq - b.seq;
}

/** Where a record is, or has to go. */
function placeOf(list: readonly Ordered[], item: Ordered): number {
  const last = list.at(-1);
  if (last === undefined || compare(item, last) > 0) return list.length;
  let [low, high] = [0, list.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = list[middle];
    if (there !== undefined && compare(there, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Makes a list hold a record or not, whatever it did before. */
export function setMember<T extends Ordered>(list: T[], item: T, wanted: boolean): void {
  const at = placeOf(list, item);
  const there = list[at] === item;
  if (there === wanted) return;
  if (!wanted) list.splice(at, 1);
  else if (at === list.length) list.push(item);
  else list.splice(at, 0, item);
}

export function isMember<T extends Ordered>(list: readonly T[], item: T): boolean {
  return list[placeOf(list, item)] === item;
}

export function inOrder(a: Ordered, b: Ordered): number {
  return compare(a, b);
}
