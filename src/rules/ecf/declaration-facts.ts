import type { Datum } from '../rule.ts';
import type { MilestoneWindow } from '../schedules.ts';
import type { LiveDeclaration } from '../terms.ts';
import type { Span } from '../time.ts';
import type { EcfSubjectFacts, TrainingStatus } from './action-facts.ts';

/**
 * What the rules for a new declaration turn on. Schedule and cohort are those of the training record, which belong to
 * no provider in particular; all but the facts about the subject are read only when there is a record.
 */
export interface EcfDeclarationFacts extends EcfSubjectFacts {
  /**
   * When the participant was withdrawn, if nothing was said since and the provider's latest training is withdrawn; else
   * null.
   */
  withdrawnAt: Span | null;
  /** The same where the provider's latest training is not withdrawn, so that the reads no longer show it; else null. */
  unseenWithdrawnAt: Span | null;
  /** Status of the latest of the provider's trainings that had started at the declaration date; null when none had. */
  statusAtDate: TrainingStatus | null;
  /** When the training was deferred; null when its status is not `deferred`. Only guidance reads it. */
  deferredAt: Span | null;
  /** Cohort of the record's schedule. */
  cohort: number;
  /** Milestone of the record's schedule for the type declared; null when the schedule has none. */
  milestone: Datum<MilestoneWindow | null>;
  /**
   * True for whoever knows the record's schedule, as the service does. Reads show that of the provider's own training,
   * from which another provider may have moved the record.
   */
  scheduleSettled: boolean;
  /** Whether a training of the provider carries the record's present schedule. */
  carriesSchedule: boolean;
  /** Live declarations of the person in the role, of any provider: those that are known of. */
  live: readonly LiveDeclaration[];
  /** Those of other providers that this provider cannot see. */
  unseenLive: readonly LiveDeclaration[];
  /** Whether the provider made this very declaration, type and date, before, and it is eligible, payable or paid. */
  resent: boolean;
  /** Whether the record is eligible for funding. */
  fundable: boolean;
  /** Whether the provider has an open output statement of the cohort whose cut-off date is today or later. */
  openStatement: boolean;
  /** Whether the cohort funds mentors for two declarations only. */
  mentorFunding: Datum<boolean>;
  /** Whether the cohort asks for detailed evidence. */
  detailedEvidence: Datum<boolean>;
  /**
   * Whether another account of the same teacher (same TRN) holds a live declaration of the type in the role that is no
   * duplicate itself.
   */
  sameTeacherLive: boolean;
}
