import type { Records } from './lists.ts';
import type { Item } from './records.ts';

/** How many records are wrong, by list and field: `participants participant_status`. */
export type Wrong = ReadonlyMap<string, number>;

/** Compares a copy with what is served. The order of arrays means nothing, and `updated_at` is no content. */
export function compare(copy: Records, api: Records): Wrong {
  const wrong = new Map<string, number>();
  const count = (what: string): void => void wrong.set(what, (wrong.get(what) ?? 0) + 1);
  for (const key of new Set([...copy.keys(), ...api.keys()])) {
    const [list = ''] = key.split(' ');
    const [mine, theirs] = [copy.get(key), api.get(key)];
    if (theirs === undefined) count(`${list} (a record that is no longer served)`);
    else if (mine === undefined) count(`${list} (a record that is missing)`);
    else for (const field of fieldsThatDiffer(mine, theirs)) count(`${list} ${field}`);
  }
  return wrong;
}

export const sumOf = (wrong: Wrong): number => [...wrong.values()].reduce((sum, count) => sum + count, 0);

function fieldsThatDiffer(mine: Item, theirs: Item): Set<string> {
  const [a, b] = [leaves(mine.attributes), leaves(theirs.attributes)];
  const fields = new Set<string>();
  for (const field of new Set([...a.keys(), ...b.keys()]))
    if (field !== 'updated_at' && a.get(field) !== b.get(field)) fields.add(field);
  return fields;
}

/** Each field of a record by its path, those of enrolments and transfers too, with all its values in order. */
function leaves(attributes: Item['attributes']): Map<string, string> {
  const found = new Map<string, string[]>();
  const add = (path: string, value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) add(path, one);
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) add(path === '' ? name : `${path}.${name}`, one);
    else found.set(path, [...(found.get(path) ?? []), String(value)]);
  };
  add('', attributes);
  return new Map([...found].map(([path, values]) => [path, values.sort().join(' ')]));
}
