import type { Datum } from '../rule.ts';
import type { Role } from '../terms.ts';

export type TrainingStatus = 'active' | 'deferred' | 'withdrawn';

/**
 * Facts that all four participant actions turn on. "The training" is the provider's latest one in the role asked for.
 */
export interface RectActionFacts {
  /** Whether the provider sees the participant. */
  visible: boolean;
  /** The roles in which the provider trains or trained the participant under a confirmed partnership. */
  trained: Readonly<Record<Role, boolean>>;
  /** `training_status` of the training; read only when there is one. */
  status: TrainingStatus;
  /** Whether the training starts after today. */
  startsLater: boolean;
  /** Whether the training starts today. */
  startsToday: boolean;
}

export interface RectResumeFacts extends RectActionFacts {
  /** Whether another training of the same stay at the school contains today, with any provider. */
  otherTrainingToday: boolean;
  /** Whether the training finishes today. A training that was deferred or withdrawn today does. */
  finishedToday: boolean;
  /** Whether the stay at the school has ended or ends today. */
  schoolPeriodOver: boolean;
  /** Whether the training that would begin today overlaps one that starts later, or one at another school. */
  overlapsOther: boolean;
}

export interface RectScheduleFacts extends RectActionFacts {
  /**
   * Whether the schedule asked for exists in the cohort the training would be in: the cohort asked for if there is one,
   * otherwise the present one. Null when there is no cohort to look in.
   */
  scheduleExists: Datum<boolean> | null;
  /** Whether the schedule and the cohort asked for are those the training has now. */
  sameSchedule: boolean;
  /** Whether the training started before today. */
  startedBefore: boolean;
  /** Whether the training's declarations, in any state, fall inside the milestones of the schedule asked for. */
  declarationsFit: Datum<boolean>;
  /**
   * Whether the cohort the training would be in differs from the present one. A year that is no cohort counts as the
   * present one.
   */
  changesCohort: boolean;
  /** Whether the provider has a partnership with the same school in the cohort the training would be in. */
  targetPartnership: boolean;
  /** Whether payments of the cohort the training would be in are frozen. */
  targetFrozen: Datum<boolean>;
  /** Whether that cohort is the frozen one that the participant was moved out of earlier. */
  returnsToFrozen: boolean;
  /** ECT: an induction with an outcome; mentor: a mentor funding end date. */
  completed: boolean;
  /** Whether `participant_status` is `left`. */
  left: boolean;
  /** Whether any training of the participant in the role, with any provider, starts after this one. */
  laterTraining: boolean;
  /**
   * Whether the training would be changed in place although some of its declarations are on a statement of a cohort
   * other than the one it would be in.
   */
  statementOfOldCohort: boolean;
  /** Whether a new training would begin today and overlap another one of the participant in the role. */
  overlapsOther: boolean;
}
