import type { Datum } from '../rule.ts';
import type { MilestoneWindow } from '../schedules.ts';
import type { LiveDeclaration, Role } from '../terms.ts';
import type { Span } from '../time.ts';

/**
 * What the rules for a new declaration turn on. "The training" is the provider's latest training of the participant in
 * the role asked for (mentor when the course is neither of the two); facts about it are read only when `trained` says
 * there is one.
 */
export interface RectDeclarationFacts {
  /** Whether anybody has or had the id. A retired id still counts. */
  personExists: boolean;
  /** The roles in which this provider trains or trained the participant under a confirmed partnership. */
  trained: Readonly<Record<Role, boolean>>;
  /** Cohort of the training. */
  cohort: number;
  /** When the training was withdrawn; null when its status is not `withdrawn`. */
  withdrawnAt: Span | null;
  /** When the training was deferred; null when its status is not `deferred`. */
  deferredAt: Span | null;
  /** Milestone of the training's schedule for the type declared; null when the schedule has none. */
  milestone: Datum<MilestoneWindow | null>;
  /** Known declarations of the participant in the role, of any provider, that still hold their type. */
  live: readonly LiveDeclaration[];
  /** Such declarations of other providers that this provider cannot see. */
  unseenLive: readonly LiveDeclaration[];
  /** Whether the cohort funds mentors for two declarations only. */
  mentorFunding: Datum<boolean>;
  /** Whether the cohort asks for detailed evidence. */
  detailedEvidence: Datum<boolean>;
  /**
   * Whether a training of the participant in the role that contains today, under a confirmed partnership of any
   * provider, is in a frozen cohort.
   */
  trainingInFrozenCohort: Datum<boolean>;
  /** Whether the participant was ever found eligible for funding in the role. */
  fundable: boolean;
  /** Whether the provider has an open output statement of the cohort whose cut-off date is today or later. */
  openStatement: boolean;
}
