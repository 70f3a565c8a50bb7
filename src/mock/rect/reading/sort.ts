import { compareTexts } from '../../../base/compare-texts.ts';
import type { Params } from '../../http/incoming.ts';
import { byKeys, type Compare, type SortKey, type SortValue } from '../../kit/compare.ts';
import type { Person } from '../world.ts';

/** The value of an item in a column, to sort by. */
export type Column<T> = (item: T) => SortValue;

/**
 * Reads `sort`: columns joined by commas, each with or without a sign. Names that are not columns are dropped (a raw
 * `+` has become a space by now, so its item is dropped). Null when nothing is left: then the list's own order is used.
 * `id` is the row number, so it means the order of creation, in which `all` has the items.
 */
export function readSort<T>(
  params: Params,
  columns: Readonly<Record<string, Column<T>>>,
  all: () => readonly T[],
): Compare<T> | null {
  const sort = params['sort'];
  if (typeof sort !== 'string') return null;
  const order = new Map<string, 1 | -1>();
  for (const item of sort.split(',')) {
    const [, sign, name = ''] = /^([+-]?)(\w+)$/.exec(item) ?? [];
    // the same column twice counts once, as it stood first
    if ((name === 'id' || Object.hasOwn(columns, name)) && !order.has(name)) order.set(name, sign === '-' ? -1 : 1);
  }
  if (order.size === 0) return null;
  const keys = [...order].flatMap(([name, direction]): SortKey<T>[] => {
    const read = name === 'id' ? placeIn(all) : columns[name];
    return read === undefined ? [] : [{ read, direction }];
  });
  return byKeys(keys, compareTexts);
}

function placeIn<T>(all: () => readonly T[]): Column<T> {
  const places = new Map(all().map((item, place) => [item, place]));
  return (item) => places.get(item) ?? null;
}

/** Columns by which lists of people may be sorted. */
export const personColumns: Readonly<Record<string, Column<Person>>> = {
  created_at: (person) => person.createdAt,
  updated_at: (person) => person.updatedAt,
  trn: (person) => person.trn,
  api_id: (person) => person.id,
};
