import type { Datum } from '../rule.ts';
import type { MilestoneWindow } from '../schedules.ts';
import type { LiveDeclaration } from '../terms.ts';
import type { Span } from '../time.ts';
import type { EcfSubjectFacts, TrainingStatus } from './action-facts.ts';

/**
 * What the rules for a new declaration turn on. Schedule and cohort are those of the training record, which belongs to
 * no particular provider. Facts other than those about the subject are read only when there is a record.
 */
export interface EcfDeclarationFacts extends EcfSubjectFacts {
  /**
   * When the participant was withdrawn, if that is the last status recorded and the provider's latest training is
   * withdrawn; otherwise null.
   */
  withdrawnAt: Span | null;
  /** The same when the provider's latest training is not withdrawn, so that reads no longer show it; otherwise null. */
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
   * True for a caller that knows the record's schedule, as the service does. Reads show the schedule of the provider's
   * own training; another provider may have moved the record to a different one.
   */
  scheduleSettled: boolean;
  /** Whether a training of the provider has the record's present schedule. */
  carriesSchedule: boolean;
  /** Known live declarations of the person in the role, of any provider. */
  live: readonly LiveDeclaration[];
  /** Live declarations of other providers that this provider cannot see. */
  unseenLive: readonly LiveDeclaration[];
  /** Whether the provider already made a declaration of the same type and date that is eligible, payable or paid. */
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
   * Whether another account of the same teacher (same TRN) has a live declaration of the type in the role that is not
   * itself a duplicate.
   */
  sameTeacherLive: boolean;
}
