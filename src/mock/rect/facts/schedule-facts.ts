import { given } from '../../../rules/reads.ts';
import type { RectScheduleFacts } from '../../../rules/rect/index.ts';
import { isOutside } from '../../../rules/schedules.ts';
import type { ScheduleInput } from '../../../rules/shared/inputs.ts';
import { isBlank } from '../../../rules/terms.ts';
import type { Call } from '../../http/call.ts';
import { toInteger } from '../../http/page.ts';
import { scheduleKey } from '../../world/base-world.ts';
import type { Cohort, Partnership, Schedule } from '../../world/records.ts';
import { isFrozen } from '../derived/funding.ts';
import { finishedInduction, participantStatus } from '../derived/status.ts';
import { overlapsOther, splitOf } from '../derived/training.ts';
import type { Declaration, RectWorld, Training } from '../world.ts';
import { actionFacts, hasLaterTraining, type ActionSubject } from './action-facts.ts';

/** Where a schedule change would lead. A part that does not exist is null. */
export interface AskedTarget {
  readonly cohort: Cohort | null;
  readonly schedule: Schedule | null;
  readonly partnership: Partnership | null;
}

/** A year that is missing or is no cohort counts as the cohort the training has now. */
export function askedTarget(world: RectWorld, training: Training | null, draft: ScheduleInput): AskedTarget {
  const asked = isBlank(draft.cohort) ? undefined : world.cohorts.get(toInteger(String(draft.cohort)));
  const cohort = asked ?? training?.partnership?.cohort ?? null;
  const identifier = typeof draft.schedule_identifier === 'string' ? draft.schedule_identifier : '';
  return {
    cohort,
    schedule: cohort === null ? null : (world.schedules.get(scheduleKey(cohort.year, identifier)) ?? null),
    partnership: training === null || cohort === null ? null : targetPartnership(world, training, cohort),
  };
}

/**
 * In another cohort: the provider's partnership with the same school, if possible with the same delivery partner,
 * otherwise the newest.
 */
function targetPartnership(world: RectWorld, { partnership }: Training, cohort: Cohort): Partnership | null {
  if (partnership === null || partnership.cohort === cohort) return partnership;
  const there = (world.partnershipsBySchool.get(partnership.school.id) ?? []).filter(
    (one) => one.lp === partnership.lp && one.cohort === cohort,
  );
  const newest = there.reduce<Partnership | null>((a, b) => (a === null || b.createdAt >= a.createdAt ? b : a), null);
  return there.find(({ deliveryPartner }) => deliveryPartner === partnership.deliveryPartner) ?? newest;
}

export function scheduleFacts(call: Call<RectWorld>, subject: ActionSubject, target: AskedTarget): RectScheduleFacts {
  const { training, today } = subject;
  const { cohort, schedule, partnership } = target;
  const shared = { ...actionFacts(call, subject), scheduleExists: cohort === null ? null : given(schedule !== null) };
  if (training === null || cohort === null) {
    return {
      ...shared,
      sameSchedule: false,
      startedBefore: false,
      declarationsFit: given(true),
      changesCohort: false,
      targetPartnership: false,
      targetFrozen: given(false),
      returnsToFrozen: false,
      completed: false,
      left: false,
      laterTraining: false,
      statementOfOldCohort: false,
      overlapsOther: false,
    };
  }
  const { person, role } = training.stay;
  const split = splitOf(training, today);
  return {
    ...shared,
    sameSchedule:
      schedule !== null &&
      schedule.cohort === training.schedule?.cohort &&
      schedule.identifier === training.schedule.identifier,
    startedBefore: training.startedOn < today,
    declarationsFit: given(schedule === null || fits(training, schedule)),
    changesCohort: training.partnership?.cohort !== cohort,
    targetPartnership: partnership !== null,
    targetFrozen: given(isFrozen(cohort, call.now)),
    returnsToFrozen: person[role].frozenCohort === cohort.year,
    completed: role === 'ect' ? finishedInduction(person) !== null : person.mentorFundingEnd !== null,
    left: participantStatus(training, today) === 'left',
    laterTraining: hasLaterTraining(training),
    statementOfOldCohort: split === null && training.declarations.some((one) => standsElsewhere(one, cohort)),
    overlapsOther: split !== null && overlapsOther(person[role], split.startedOn, split.finishedOn, training),
  };
}

/** Voided declarations stay on their statement too. */
function standsElsewhere({ statement, clawbackStatement }: Declaration, cohort: Cohort): boolean {
  return [statement, clawbackStatement].some((one) => one !== null && one.cohort !== cohort);
}

/** Whether the declarations are dated inside the milestones of a schedule. Those taken back are validated again too. */
function fits(training: Training, schedule: Schedule): boolean {
  return training.declarations.every(({ type, date }) => {
    const milestone = schedule.milestones.get(type);
    return milestone === undefined || !isOutside(date, milestone, 'london');
  });
}
