import { compareTexts } from '../../base/compare-texts.ts';

/** Rows by what makes them alike, in the order of it: a null comes first in both databases, which sort it differently. */
export function groupsOf<T>(rows: readonly T[], keyOf: (row: T) => readonly (string | null)[]): readonly T[][] {
  const groups = new Map<string, { readonly key: readonly (string | null)[]; readonly rows: T[] }>();
  for (const row of rows) {
    const key = keyOf(row);
    const name = JSON.stringify(key);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { key, rows: [row] });
    else group.rows.push(row);
  }
  return [...groups.values()].toSorted((a, b) => compareKeys(a.key, b.key)).map((group) => group.rows);
}

export function sortedBy<T>(rows: readonly T[], keyOf: (row: T) => readonly (string | null)[]): readonly T[] {
  return rows.toSorted((a, b) => compareKeys(keyOf(a), keyOf(b)));
}

function compareKeys(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  for (const [i, one] of a.entries()) {
    const order = compareTexts(one ?? '', b[i] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

export const sumOf = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);
