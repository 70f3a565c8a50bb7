import { booksOf, type Books } from '../../books.ts';
import { liveOf, type CheckInput, type ReadEnrolment } from '../../reads.ts';
import { notVisible, type Datum, type Facts } from '../../rule.ts';
import { scheduleIdentifiers } from '../../schedules.ts';
import type { ScheduleInput } from '../../shared/inputs.ts';
import { isBlank, type Role } from '../../terms.ts';
import type { Span } from '../../time.ts';
import type { EcfScheduleFacts } from '../action-facts.ts';
import { actionFacts } from './actions.ts';
import { fitInto, type Fit } from './fit.ts';
import { freezeMove } from './freeze-move.ts';
import { ifLatest, subjectOf, type Subject } from './subject.ts';
import { yearOf } from './year.ts';

type ScheduleFacts = Facts<EcfScheduleFacts>;

/** What a provider's reads say about a schedule change. `now` decides which cohorts are frozen. */
export function ecfScheduleFacts(
  id: string,
  draft: ScheduleInput,
  given: CheckInput,
  now: Span,
  books = booksOf('ecf', given),
): ScheduleFacts {
  const subject = subjectOf(id, draft.course_identifier, given);
  const asked = isBlank(draft.cohort) ? null : yearOf(draft.cohort);
  const cohortExists: Datum<boolean> = asked === null ? { value: true, from: 'given' } : exists(asked, books);
  if (subject === undefined) return { cohortExists };
  const { role, enrolment, latest } = subject;
  const present = enrolment === undefined ? null : Number(enrolment.cohort);
  // without a year asked for, the target depends on the training; without a record it is the current one
  const target = asked ?? present;
  const shared: ScheduleFacts = {
    ...actionFacts(subject),
    cohortExists,
    scheduleExists:
      nowhere(draft, given) ??
      (target === null ? notVisible : ifLatest(asked === null ? latest : true, hasSchedule(draft, target, books))),
  };
  if (role === null || subject.facts.recordFound === false) return shared;
  if (enrolment === undefined || target === null) return { ...shared, ...unseen };
  return {
    ...shared,
    movedFromFrozen: enrolment.cohort_changed_after_payments_frozen,
    ...ofTarget(subject, role, enrolment, draft, target, given, books, now),
  };
}

const unseen: ScheduleFacts = {
  freezeMove: notVisible,
  milestoneMissing: notVisible,
  declarationsFit: notVisible,
  sameSchedule: notVisible,
  anyLive: notVisible,
  changesCohort: notVisible,
  targetPartnership: notVisible,
  movedFromFrozen: notVisible,
};

function ofTarget(
  subject: Subject,
  role: Role,
  enrolment: ReadEnrolment,
  draft: ScheduleInput,
  target: number,
  given: CheckInput,
  books: Books,
  now: Span,
): ScheduleFacts {
  const { id, latest, newest, merged } = subject;
  const live = liveOf(id, role, given.declarations);
  // while the training goes on, the live declarations of all providers are served
  const complete = newest && enrolment.participant_status === 'active';
  const same = draft.schedule_identifier === enrolment.schedule_identifier && target === Number(enrolment.cohort);
  const fit: Fit =
    live === undefined
      ? {}
      : merged
        ? { milestoneMissing: notVisible, declarationsFit: notVisible }
        : fitInto(live, target, String(draft.schedule_identifier), books.schedules, {
            complete,
            partial: enrolment.cohort_changed_after_payments_frozen,
          });
  return {
    ...fit,
    freezeMove: ifLatest(latest, freezeMove(subject, role, enrolment, target, given.declarations, books.cohorts, now)),
    // another provider may have moved the record to another schedule; then the one asked for would be a change
    sameSchedule: ifLatest(latest, same ? notVisible : false),
    anyLive: live === undefined ? undefined : live.length > 0 && !merged ? true : complete ? false : notVisible,
    changesCohort: ifLatest(latest, target !== Number(enrolment.cohort)),
    targetPartnership: ifLatest(latest, partnershipIn(enrolment, target, given.partnerships)),
  };
}

/**
 * The training's own partnership stands, because it is shown. Whether another one is pending is not served, but that is
 * rare.
 */
function partnershipIn(
  { cohort, school_urn }: ReadEnrolment,
  target: number,
  partnerships: CheckInput['partnerships'],
): boolean | typeof notVisible | undefined {
  if (Number(cohort) === target) return true;
  if (school_urn === null) return notVisible;
  return partnerships?.some(
    ({ attributes }) =>
      attributes.urn === school_urn && Number(attributes.cohort) === target && attributes.status !== 'challenged',
  );
}

/** The service begins with 2020. For future years there are only seed data. */
function exists(year: number, { cohorts }: Books): Datum<boolean> {
  const known = cohorts.exists(year);
  return known.from === 'seed' && year < 2020 ? { value: false, from: 'guidance' } : known;
}

/** A name that no schedule has exists in no cohort, whatever the target. */
function nowhere({ schedule_identifier: name }: ScheduleInput, { schedules }: CheckInput): Datum<boolean> | null {
  if (typeof name === 'string' && scheduleIdentifiers.some((known) => known === name)) return null;
  if (schedules !== undefined)
    return schedules.some(({ identifier }) => identifier === name) ? null : { value: false, from: 'given' };
  // a former name, which ends with its year, may still be understood
  return typeof name === 'string' && /\d{4}$/.test(name) ? null : { value: false, from: 'guidance' };
}

function hasSchedule({ schedule_identifier: name }: ScheduleInput, cohort: number, books: Books): Datum<boolean> {
  if (typeof name !== 'string') return { value: false, from: 'given' };
  const inCohort = exists(cohort, books);
  if (!inCohort.value) return inCohort;
  const from = books.schedules.given ? 'given' : 'seed';
  if (scheduleIdentifiers.some((known) => known === name))
    return { value: books.schedules.schedule(cohort, name) !== null, from };
  // the guidance lists all names; a former one, which ends with its year, may still be understood
  const known = books.schedules.schedule(cohort, name) !== null;
  return { value: known, from: from === 'given' || /\d{4}$/.test(name) ? from : 'guidance' };
}
