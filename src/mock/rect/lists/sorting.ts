import type { Params } from '../../http/params.ts';

/** What an item sorts by in a column. */
export type Column<T> = (item: T) => number | string | null;
export type Compare<T> = (a: T, b: T) => number;

/**
 * Reads `sort`: columns joined by commas, each with a sign or none. Names that are no column are dropped (a raw `+` has
 * become a space by now, and drops its item). Null when nothing is left: then the list's own order holds.
 */
export function readSort<T>(params: Params, columns: Readonly<Record<string, Column<T>>>): Compare<T> | null {
  const sort = params['sort'];
  if (typeof sort !== 'string') return null;
  const order = new Map<string, 1 | -1>();
  for (const item of sort.split(',')) {
    const [, sign, name = ''] = /^([+-]?)(\w+)$/.exec(item) ?? [];
    if (Object.hasOwn(columns, name)) order.set(name, sign === '-' ? -1 : 1);
  }
  if (order.size === 0) return null;
  const keys = [...order].flatMap(([name, direction]) => {
    const column = columns[name];
    return column === undefined ? [] : [{ column, direction }];
  });
  return (a, b) => {
    for (const { column, direction } of keys) {
      const difference = compare(column(a), column(b)) * direction;
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** Nulls come last when ascending, as in the service's database. */
function compare(a: number | string | null, b: number | string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
