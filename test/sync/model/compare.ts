import { isRecord } from '../../../src/base/guards.ts';
import type { Copy } from '../../../src/sync/copy/copy.ts';
import { resources, tableOf, type Item, type Resource } from '../../../src/sync/resources.ts';
import { itemOf } from '../../../src/sync/store/raw.ts';
import { keyOf, type World } from './truth.ts';

/** One way in which a copy is not what the API serves. */
export interface Difference {
  readonly key: string;
  readonly resource: Resource;
  readonly id: string;
  readonly cohort: number | null;
  /** An attribute, of an enrolment by its own name; `record` when one side has none. */
  readonly field: string;
  /** The attribute of the record in which it lies. */
  readonly attribute: string | null;
  /** What the copy holds of the attribute, to tell whether it is still the same. */
  readonly holds: string;
}

/** What a copy holds as present, by key. */
export async function held(copy: Copy): Promise<World> {
  const world = new Map<string, Item>();
  for (const resource of resources) {
    const cohort = resource === 'schools' ? ', cohort' : '';
    for (const row of await copy.query(`SELECT id, raw${cohort} FROM ${tableOf[resource]} WHERE gone_at IS NULL`))
      world.set(
        keyOf(resource, String(row['id']), cohort === '' ? null : Number(row['cohort'])),
        itemOf(String(row['raw'])),
      );
  }
  return world;
}

/** Every difference between two worlds. Arrays are sets to both services, so their order is none. */
export function differences(copy: World, api: World): Difference[] {
  const found: Difference[] = [];
  for (const key of new Set([...copy.keys(), ...api.keys()])) {
    const [resource = '', id = '', cohort] = key.split(' ');
    const about = { key, resource: resource as Resource, id, cohort: cohort === undefined ? null : Number(cohort) };
    const [mine, theirs] = [copy.get(key), api.get(key)];
    if (mine === undefined || theirs === undefined) {
      found.push({ ...about, field: 'record', attribute: null, holds: mine === undefined ? 'none' : 'one' });
      continue;
    }
    const names = new Set([...Object.keys(mine.attributes), ...Object.keys(theirs.attributes)]);
    for (const attribute of names) {
      if (attribute === 'updated_at') continue;
      const [a, b] = [mine.attributes[attribute], theirs.attributes[attribute]];
      if (settled(a) === settled(b)) continue;
      for (const field of attribute === 'ecf_enrolments' ? inEnrolments(a, b) : [attribute])
        found.push({ ...about, field, attribute, holds: settled(a) });
    }
  }
  return found;
}

/** The fields in which two states of the enrolments of a record differ. */
export function inEnrolments(a: unknown, b: unknown): string[] {
  const [mine, theirs] = [a, b].map((side) => (Array.isArray(side) ? side.filter(isRecord) : []));
  const fields = new Set<string>();
  const find = (side: readonly Record<string, unknown>[] | undefined, one: Record<string, unknown>) =>
    side?.find(
      (other) =>
        other['training_record_id'] === one['training_record_id'] &&
        other['participant_type'] === one['participant_type'],
    );
  for (const one of theirs ?? []) {
    const other = find(mine, one);
    if (other === undefined) fields.add('ecf_enrolments');
    else for (const name of Object.keys(one)) if (settled(one[name]) !== settled(other[name])) fields.add(name);
  }
  if ((mine ?? []).some((one) => find(theirs, one) === undefined)) fields.add('ecf_enrolments');
  return [...fields];
}

function settled(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(settled).sort().join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value ?? null);
  return `{${Object.keys(value)
    .sort()
    .map((name) => `${name}:${settled(value[name])}`)
    .join(',')}}`;
}
