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
  const last = list[list.length - 1];
  // what is new belongs at the end
  if (last === undefined || byCreation(last, item) < 0) return -1;
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

/**
 * A list with one value more. Unlike `push` it keeps no room for further values, sixteen of them, which is most of the
 * memory that short lists take.
 */
export function longer<T>(list: readonly T[], value: T): T[] {
  return list.length === 0 ? [value] : list.concat([value]);
}

/**
 * Takes values that come in runs of the same key, and hands over each run as a list of no more than its length. `end`
 * hands over the last one.
 */
export function inRuns<K, V>(take: (key: K, run: V[]) => void): { add: (key: K, value: V) => void; end: () => void } {
  let present: { readonly key: K; readonly run: V[] } | null = null;
  const end = (): void => {
    if (present !== null) take(present.key, present.run.slice());
    present = null;
  };
  return {
    add(key, value) {
      if (present !== null && present.key !== key) end();
      if (present === null) present = { key, run: [value] };
      else present.run.push(value);
    },
    end,
  };
}

/** The items in the order of creation: the list itself when it is in order already, as that of a world mostly is. */
export function inOrder<T extends ListMember>(list: T[]): T[] {
  for (let i = 1; i < list.length; i += 1) {
    const [before, after] = [list[i - 1], list[i]];
    if (before !== undefined && after !== undefined && byCreation(before, after) > 0) return list.sort(byCreation);
  }
  return list;
}

const SHORT = 16;

/** {@link append} for the many lists that stay short: they take up no more than their length. */
export function appendShort<K, V>(index: Map<K, V[]>, key: K, value: V): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [value]);
  else if (list.length < SHORT) index.set(key, longer(list, value));
  else list.push(value);
}

/** The same for a value that may be the last one there already. */
export function appendOnce<K, V>(index: Map<K, V[]>, key: K, value: V): void {
  const list = index.get(key);
  if (list === undefined || list[list.length - 1] !== value) appendShort(index, key, value);
}

/** Makes sure that the list kept under a key holds a value. */
export function include<K, V>(index: Map<K, V[]>, key: K, value: V): void {
  if (index.get(key)?.includes(value) !== true) appendShort(index, key, value);
}

/** Makes sure that it does not. */
export function exclude<K, V>(index: Map<K, V[]>, key: K, value: V): void {
  const list = index.get(key);
  if (list?.includes(value) === true)
    index.set(
      key,
      list.filter((one) => one !== value),
    );
}

/** The next number of a world's records: those made at the same moment keep the order in which they came. */
export function takeNumber(world: { nextNumber: number }): number {
  const number = world.nextNumber;
  world.nextNumber += 1;
  return number;
}
