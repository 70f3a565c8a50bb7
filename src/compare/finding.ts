import { personalPaths } from '../sync/records/personal.ts';
import type { Resource } from '../sync/resources.ts';
import type { Finding, FindingKind } from './types.ts';

interface About {
  readonly id: string;
  readonly cohort?: string | null;
  readonly field?: string | null;
  readonly part?: string | null;
  readonly from?: unknown;
  readonly to?: unknown;
}

/** A finding, from which whatever is personal is left out before anybody can print it. */
export function finding(kind: FindingKind, resource: Resource, about: About): Finding {
  const { id, cohort = null, field = null, part = null, from = null, to = null } = about;
  // of a part that is missing as a whole no value is told in any case
  const hidden = kind === 'differs' && field !== null && isPersonal(resource, field);
  return { kind, resource, id, cohort, field, part, from: hidden ? null : from, to: hidden ? null : to, hidden };
}

/** Whether a field is one that a copy kept without personal data does not hold. */
export const isPersonalField = (resource: Resource, field: string): boolean => personalPaths(resource).includes(field);

/** Whether a field tells of a person, or holds something that does. */
const isPersonal = (resource: Resource, field: string): boolean =>
  personalPaths(resource).some((path) => path === field || path.startsWith(`${field}.`));
