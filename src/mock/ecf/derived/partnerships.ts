import { DAY_MS } from '../../../base/days.ts';
import { partnershipsIn } from '../look-ups.ts';
import type { EcfPartnership, EcfWorld } from '../world.ts';

const FORTNIGHT_MS = 14 * DAY_MS;

/**
 * The last moment at which a school can challenge: 31 October of the year, or a fortnight from now if that is later.
 */
export function challengeDeadline(year: number, now: number): number {
  return Math.max(Date.UTC(year, 9, 31), now + FORTNIGHT_MS);
}

/** Whether a partnership stands: a challenged one hides its participants from reads. */
export function isUnchallenged(partnership: EcfPartnership): boolean {
  return partnership.challengedAt === null && partnership.challengedReason === null;
}

/** The standing partnerships of a school in a cohort. Relationship rows do not count. */
export function standingIn(world: EcfWorld, schoolId: string, year: number): EcfPartnership[] {
  return partnershipsIn(world, schoolId, year).filter(
    (partnership) => !partnership.relationship && isUnchallenged(partnership),
  );
}
