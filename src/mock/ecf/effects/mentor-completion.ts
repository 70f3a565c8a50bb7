import { dayOf } from '../../../rules/calendar.ts';
import { isLive } from '../derived/declarations.ts';
import type { EcfWorld, Profile } from '../world.ts';
import { touchProfile } from './touch.ts';

const EARLY_ROLL_OUT = 'completed_during_early_roll_out';
const EARLY_ROLL_OUT_END = '2021-04-19';

/**
 * Works out anew whether a mentor's training is complete, after a `completed` declaration was made or taken back
 * (docs/services/ecf.md 4.16.2 and 4.17). A mentor who is marked as never having finished is left alone.
 */
export function checkMentorCompletion(world: EcfWorld, profile: Profile, now: number): void {
  if (profile.role !== 'mentor' || profile.mentorCompletionReason === 'started_not_completed') return;
  if (profile.mentorCompletionReason === EARLY_ROLL_OUT) {
    profile.mentorCompleted = EARLY_ROLL_OUT_END;
  } else {
    const completed = world.declarationsOf
      .get(profile.user.id)
      ?.find((one) => one.profile === profile && one.type === 'completed' && isLive(one));
    profile.mentorCompleted = completed === undefined ? null : dayOf(completed.date, 'utc');
    profile.mentorCompletionReason = completed === undefined ? null : 'completed_declaration_received';
  }
  touchProfile(world, profile, now);
}
