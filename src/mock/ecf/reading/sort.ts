import type { Params } from '../../http/params.ts';
import { Refused } from './refused.ts';

/** What an item sorts by in a column; a column that the list's query does not select cannot be sorted by. */
export type Column<T> = ((item: T) => number | string | boolean | null) | 'unselected';
export type Columns<T> = Readonly<Record<string, Column<T>>>;
export type Compare<T> = (a: T, b: T) => number;

/** `own`: the list's own order. `none`: none at all, because every name was dropped. */
export type Order<T> = Compare<T> | 'own' | 'none';

const collator = new Intl.Collator('en');

/**
 * Reads `sort` (docs/services/ecf.md 3.3): column names joined by commas, each with a sign or none. Other names are
 * dropped; a raw `+` has become a space by now and makes the name an unknown one.
 *
 * @throws {Refused} for a column that the database cannot sort by
 */
export function readSort<T>(params: Params, columns: Columns<T>): Order<T> {
  const sort = params['sort'];
  if (typeof sort !== 'string' || sort.trim() === '') return 'own';
  const keys: { read: (item: T) => number | string | boolean | null; direction: number }[] = [];
  for (const item of sort.split(',')) {
    const [, sign = '', name = ''] = /^([+-]?)(.*)$/s.exec(item) ?? [];
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (column === undefined) continue;
    if (column === 'unselected')
      throw new Refused('6h', `This list cannot be sorted by ${name}. Sort by created_at or updated_at.`);
    keys.push({ read: column, direction: sign === '-' ? -1 : 1 });
  }
  if (keys.length === 0) return 'none';
  return (a, b) => {
    for (const { read, direction } of keys) {
      const difference = compare(read(a), read(b)) * direction;
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** Nulls come last when ascending, as in the service's database. */
function compare(a: number | string | boolean | null, b: number | string | boolean | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : Number(a) - Number(b);
}
