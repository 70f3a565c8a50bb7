import { isRecord } from '../../../src/base/guards.ts';
import { normalForm } from '../../../src/sync/records/normal-form.ts';
import type { Item } from '../../../src/sync/resources.ts';
import type { Change } from '../../../src/sync/types.ts';

export const keyOf = (resource: string, id: string, cohort: number | string | null): string =>
  `${resource} ${id} ${cohort ?? ''}`;

/** What a reader holds that has applied all changes, in order: by record its content, without `updated_at`. */
export function rebuilt(changes: readonly Change[]): ReadonlyMap<string, string> {
  const held = new Map<string, Item>();
  for (const change of changes) {
    const key = keyOf(change.resource, change.id, change.cohort);
    if (change.kind === 'added' || change.kind === 'back') held.set(key, change.now);
    else if (change.kind === 'changed') {
      const item = held.get(key);
      if (item === undefined) throw new Error(`${key} changed before it was added`);
      held.set(key, patched(item, change));
    } else held.delete(key);
  }
  return new Map(
    [...held].map(([key, item]) => [key, JSON.stringify(normalForm(resourceIn(changes, key), item))] as const),
  );
}

function resourceIn(changes: readonly Change[], key: string): Change['resource'] {
  const [name] = key.split(' ');
  const found = changes.find(({ resource }) => resource === name);
  if (found === undefined) throw new Error(`no change of ${key}`);
  return found.resource;
}

function patched(item: Item, { paths, after }: Extract<Change, { kind: 'changed' }>): Item {
  const attributes: Record<string, unknown> = { ...item.attributes };
  for (const path of paths) {
    const place = /^ecf_enrolments\[(\w+)(?::([\w-]+))?\](?:\.(\w+))?$/.exec(path);
    if (place === null) {
      attributes[path] = after[path];
      continue;
    }
    const [, role, record, field] = place;
    const all = Array.isArray(attributes['ecf_enrolments']) ? attributes['ecf_enrolments'].filter(isRecord) : [];
    const at = all.findIndex(
      (one) =>
        one['participant_type'] === role &&
        (record === undefined || String(one['training_record_id']).toLowerCase() === record),
    );
    if (field !== undefined) all[at] = { ...all[at], [field]: after[path] };
    else if (!isRecord(after[path])) all.splice(at, 1);
    else if (at < 0) all.push(after[path]);
    else all[at] = after[path];
    attributes['ecf_enrolments'] = all;
  }
  return { ...item, attributes };
}
