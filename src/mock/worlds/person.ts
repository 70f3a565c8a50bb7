import type { Role } from '../../rules/terms.ts';
import type { Day } from '../../rules/time.ts';
import type { ScenarioParticipant } from '../scenario/schema.ts';
import type { Place } from './make-places.ts';

/** A stretch of training at one school under one partnership. */
export interface Spell {
  readonly place: Place;
  readonly from: Day;
  /** The last day; a stop that was reported is one, too. */
  readonly to: Day | null;
  readonly schedule: string;
  readonly stop?: { readonly kind: 'withdrawn' | 'deferred'; readonly reason: string };
  /** The stay at the school began earlier than the training: it goes on from the spell before. */
  readonly schoolFrom?: Day;
}

/** A person in one role. */
export interface Enrolment {
  readonly role: Role;
  readonly record: string;
  /** In order of time. */
  readonly spells: readonly Spell[];
  readonly eligible: boolean | null;
  /** Whether the provider may have declared the role completed. */
  readonly mayComplete: boolean;
  /** Whether nothing but `started` has been declared. */
  readonly startedOnly?: boolean;
  /** Whether nothing has been declared. */
  readonly undeclared?: boolean;
  readonly frozenCohort?: number;
  readonly isPartTime: boolean;
  mentor: string | null;
}

export type MentorReason = NonNullable<ScenarioParticipant['mentorFundingReason']>;

/** A generated person, before the declarations are made. */
export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly trn: string | null;
  readonly idChanges: NonNullable<ScenarioParticipant['idChanges']>;
  readonly induction: NonNullable<ScenarioParticipant['induction']> | null;
  readonly fundingEnd: { readonly day: Day; readonly reason: MentorReason } | null;
  /** Whether the person was registered a second time, under the same TRN. */
  readonly isSecondAccount?: boolean;
  readonly enrolments: readonly Enrolment[];
}

const given =
  'Ada Ben Cara Dan Ella Femi Grace Hal Ines Joan Kit Leo Mia Noor Omar Pia Quin Ravi Sam Tess Uma Viv Will Yara'.split(
    ' ',
  );
const family =
  'Adeyemi Brandt Clarke Doyle Evans Finch Gupta Hughes Ito Jones Khan Larsen Moss Ndlovu Ortiz Patel Reid Singh Turner Webb Young'.split(
    ' ',
  );

/** A name by number, so that neighbours have different ones. */
export function nameOf(number: number): string {
  return `${given[number % given.length] ?? ''} ${family[(number * 5 + Math.floor(number / given.length)) % family.length] ?? ''}`;
}
