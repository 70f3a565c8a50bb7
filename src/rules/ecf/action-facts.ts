import type { Datum } from '../rule.ts';
import type { Role } from '../terms.ts';

export type TrainingStatus = 'active' | 'deferred' | 'withdrawn';

/**
 * What the id and the course of a write lead to (docs/services/ecf.md 4.11): from the id to a person, from the person
 * to a training record in the role asked for, and from the record to the provider's training.
 */
export interface EcfSubjectFacts {
  /** Whether any participant has or had the id. Writes still take an id that was retired in a merge. */
  personExists: boolean;
  /**
   * Whether the person has any registration at a school in the role asked for. False once the school has removed them.
   */
  courseKnown: boolean;
  /** Whether the id leads to a training record in the role asked for that no school has removed. */
  recordFound: boolean;
  /**
   * Whether the record holds training with this provider, also under a challenged partnership. Only the role asked for
   * is read.
   */
  trained: Readonly<Record<Role, boolean>>;
}

/** "The training" is the provider's latest one on the record, also under a challenged partnership. */
export interface EcfActionFacts extends EcfSubjectFacts {
  /** `training_status` of the training; null when there is none. */
  status: TrainingStatus | null;
}

/**
 * "The target" is the cohort asked for, otherwise that of the training, otherwise that of the record's schedule,
 * otherwise the current one.
 */
export interface EcfScheduleFacts extends EcfActionFacts {
  /** Whether the target exists; true when no cohort was asked for. */
  cohortExists: Datum<boolean>;
  /** Whether the target has the schedule asked for. The service looks at this even without a record. */
  scheduleExists: Datum<boolean>;
  /** ECTs: whether the change leaves a cohort with frozen payments for 2024, or goes back to such a cohort. */
  freezeMove: Datum<boolean>;
  /**
   * Whether the schedule asked for has no milestone for the type of a live declaration of the record, of any provider.
   */
  milestoneMissing: Datum<boolean>;
  /**
   * Whether the dates of the live declarations, of any provider, lie inside the milestones of the schedule asked for,
   * later than the first instant. Declarations without a milestone do not count.
   */
  declarationsFit: Datum<boolean>;
  /** Whether the record has the schedule asked for now, and the training has no other one. */
  sameSchedule: boolean;
  /** Whether the record has any live declaration, of any provider. */
  anyLive: boolean;
  /** Whether the target differs from the cohort of the training's schedule; false without a training. */
  changesCohort: boolean;
  /**
   * Whether a partnership of the provider with the training's school allows the target: a confirmed one in the target,
   * or, when the cohort stays the same, one kept for this participant alone.
   */
  targetPartnership: boolean;
  /** Whether an earlier freeze move took the participant out of a frozen cohort. */
  movedFromFrozen: boolean;
  /** Whether the school has a programme for the target that the training would go into. */
  targetProgramme: boolean;
}
