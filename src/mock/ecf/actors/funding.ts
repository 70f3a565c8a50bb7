import type { Day } from '../../../rules/time.ts';
import type { Role } from '../../world/records.ts';
import { beginInduction, completeInduction, decideEligibility, endMentorFunding } from '../effects/funding.ts';
import { checked, profileOf, quoted, refuse, type Step } from './find.ts';

export function recordInduction(step: Step, symbol: string, { start }: { readonly start: Day }): void {
  beginInduction(step.world, profileOf(step, symbol, 'ect'), checked(step, start, 'start'), step.now);
}

/** An induction ends when it is passed or failed: providers see the day and not the outcome. */
export function endInduction(step: Step, symbol: string, { end }: { readonly end: Day }): void {
  const profile = profileOf(step, symbol, 'ect');
  const { inductionStarted } = profile;
  if (inductionStarted !== null && checked(step, end, 'end') < inductionStarted) {
    refuse(step, `the induction of ${quoted(symbol)} began on ${inductionStarted} and cannot have ended on ${end}.`);
  }
  completeInduction(step.world, profile, checked(step, end, 'end'), step.now);
}

export function decideFunding(step: Step, symbol: string, eligible: boolean | null, role?: Role): void {
  const profile = profileOf(step, symbol, role);
  const undecided = profile.user.trn === null ? 'manual_check' : 'matched';
  decideEligibility(
    step.world,
    profile,
    eligible === null ? undecided : eligible ? 'eligible' : 'ineligible',
    step.now,
  );
}

export function recordMentorIneligibility(
  step: Step,
  symbol: string,
  { on, reason }: { readonly on: Day; readonly reason: string },
): void {
  endMentorFunding(step.world, profileOf(step, symbol, 'mentor'), checked(step, on, 'on'), reason, step.now);
}
