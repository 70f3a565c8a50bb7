/**
 * How many of its items each owner keeps, so that together they have a wanted number. Owners keep their first ones: the
 * first owners all of theirs as long as possible; of the others some keep all and some a part.
 *
 * @param sizes how many items count, for each owner
 * @returns how many of them each keeps
 */
export function shareOut(sizes: readonly number[], wanted: number, whole: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= wanted) return [...sizes];
  const first = sizes.slice(0, whole).reduce((sum, size) => sum + size, 0);
  const part = Math.max(0, wanted - first) / Math.max(1, total - first);
  let over = 0;
  const kept = sizes.map((size, i) => {
    if (i < whole) return size;
    over += size * (1 - part);
    // some keep all and others much less, as with people who have come far and people who have not
    if (over < size / 2) return size;
    const count = Math.max(0, size - Math.floor(over));
    over -= size - count;
    return count;
  });
  let missing = wanted - kept.reduce((sum, count) => sum + count, 0);
  // rounding, and owners who come first with more than there is: the last ones give and take
  while (missing !== 0) {
    for (let i = kept.length - 1; i >= 0 && missing !== 0; i -= 1) {
      const step = Math.sign(missing);
      const next = (kept[i] ?? 0) + step;
      if (next < 0 || next > (sizes[i] ?? 0)) continue;
      kept[i] = next;
      missing -= step;
    }
  }
  return kept;
}
