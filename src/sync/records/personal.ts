import { isRecord } from '../../base/guards.ts';
import type { Item, Resource } from '../resources.ts';

/**
 * What an attribute tells of a person. `identity`: who it is. `sensitive`: why somebody withdrew or deferred, which can
 * be about health. `other`: everything else. Every attribute of both descriptions is in here, and a test fails on one
 * that is not.
 */
export type PersonalClass = 'identity' | 'sensitive' | 'other';

/** The attributes of a list that are not `other`, by path; `[]` stands for every element of an array. */
const personal: Partial<Record<Resource, Readonly<Record<string, PersonalClass>>>> = {
  participants: {
    full_name: 'identity',
    teacher_reference_number: 'identity',
    'ecf_enrolments[].email': 'identity',
    'ecf_enrolments[].withdrawal.reason': 'sensitive',
    'ecf_enrolments[].deferral.reason': 'sensitive',
  },
  unfundedMentors: { full_name: 'identity', email: 'identity', teacher_reference_number: 'identity' },
  partnerships: { induction_tutor_name: 'identity', induction_tutor_email: 'identity' },
  schools: { induction_tutor_name: 'identity', induction_tutor_email: 'identity' },
};

export const classOf = (resource: Resource, path: string): PersonalClass => personal[resource]?.[path] ?? 'other';

/** The paths of a list that are personal. */
export const personalPaths = (resource: Resource): readonly string[] => Object.keys(personal[resource] ?? {});

/** A record without what tells of a person: null stands in its place. The record given is left as it is. */
export function withoutPersonal(resource: Resource, item: Item): Item {
  const paths = personalPaths(resource);
  if (paths.length === 0) return item;
  const attributes = structuredClone(item.attributes);
  for (const path of paths) clear(attributes, path.split('.'));
  return { ...item, attributes };
}

function clear(value: unknown, [name = '', ...deeper]: readonly string[]): void {
  if (!isRecord(value)) return;
  const key = name.replace('[]', '');
  if (!(key in value)) return;
  if (deeper.length === 0) {
    if (value[key] !== null) value[key] = null;
    return;
  }
  const inner = value[key];
  for (const part of name.endsWith('[]') && Array.isArray(inner) ? inner : [inner]) clear(part, deeper);
}
