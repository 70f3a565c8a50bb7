import type { Datum } from '../rule.ts';
import type { Role } from '../terms.ts';

export type TrainingStatus = 'active' | 'deferred' | 'withdrawn';

/**
 * Facts that all four participant actions turn on. "The training" is the provider's latest one in the role asked for.
 */
export interface RectActionFacts {
  /** Whether the provider sees the participant at all. */
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
  /** Whether another training of the same stay at the school contains today, whoever provides it. */
  otherTrainingToday: boolean;
  /** Whether the training finishes today, as one does that was deferred or withdrawn today. */
  finishedToday: boolean;
  /** Whether the stay at the school has ended or ends today. */
  schoolPeriodOver: boolean;
  /** Whether the training that would begin today runs into one that starts later, or into one at another school. */
  overlapsOther: boolean;
}

export interface RectScheduleFacts extends RectActionFacts {
  /**
   * Whether the schedule asked for exists in the cohort it would be in: the cohort asked for if there is one, else the
   * present one. Null when there is no cohort to look in.
   */
  scheduleExists: Datum<boolean> | null;
  /** Whether schedule and cohort asked for are the ones the training has now. */
  sameSchedule: boolean;
  /** Whether the training started before today. */
  startedBefore: boolean;
  /** Whether the training's declarations fall inside the milestones of the schedule asked for. */
  declarationsFit: Datum<boolean>;
  /** Whether the cohort it would be in differs from the present one. A year no cohort has counts as the present one. */
  changesCohort: boolean;
  /** Whether the provider has a partnership with the same school in the cohort it would be in. */
  targetPartnership: boolean;
  /** Whether payments of the cohort it would be in are frozen. */
  targetFrozen: Datum<boolean>;
  /** Whether that cohort is the frozen one the participant was once moved out of. */
  returnsToFrozen: boolean;
  /** ECT: an induction with an outcome; mentor: a mentor funding end date. */
  completed: boolean;
  /** Whether `participant_status` is `left`. */
  left: boolean;
  /** Whether any training of the participant in the role, at any provider, starts after this one. */
  laterTraining: boolean;
  /**
   * Whether the training would be changed in place, and declarations of it stand on a statement of another cohort than
   * the one it would be in.
   */
  statementOfOldCohort: boolean;
  /** Whether a new training would begin today and run into another one of the participant in the role. */
  overlapsOther: boolean;
}
