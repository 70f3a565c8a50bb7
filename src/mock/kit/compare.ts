/** What an item sorts by. */
export type SortValue = number | string | boolean | null;
export type Compare<T> = (a: T, b: T) => number;

export interface SortKey<T> {
  readonly read: (item: T) => SortValue;
  readonly direction: 1 | -1;
}

/** Compares by several keys: the first key that differs decides. `texts` compares two texts. */
export function byKeys<T>(keys: readonly SortKey<T>[], texts: (a: string, b: string) => number): Compare<T> {
  return (a, b) => {
    for (const { read, direction } of keys) {
      const difference = compareValues(read(a), read(b), texts) * direction;
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** Nulls come last when ascending, as in the services' databases. */
function compareValues(a: SortValue, b: SortValue, texts: (a: string, b: string) => number): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return typeof a === 'string' && typeof b === 'string' ? texts(a, b) : Number(a) - Number(b);
}
