import type { DeclarationState } from '../../rules/terms.ts';
import type { Day } from '../../rules/time.ts';
import type { Uuid } from '../ids.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type {
  Cohort,
  DeliveryPartner,
  IdChange,
  Partnership,
  Provider,
  Role,
  Schedule,
  School,
  Stamped,
  Statement,
} from '../world/records.ts';

/**
 * The records of the `ecf` service. All of it is plain data: records point downwards only (an induction record to its
 * programme, a programme to its partnership), and everything that looks the other way is an index in `EcfWorld`.
 */

/** Programme a school chose for a year. */
export type ProgrammeChoice =
  | 'full_induction_programme'
  | 'core_induction_programme'
  | 'design_our_own'
  | 'school_funded_fip'
  | 'no_early_career_teachers'
  | 'not_yet_known';

export type TrainingStatus = 'active' | 'deferred' | 'withdrawn';

/** A person's account; its id is the participant id. */
export interface User extends Stamped {
  /** Order of making, which settles equal times. */
  readonly number: number;
  fullName: string;
  email: string;
  /** On the teacher profile, that is, known to be right. */
  trn: string | null;
  /** Ids retired in favour of this account, oldest first. */
  idChanges: IdChange[];
}

/** A registration of a person. It keeps its external id when accounts are merged, and so does what hangs on it. */
export interface Identity extends Stamped {
  readonly number: number;
  /** For the first registration the id of the account it was made with. */
  readonly externalId: Uuid;
  user: User;
  email: string;
}

export interface Eligibility {
  status: 'eligible' | 'ineligible' | 'manual_check' | 'matched';
  reason: string;
}

/** A row of the history of what providers said about a participant's training. */
export interface ProfileState {
  readonly lp: Provider;
  readonly state: TrainingStatus;
  readonly reason: string | null;
  readonly at: number;
}

/** A person in one role; its id is the training record id. */
export interface Profile extends Stamped {
  readonly number: number;
  readonly role: Role;
  user: User;
  identity: Identity;
  /** `withdrawn` once the school has taken the person off its list. */
  status: 'active' | 'withdrawn';
  trainingStatus: TrainingStatus;
  schedule: Schedule;
  schoolCohort: SchoolCohort;
  pupilPremium: boolean;
  sparsity: boolean;
  eligibility: Eligibility | null;
  /** The TRN as the school typed it, not known to be right. */
  typedTrn: string | null;
  inductionStarted: Day | null;
  inductionCompleted: Day | null;
  mentorCompleted: Day | null;
  mentorCompletionReason: string | null;
  cohortChangedAfterPaymentsFrozen: boolean;
  /** Oldest first. */
  readonly states: ProfileState[];
  /** Schedules left behind, oldest first. */
  readonly formerSchedules: { readonly schedule: Schedule; readonly at: number }[];
  /** In the order in which they were made. */
  records: InductionRecord[];
}

/** A slice of a participant's time at one school on one programme. */
export interface InductionRecord extends Stamped {
  programme: Programme;
  schedule: Schedule;
  start: number;
  end: number | null;
  status: 'active' | 'withdrawn' | 'changed' | 'leaving' | 'completed';
  trainingStatus: TrainingStatus;
  mentor: Profile | null;
  preferredIdentity: Identity | null;
  schoolTransfer: boolean;
}

/** A way of training at a school in a year. Provider-led ones may wait for their partnership. */
export interface Programme {
  readonly id: Uuid;
  readonly schoolCohort: SchoolCohort;
  readonly kind: ProgrammeChoice;
  partnership: EcfPartnership | null;
}

/** A school in one year. */
export interface SchoolCohort extends Stamped {
  readonly school: School;
  readonly cohort: Cohort;
  choice: ProgrammeChoice;
  defaultProgramme: Programme | null;
}

export interface EcfPartnership extends Partnership {
  readonly number: number;
  /** Kept for one transferred participant only; never shown. */
  relationship: boolean;
  pending: boolean;
  challengeDeadline: number;
  reportId: Uuid;
}

export interface LineItem {
  readonly statement: Statement;
  state: DeclarationState;
}

export interface Declaration extends Stamped {
  readonly number: number;
  readonly profile: Profile;
  readonly lp: Provider;
  readonly cohort: Cohort;
  readonly type: string;
  readonly date: number;
  state: DeclarationState;
  readonly evidence: string | null;
  /** Whether the participant's school qualified for an uplift. */
  readonly uplift: boolean;
  readonly deliveryPartner: DeliveryPartner | null;
  /** The account of the mentor at the time of the declaration; never rewritten. */
  readonly mentorId: Uuid | null;
  /** The declaration that makes this one a duplicate. */
  supersededBy: Uuid | null;
  items: LineItem[];
}

/** What one provider sees, each list in the order in which the service lists it. */
export interface Reach {
  readonly participants: User[];
  /** Participants that a list without a cohort filter leaves out (schedules of 2020 and before). */
  readonly early: Set<Uuid>;
  readonly transfers: User[];
  readonly unfundedMentors: User[];
  readonly declarations: Declaration[];
  /** By an ECT's profile: the mentor its latest induction record with this provider names. */
  readonly mentorOf: Map<Uuid, Profile>;
  /** By a mentor's profile: how many ECTs of this provider name it. */
  readonly mentees: Map<Uuid, number>;
}

export interface EcfWorld extends BaseWorld {
  /** Tokens the service knows that are not lead providers'. */
  readonly otherTokens: Set<string>;
  /** Ids of ineligible schools that are open, and of a type that trains by itself. */
  readonly schoolLedOnly: Set<Uuid>;
  readonly partnerships: Map<Uuid, EcfPartnership>;
  readonly users: Map<Uuid, User>;
  readonly declarations: Map<Uuid, Declaration>;
  /** Numbers records in the order of making. */
  nextNumber: number;

  readonly identityByExternalId: Map<Uuid, Identity>;
  readonly usersByTrn: Map<string, User[]>;
  /** By retired id: the accounts that carry the change. */
  readonly usersByRetiredId: Map<Uuid, User[]>;
  /** By account. */
  readonly identitiesOf: Map<Uuid, Identity[]>;
  readonly profilesOf: Map<Uuid, Profile[]>;
  readonly declarationsOf: Map<Uuid, Declaration[]>;
  /** By statement: whatever has a line on it, once. */
  readonly declarationsOn: Map<Uuid, Declaration[]>;
  /** By school. */
  readonly schoolCohortsOf: Map<Uuid, SchoolCohort[]>;
  readonly partnershipsAt: Map<Uuid, EcfPartnership[]>;
  readonly profilesAt: Map<Uuid, Profile[]>;
  /** By school cohort. */
  readonly programmesOf: Map<Uuid, Programme[]>;
  /** By programme: whoever was ever on it. */
  readonly profilesOn: Map<Uuid, Profile[]>;
  /** By provider, in order of making. */
  readonly partnershipsOf: Map<Uuid, EcfPartnership[]>;
  readonly statementsOf: Map<Uuid, Statement[]>;
  readonly reach: Map<Uuid, Reach>;
  /** By cohort: the schools a list of that cohort holds, in order of making. */
  readonly schoolsIn: Map<number, School[]>;
}
