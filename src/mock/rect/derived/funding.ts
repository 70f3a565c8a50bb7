import type { Day } from '../../../rules/time.ts';
import type { Cohort, Provider, Role, School, Statement } from '../../world/records.ts';
import type { Person, RectWorld, RoleRecord } from '../world.ts';

/** Null while undecided. Stays true after completion. */
export function eligibleForFunding({ eligibleFrom, ineligibleFrom }: RoleRecord): boolean | null {
  if (eligibleFrom === null) return ineligibleFrom === null ? null : false;
  return ineligibleFrom === null || eligibleFrom <= ineligibleFrom;
}

/** Whether the person was ever found eligible in the role. This decides between `submitted` and `eligible`. */
export function isFundable(record: RoleRecord): boolean {
  return record.eligibleFrom !== null;
}

/**
 * Whether a school's registration makes a person eligible: an ECT with an induction under way, or a mentor in
 * provider-led training whose funding has not ended.
 */
export function isEligibleOnJoining(person: Person, role: Role, isProviderLed: boolean): boolean {
  return role === 'ect'
    ? person.inductions.some(({ end }) => end === null)
    : isProviderLed && person.mentorFundingEnd === null;
}

/** What the school's uplift adds in a cohort; nothing where the cohort has no uplift fees. */
export function upliftOf(school: School, cohort: Cohort): { pupilPremium: boolean; sparsity: boolean } {
  const flags = cohort.upliftFees ? school.uplift.get(cohort.year) : undefined;
  return flags ?? { pupilPremium: false, sparsity: false };
}

export function isFrozen(cohort: Cohort, now: number): boolean {
  return cohort.paymentsFrozenAt !== null && cohort.paymentsFrozenAt <= now;
}

/**
 * The provider's output statement of a cohort with the earliest cut-off date on or after a day; only `open` ones, or of
 * any status.
 */
export function nextStatement(
  world: RectWorld,
  lp: Provider,
  cohort: Cohort,
  from: Day,
  which: 'open' | 'any',
): Statement | null {
  let next: Statement | null = null;
  for (const statement of world.statements.values()) {
    if (statement.lp !== lp || statement.cohort !== cohort || !statement.output || statement.cutOff < from) continue;
    if (which === 'open' && statement.status !== 'open') continue;
    if (next === null || statement.cutOff < next.cutOff) next = statement;
  }
  return next;
}
