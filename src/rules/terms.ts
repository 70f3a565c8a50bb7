import type { Expect } from '../base/expect.ts';
import type { InBoth } from './described.ts';

/** Terms that the rules of both services share. */

export const roles = ['ect', 'mentor'] as const;
export type Role = (typeof roles)[number];
export type RolesAreDescribed = Expect<InBoth<Role, 'ParticipantType'>>;

/** The nine declaration types in the order in which training goes through them. */
export const declarationTypes = [
  'started',
  'retained-1',
  'retained-2',
  'retained-3',
  'retained-4',
  'completed',
  'extended-1',
  'extended-2',
  'extended-3',
] as const;
export type DeclarationType = (typeof declarationTypes)[number];
export type TypesAreDescribed = Expect<InBoth<DeclarationType, 'DeclarationType'>>;

export function isDeclarationType(value: unknown): value is DeclarationType {
  return declarationTypes.some((type) => type === value);
}

export const courseOf: Readonly<Record<Role, 'ecf-induction' | 'ecf-mentor'>> = {
  ect: 'ecf-induction',
  mentor: 'ecf-mentor',
};

export type CoursesAreDescribed = Expect<InBoth<(typeof courseOf)[Role], 'CourseIdentifier'>>;

/** The role a `course_identifier` stands for; null for any other value. */
export function roleOf(course: unknown): Role | null {
  return course === 'ecf-induction' ? 'ect' : course === 'ecf-mentor' ? 'mentor' : null;
}

/** Empty as both services see it: absent, null, false, or a text of white space. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === false || (typeof value === 'string' && value.trim() === '');
}

/** A value for a message: shortened, quoted when it is a text. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'the value sent';
}

export const listed = (values: readonly string[]): string => values.join(', ');

/** A declaration that occupies its type: unpaid or paid, and neither voided nor clawed back. */
export interface LiveDeclaration {
  readonly type: string;
  /** Exact for a service; a served date lies somewhere in its second. */
  readonly date: { readonly earliest: number; readonly latest: number };
}
