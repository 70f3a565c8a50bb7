import type { Params } from '../../http/incoming.ts';
import { UnreadableRequest } from '../../http/reply.ts';
import { byKeys, type Compare, type SortKey, type SortValue } from '../../kit/compare.ts';

/** What an item sorts by in a column; a column that the list's query does not select cannot be sorted by. */
export type Column<T> = ((item: T) => SortValue) | 'unselected';
export type Columns<T> = Readonly<Record<string, Column<T>>>;

/** `own`: the list's own order. `none`: none at all, because every name was dropped. */
export type Order<T> = Compare<T> | 'own' | 'none';

const collator = new Intl.Collator('en');

/**
 * Reads `sort` (docs/services/ecf.md 3.3): column names joined by commas, each with a sign or none. Other names are
 * dropped; a raw `+` has become a space by now and makes the name an unknown one.
 *
 * @throws {UnreadableRequest} for a column that the database cannot sort by
 */
export function readSort<T>(params: Params, columns: Columns<T>): Order<T> {
  const sort = params['sort'];
  if (typeof sort !== 'string' || sort.trim() === '') return 'own';
  const keys: SortKey<T>[] = [];
  for (const item of sort.split(',')) {
    const [, sign = '', name = ''] = /^([+-]?)(.*)$/s.exec(item) ?? [];
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (column === undefined) continue;
    if (column === 'unselected')
      throw new UnreadableRequest('6h', `This list cannot be sorted by ${name}. Sort by created_at or updated_at.`);
    keys.push({ read: column, direction: sign === '-' ? -1 : 1 });
  }
  return keys.length === 0 ? 'none' : byKeys(keys, collator.compare);
}

/** What to sort by; null for the list's own order and for none at all. */
export function compareOf<T>(order: Order<T>): Compare<T> | null {
  return typeof order === 'string' ? null : order;
}
