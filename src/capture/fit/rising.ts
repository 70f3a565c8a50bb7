/** As many things of a list as have times that rise along it; those whose time is known are among them. */
export function risingBy<T>(
  list: readonly T[],
  timeOf: (one: T) => number,
  fixed: ReadonlySet<T> = new Set(),
): ReadonlySet<T> {
  let [least, most] = [-Infinity, Infinity];
  const bounds = new Map<T, number>();
  for (const one of [...list].reverse()) {
    if (fixed.has(one)) most = Math.min(most, timeOf(one));
    bounds.set(one, most);
  }
  /** By length of a row that rises: the last of the one that ends lowest. */
  const ends: T[] = [];
  const before = new Map<T, T | undefined>();
  for (const one of list) {
    const at = timeOf(one);
    if (fixed.has(one)) least = Math.max(least, at);
    if (Number.isNaN(at) || at < least || at > (bounds.get(one) ?? Infinity)) continue;
    let [place, above] = [0, ends.length];
    while (place < above) {
      const middle = (place + above) >>> 1;
      if (timeOf(ends[middle] ?? one) <= at) place = middle + 1;
      else above = middle;
    }
    before.set(one, ends[place - 1]);
    ends[place] = one;
  }
  const kept = new Set<T>();
  for (let one = ends.at(-1); one !== undefined; one = before.get(one)) kept.add(one);
  return kept;
}
