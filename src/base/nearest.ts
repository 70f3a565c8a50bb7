/** What somebody may have meant by a word that is not known. */

/** The known words that are most like a text, the likest first. */
export function nearest(text: string, known: readonly string[], most: number): readonly string[] {
  const wanted = text.toLowerCase();
  return known
    .map((word) => ({ word, edits: edits(wanted, word.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits)
    .slice(0, most)
    .map(({ word }) => word);
}

/**
 * ` Did you mean "ada"?`, with at most three words; empty when no known word is like the text. Words are alike when
 * fewer than half of their letters differ, or when one begins with the other.
 */
export function didYouMean(text: string, known: Iterable<string>): string {
  const wanted = text.toLowerCase();
  const alike: { readonly word: string; readonly edits: number }[] = [];
  for (const word of known) {
    const own = word.toLowerCase();
    const longer = Math.max(wanted.length, own.length);
    const most = Math.max(1, Math.floor(longer * 0.4));
    const isBeginning = wanted.length >= 3 && own.length >= 3 && (own.startsWith(wanted) || wanted.startsWith(own));
    // the difference in length is the least there can be, and worlds have hundreds of thousands of words
    if (!isBeginning && Math.abs(wanted.length - own.length) > most) continue;
    const count = edits(wanted, own);
    if (count <= most || isBeginning) alike.push({ word, edits: count });
  }
  alike.sort((a, b) => a.edits - b.edits);
  const [first, ...more] = alike;
  if (first === undefined) return '';
  // what is much less like the text than the best only distracts
  const shown = [first, ...more.filter((one) => one.edits <= first.edits + 1)].slice(0, 3);
  return ` Did you mean ${shown.map(({ word }) => JSON.stringify(word)).join(' or ')}?`;
}

/** How many letters have to be put in, left out or exchanged to make one text of the other; two swapped count once. */
function edits(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 0; i < from.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j += 1) {
      const isSame = from[i] === to[j];
      const isSwapped = i > 0 && j > 0 && from[i] === to[j - 1] && from[i - 1] === to[j];
      next.push(
        Math.min(
          (next[j] ?? 0) + 1,
          (row[j + 1] ?? 0) + 1,
          (row[j] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (before[j - 1] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}
