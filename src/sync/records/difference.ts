import { isRecord } from '../../base/guards.ts';
import type { Item, Resource } from '../resources.ts';
import { normalForm, plain } from './normal-form.ts';

/** Values by path, as the API served them; null where there was nothing. */
export type Patch = Readonly<Record<string, unknown>>;

export interface Difference {
  readonly paths: readonly string[];
  readonly before: Patch;
  readonly after: Patch;
}

/**
 * What differs between two states of one record, by path: `full_name`, `ecf_enrolments[ect].participant_status`, an
 * enrolment that came or went as a whole `ecf_enrolments[mentor]`. Enrolments are matched by `training_record_id`, what
 * is left over by role when there is one on each side, and never by position. `updated_at` is no difference.
 */
export function difference(resource: Resource, before: Item, after: Item): Difference {
  const found = new Map<string, readonly [before: unknown, after: unknown]>();
  const [old, now] = [normalForm(resource, before), normalForm(resource, after)];
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (name === 'ecf_enrolments') continue;
    if (!same(old[name], now[name])) found.set(name, [before.attributes[name] ?? null, after.attributes[name] ?? null]);
  }
  for (const [path, pair] of enrolmentDifferences(before, after)) found.set(path, pair);
  const paths = [...found.keys()].sort();
  return {
    paths,
    before: Object.fromEntries(paths.map((path) => [path, found.get(path)?.[0] ?? null])),
    after: Object.fromEntries(paths.map((path) => [path, found.get(path)?.[1] ?? null])),
  };
}

export type Enrolment = Readonly<Record<string, unknown>>;

export function enrolmentsOf(item: Item): readonly Enrolment[] {
  const enrolments = item.attributes['ecf_enrolments'];
  return Array.isArray(enrolments) ? enrolments.filter(isRecord) : [];
}

const recordOf = (enrolment: Enrolment): string => String(enrolment['training_record_id']).toLowerCase();
const roleOf = (enrolment: Enrolment): string => String(enrolment['participant_type']);

function* enrolmentDifferences(before: Item, after: Item): Generator<[string, readonly [unknown, unknown]]> {
  const [old, now] = [enrolmentsOf(before), enrolmentsOf(after)];
  const crowded = (role: string): boolean =>
    [old, now].some((side) => side.filter((enrolment) => roleOf(enrolment) === role).length > 1);
  const pathTo = (enrolment: Enrolment): string => {
    const role = roleOf(enrolment);
    return `ecf_enrolments[${crowded(role) ? `${role}:${recordOf(enrolment)}` : role}]`;
  };
  for (const [from, to] of matched(old, now)) {
    if (from === null || to === null) {
      const [some] = [from, to].filter((side) => side !== null);
      if (some !== undefined) yield [pathTo(some), [from, to]];
      continue;
    }
    for (const name of new Set([...Object.keys(from), ...Object.keys(to)]))
      if (!same(plain(from[name]), plain(to[name])))
        yield [`${pathTo(to)}.${name}`, [from[name] ?? null, to[name] ?? null]];
  }
}

/** Each enrolment with the one it was before; null on the side where there is none. */
export function matched(
  old: readonly Enrolment[],
  now: readonly Enrolment[],
): readonly (readonly [Enrolment | null, Enrolment | null])[] {
  const pairs: (readonly [Enrolment | null, Enrolment | null])[] = [];
  const left = new Set(now);
  const gone: Enrolment[] = [];
  for (const from of old) {
    const to = [...left].find((other) => recordOf(other) === recordOf(from) && roleOf(other) === roleOf(from));
    if (to === undefined) gone.push(from);
    else {
      left.delete(to);
      pairs.push([from, to]);
    }
  }
  for (const from of gone) {
    const role = roleOf(from);
    const others = [...left].filter((other) => roleOf(other) === role);
    const alone = others.length === 1 && gone.filter((other) => roleOf(other) === role).length === 1;
    const [to] = alone ? others : [];
    if (to !== undefined) left.delete(to);
    pairs.push([from, to ?? null]);
  }
  for (const to of left) pairs.push([null, to]);
  return pairs;
}

/** Both in normal form, where equal means written the same. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
