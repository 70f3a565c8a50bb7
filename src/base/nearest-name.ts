/** The known name that a misspelt one most likely stands for; null when none is near. */
export function nearestName(written: string, known: readonly string[]): string | null {
  let nearest: string | null = null;
  let least = Math.min(3, Math.floor(written.length / 2) + 1);
  // what is much longer than any name is no slip of the pen, and would take long to compare
  if (written.length > 60) return null;
  for (const name of known) {
    const steps = editsBetween(written.toLowerCase(), name.toLowerCase());
    if (steps < least) [nearest, least] = [name, steps];
  }
  return nearest;
}

/** How many characters have to be put in, left out or replaced to make one text of another. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
