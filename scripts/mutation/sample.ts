/** Draws from several lists in turn, so that a small list is looked at like a large one. Equal seeds draw equally. */
export function sampleOf<Item>(lists: readonly (readonly Item[])[], size: number, seed: number): Item[] {
  const random = randomOf(seed);
  const shuffled = lists.map((list) => shuffle(list, random));
  const drawn: Item[] = [];
  const most = Math.max(0, ...lists.map((list) => list.length));
  for (let turn = 0; turn < most; turn += 1) {
    for (const list of shuffled) {
      const item = list[turn];
      if (item === undefined) continue;
      if (drawn.length === size) return drawn;
      drawn.push(item);
    }
  }
  return drawn;
}

function shuffle<Item>(list: readonly Item[], random: () => number): Item[] {
  const keyed = list.map((item) => ({ item, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** Numbers from 0 to 1, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}
