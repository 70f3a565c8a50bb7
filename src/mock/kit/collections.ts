/**
 * Collections of a world: lists kept in the order of creation, so that a late page costs what the first one costs;
 * lists and sets kept by a key; the numbers that order records of the same moment.
 */

export interface ListMember {
  readonly createdAt: number;
  /** Orders records that were made at the same moment: they keep the order in which they came. */
  readonly number?: number;
}

/** By creation. */
export function byCreation(a: ListMember, b: ListMember): number {
  return a.createdAt - b.createdAt || (a.number ?? 0) - (b.number ?? 0);
}

/** Puts an item where it belongs, after its equals. */
export function insert<T extends ListMember>(list: T[], item: T): void {
  const last = list[list.length - 1];
  if (last === undefined || byCreation(last, item) <= 0) list.push(item);
  else list.splice(placeAfter(list, item), 0, item);
}

export function remove<T extends ListMember>(list: T[], item: T): void {
  const at = placeOf(list, item);
  if (at >= 0) list.splice(at, 1);
}

/** Makes sure that a list holds an item, or that it does not. */
export function setMember<T extends ListMember>(list: T[], item: T, wanted: boolean): void {
  if (wanted === isMember(list, item)) return;
  if (wanted) insert(list, item);
  else remove(list, item);
}

export function isMember<T extends ListMember>(list: readonly T[], item: T): boolean {
  return placeOf(list, item) >= 0;
}

/** The position of an item; -1 when it is not in the list. */
function placeOf<T extends ListMember>(list: readonly T[], item: T): number {
  let at = placeAfter(list, item) - 1;
  for (let there = list[at]; there !== item; there = list[at]) {
    if (there === undefined || byCreation(there, item) !== 0) return -1;
    at -= 1;
  }
  return at;
}

function placeAfter<T extends ListMember>(list: readonly T[], item: T): number {
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

/** Puts a value at the end of the list kept under a key. */
export function append<K, V>(index: Map<K, V[]>, key: K, value: V): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [value]);
  else list.push(value);
}

/** Puts a value into the set kept under a key. */
export function include<K, V>(index: Map<K, Set<V>>, key: K, value: V): void {
  const set = index.get(key);
  if (set === undefined) index.set(key, new Set([value]));
  else set.add(value);
}

/** The next number of a world's records: those made at the same moment keep the order in which they came. */
export function takeNumber(world: { nextNumber: number }): number {
  const number = world.nextNumber;
  world.nextNumber += 1;
  return number;
}
