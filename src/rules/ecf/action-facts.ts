import type { Datum } from '../rule.ts';
import type { Role } from '../terms.ts';

export type TrainingStatus = 'active' | 'deferred' | 'withdrawn';

/**
 * How far the id and the course of a write lead (docs/services/ecf.md 4.11): from the id to a person, from the person
 * to a training record in the role asked for, and from the record to the provider's training.
 */
export interface EcfSubjectFacts {
  /** Whether the id is or was anybody's: writes still take an id that was retired in a merge. */
  personExists: boolean;
  /**
   * Whether the person is registered at a school in the role asked for, by whichever registration. False once the
   * school has removed them.
   */
  courseKnown: boolean;
  /** Whether the id leads to a training record in the role asked for that no school has removed. */
  recordFound: boolean;
  /**
   * Whether the record holds training with this provider, under a challenged partnership too. Only the role asked for
   * is read.
   */
  trained: Readonly<Record<Role, boolean>>;
}

/** "The training" is the provider's latest one on the record, under a challenged partnership too. */
export interface EcfActionFacts extends EcfSubjectFacts {
  /** `training_status` of the training; null when there is none. */
  status: TrainingStatus | null;
}

/** "The target" is the cohort asked for, else that of the training, of the record's schedule, or the current one. */
export interface EcfScheduleFacts extends EcfActionFacts {
  /** Whether the target exists; true when no cohort was asked for. */
  cohortExists: Datum<boolean>;
  /** Whether the target has the schedule asked for; also looked at without a record. */
  scheduleExists: Datum<boolean>;
  /** ECTs: whether the change leaves a cohort with frozen payments for 2024, or goes back to one. */
  freezeMove: Datum<boolean>;
  /**
   * Whether a live declaration of the record, of any provider, is of a type the schedule asked for has no milestone
   * for.
   */
  milestoneMissing: Datum<boolean>;
  /**
   * Whether the dates of the live declarations, of any provider, lie inside the milestones of the schedule asked for,
   * later than the first instant. Those without a milestone do not count.
   */
  declarationsFit: Datum<boolean>;
  /** Whether the schedule asked for is the record's present one, and no other is on the training. */
  sameSchedule: boolean;
  /** Whether any live declaration stands on the record, of any provider. */
  anyLive: boolean;
  /** Whether the target differs from the cohort of the training's schedule; false without a training. */
  changesCohort: boolean;
  /**
   * Whether a partnership of the provider with the training's school allows the target: a confirmed one there, or,
   * staying in the cohort, one kept for the participant alone.
   */
  targetPartnership: boolean;
  /** Whether an earlier freeze move took the participant out of a frozen cohort. */
  movedFromFrozen: boolean;
  /** Whether the school has a programme for the target into which the training would go. */
  targetProgramme: boolean;
}
