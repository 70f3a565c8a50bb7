import type { EcfScheduleFacts } from '../../../rules/ecf/index.ts';
import { given } from '../../../rules/reads.ts';
import { instantsOf } from '../../../rules/schedules.ts';
import type { Milestone, Provider, Schedule } from '../../world/records.ts';
import { isLive } from '../derived/declarations.ts';
import type { Subject } from '../reading/who.ts';
import type { Declaration, EcfWorld, Profile } from '../world.ts';
import { actionFacts } from './action-facts.ts';
import type { ScheduleTarget } from './schedule-target.ts';

/** What a schedule change turns on (docs/services/ecf.md 4.15). */
export function scheduleFacts(
  world: EcfWorld,
  lp: Provider,
  found: Subject,
  target: ScheduleTarget,
  now: number,
): EcfScheduleFacts {
  const { profile } = found;
  const { record, cohort, schedule, isFreezeMove } = target;
  const live = profile === null ? [] : liveOf(world, profile);
  const windows =
    profile === null || schedule === null
      ? []
      : counting(profile, live, now).map((one) => ({ one, milestone: schedule.milestones.get(one.type) }));
  return {
    ...actionFacts(found, lp),
    cohortExists: given(cohort !== null),
    scheduleExists: given(schedule !== null),
    freezeMove: given(isFreezeMove),
    milestoneMissing: given(windows.some(({ milestone }) => milestone === undefined)),
    declarationsFit: given(windows.every(({ one, milestone }) => milestone === undefined || fits(one.date, milestone))),
    sameSchedule:
      profile !== null &&
      schedule !== null &&
      isSameSchedule(schedule, profile.schedule) &&
      (record === null || isSameSchedule(record.schedule, profile.schedule)),
    anyLive: live.length > 0,
    changesCohort: record !== null && record.schedule.cohort !== cohort?.year,
    targetPartnership: target.partnership !== null,
    movedFromFrozen: profile?.cohortChangedAfterPaymentsFrozen ?? false,
    targetProgramme: target.schoolCohort !== null && target.programme !== null,
  };
}

/** Live declarations of the record, of any provider. */
function liveOf(world: EcfWorld, profile: Profile): Declaration[] {
  return (world.declarationsOf.get(profile.user.id) ?? []).filter((one) => one.profile === profile && isLive(one));
}

/** For a participant who was moved out of a frozen cohort, the declarations made there do not count. */
function counting(profile: Profile, live: readonly Declaration[], now: number): readonly Declaration[] {
  if (!profile.cohortChangedAfterPaymentsFrozen) return live;
  return live.filter(({ cohort }) => cohort.paymentsFrozenAt === null || cohort.paymentsFrozenAt > now);
}

/** Here the first instant is outside, although a new declaration may be dated there. */
function fits(date: number, milestone: Milestone): boolean {
  const { from, until } = instantsOf(milestone, 'utc');
  return date > from && date < until;
}

export function isSameSchedule(a: Schedule, b: Schedule): boolean {
  return a.cohort === b.cohort && a.identifier === b.identifier;
}
