import type { Day } from '../../../rules/calendar.ts';
import { latestAnywhere } from '../derived/latest-record.ts';
import type { EcfWorld, Profile } from '../world.ts';
import { touchProfile } from './touch.ts';

/** Providers are not shown when induction began; the record is saved all the same. */
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
