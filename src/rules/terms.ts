import type { Expect } from '../base/expect.ts';
import { shortened } from '../base/shortened.ts';
import type { InBoth, InService } from './described.ts';

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
  if (typeof value === 'string') return JSON.stringify(shortened(value, 40));
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'the value sent';
}

export const listed = (values: readonly string[]): string => values.join(', ');

/** A declaration that occupies its type: unpaid or paid, and neither voided nor clawed back. */
export interface LiveDeclaration {
  readonly type: string;
  /** Exact for a service. A served date lies somewhere in its second. */
  readonly date: { readonly earliest: number; readonly latest: number };
}

/** The reasons a provider can give, per service. */
export const withdrawalReasons = {
  rect: [
    'left-teaching-profession',
    'moved-school',
    'mentor-no-longer-being-mentor',
    'switched-to-school-led',
    'changed-lead-provider',
    'other',
  ],
  ecf: ['left-teaching-profession', 'moved-school', 'mentor-no-longer-being-mentor', 'switched-to-school-led', 'other'],
} as const;
export type WithdrawalsAreDescribed = [
  Expect<InService<'rect', (typeof withdrawalReasons)['rect'][number], 'WithdrawalReason'>>,
  Expect<InService<'ecf', (typeof withdrawalReasons)['ecf'][number], 'WithdrawalReason'>>,
];

export const deferralReasons = [
  'bereavement',
  'long-term-sickness',
  'parental-leave',
  'career-break',
  'other',
] as const;
export type DeferralsAreDescribed = Expect<InBoth<(typeof deferralReasons)[number], 'DeferralReason'>>;

/**
 * Which `evidence_held` fits which declaration; the same table in both services except for mentors' and ECTs'
 * `started`.
 */

const general = ['training-event-attended', 'self-study-material-completed', 'other'] as const;
const detailed = [
  'training-event-attended',
  'self-study-material-completed',
  'materials-engaged-with-offline',
  'other',
] as const;
const engagement = ['75-percent-engagement-met', '75-percent-engagement-met-reduced-induction'] as const;
const completion = [...engagement, 'one-term-induction'] as const;

/** Every value that any rule set allows. */
export const evidenceTypes = [...detailed, ...completion] as const;
export type EvidenceIsDescribed = Expect<InBoth<(typeof evidenceTypes)[number], 'EvidenceHeld'>>;

/**
 * The evidence allowed for a declaration; null when none is asked for and any value sent is dropped. `isDetailed`: the
 * cohort's flag for detailed evidence types (2025 and later). Empty when no kind fits.
 */
export function allowedEvidence(isDetailed: boolean, role: Role, type: DeclarationType): readonly string[] | null {
  if (!isDetailed) return type === 'started' ? null : general;
  if (type === 'completed') return role === 'ect' ? completion : engagement;
  // the detailed kinds know mentors only as started and completed, so nothing fits what a cohort without mentor
  // funding still lets through
  if (role === 'mentor' && type !== 'started') return [];
  return type === 'retained-2' ? engagement : detailed;
}

/**
 * The states of declarations, and what a declaration counts as in each state. The sets take any text, because a service
 * may serve a state that is not known yet.
 */
export const declarationStateNames = [
  'submitted',
  'eligible',
  'ineligible',
  'payable',
  'paid',
  'voided',
  'awaiting-clawback',
  'clawed-back',
] as const;

/** `state` of a declaration, as the services serve it. DfE's definitions write the last two with an underscore. */
export type DeclarationState = (typeof declarationStateNames)[number];
export type DeclarationStatesAreDescribed = [
  Expect<InService<'rect', Exclude<DeclarationState, 'ineligible'>, 'DeclarationState'>>,
  Expect<InService<'ecf', DeclarationState, 'DeclarationState'>>,
];

/** Has been or will be paid. */
export const billableStates: ReadonlySet<string> = new Set(['eligible', 'payable', 'paid']);

/** Holds its type, so that it cannot be declared again: billable, or may become billable. */
export const liveStates: ReadonlySet<string> = new Set(['submitted', ...billableStates]);
