import type { Day } from '../../../rules/time.ts';
import { nextStatement } from '../derived/declarations.ts';
import { latestAnywhere } from '../derived/latest-record.ts';
import { addItem } from '../look-ups.ts';
import type { EcfWorld, Eligibility, Profile } from '../world.ts';
import { setState } from './statements.ts';
import { touchProfile } from './touch.ts';

/**
 * DfE's check has a result (docs/services/ecf.md 6.1). Declarations that waited for it count from now on, each on the
 * statement that is next for its provider and cohort; when there is no such statement they wait for the next result.
 * There is no way back: declarations of a person who is found ineligible later stay as they are.
 */
export function decideEligibility(world: EcfWorld, profile: Profile, status: Eligibility['status'], now: number): void {
  const isNew = profile.eligibility?.status !== status;
  if (isNew) profile.eligibility = { status, reason: 'none' };
  if (status === 'eligible') {
    for (const declaration of world.declarationsOf.get(profile.user.id) ?? []) {
      if (declaration.profile !== profile || declaration.state !== 'submitted') continue;
      const statement = nextStatement(world, declaration.lp, declaration.cohort.year, now);
      if (statement === null) continue;
      addItem(world, declaration, { statement, state: 'eligible' });
      setState(world, declaration, 'eligible', now);
    }
  }
  if (isNew) touchProfile(world, profile, now);
}

/** Providers are not shown when induction began, but the record is saved all the same. */
export function beginInduction(world: EcfWorld, profile: Profile, start: Day, now: number): void {
  if (profile.inductionStarted === start) return;
  profile.inductionStarted = start;
  touchProfile(world, profile, now);
}

export function completeInduction(world: EcfWorld, profile: Profile, end: Day, now: number): void {
  if (profile.inductionCompleted === end) return;
  profile.inductionCompleted = end;
  const record = latestAnywhere(profile);
  if (record?.status === 'active') Object.assign(record, { status: 'completed', updatedAt: now });
  touchProfile(world, profile, now);
}

export function endMentorFunding(world: EcfWorld, profile: Profile, on: Day, reason: string, now: number): void {
  if (profile.mentorCompleted === on && profile.mentorCompletionReason === reason) return;
  Object.assign(profile, { mentorCompleted: on, mentorCompletionReason: reason });
  touchProfile(world, profile, now);
}
