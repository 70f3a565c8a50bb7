import { booksOf, type Books } from '../../books.ts';
import { declaredOf, type CheckInput, type ReadEnrolment } from '../../reads.ts';
import { notVisible, type Datum, type Facts } from '../../rule.ts';
import { instantsOf } from '../../schedules.ts';
import type { ActionInput, ScheduleInput } from '../../shared/inputs.ts';
import { isBlank, roleOf, type LiveDeclaration, type Role } from '../../terms.ts';
import { exactly, isAtOrAfter, type Span } from '../../time.ts';
import type { RectActionFacts, RectResumeFacts, RectScheduleFacts, TrainingStatus } from '../action-facts.ts';
import { readingOf, showsCompletion } from './enrolment.ts';

/** What a provider's reads say about deferring, withdrawing or resuming the participant with an id. */
export function rectActionFacts(id: string, draft: ActionInput, given: CheckInput): Facts<RectActionFacts> {
  const reading = readingOf(id, given.participant);
  if (reading === undefined) return {};
  const role = roleOf(draft.course_identifier);
  const enrolment = role === null ? undefined : reading.enrolment(role);
  return {
    visible: reading.trained.ect || reading.trained.mentor,
    trained: reading.trained,
    ...(enrolment && { ...statusOf(enrolment), startsLater: startsLater(enrolment) }),
  };
}

export function rectResumeFacts(id: string, draft: ActionInput, given: CheckInput): Facts<RectResumeFacts> {
  const facts = rectActionFacts(id, draft, given);
  const role = roleOf(draft.course_identifier);
  const enrolment = role === null ? undefined : readingOf(id, given.participant)?.enrolment(role);
  // `leaving` means that the training, and with it the stay at the school, ends after today
  const leaving = enrolment?.participant_status === 'leaving';
  return { ...facts, ...(leaving && { finishedToday: false, schoolPeriodOver: false }) };
}

/** What a provider's reads say about a schedule change. `now` decides which cohorts are frozen. */
export function rectScheduleFacts(
  id: string,
  draft: ScheduleInput,
  given: CheckInput,
  now: Span,
  books = booksOf('rect', given),
): Facts<RectScheduleFacts> {
  const shared = rectActionFacts(id, draft, given);
  const role = roleOf(draft.course_identifier);
  const reading = readingOf(id, given.participant);
  const enrolment = role === null ? undefined : reading?.enrolment(role);
  const present = reading === undefined ? undefined : enrolment === undefined ? null : Number(enrolment.cohort);
  const target = targetCohort(draft.cohort, present, books);
  return {
    ...shared,
    scheduleExists: exists(draft, target, books),
    ...(enrolment && role && ofEnrolment(id, role, enrolment, draft, target, given, books, now)),
  };
}

function ofEnrolment(
  id: string,
  role: Role,
  enrolment: ReadEnrolment,
  draft: ScheduleInput,
  target: Target,
  given: CheckInput,
  books: Books,
  now: Span,
): Facts<RectScheduleFacts> {
  const cohort = Number(enrolment.cohort);
  const settled = typeof target === 'number';
  const declared = declaredOf(id, role, given.declarations);
  return {
    sameSchedule: settled
      ? target === cohort && draft.schedule_identifier === enrolment.schedule_identifier
      : notVisible,
    startedBefore: startsLater(enrolment) === true ? false : notVisible,
    declarationsFit: settled && declared ? fit(declared, target, String(draft.schedule_identifier), books) : undefined,
    changesCohort: settled ? target !== cohort : notVisible,
    targetPartnership: !settled
      ? notVisible
      : given.partnerships?.some(
          ({ attributes }) => attributes.urn === enrolment.school_urn && Number(attributes.cohort) === target,
        ),
    targetFrozen: settled ? books.cohorts.frozen(target, now.earliest) : notVisible,
    returnsToFrozen: enrolment.cohort_changed_after_payments_frozen ? notVisible : false,
    // an ECT's induction end may come from the national teaching record, which does not count here
    completed: !showsCompletion(enrolment) ? false : role === 'mentor' ? true : notVisible,
    left: enrolment.participant_status === 'left',
  };
}

function statusOf({ training_status }: ReadEnrolment): { status?: TrainingStatus } {
  return training_status === 'active' || training_status === 'deferred' || training_status === 'withdrawn'
    ? { status: training_status }
    : {};
}

/** Start dates are not served, so the status decides where it can. */
function startsLater(enrolment: ReadEnrolment): boolean | typeof notVisible {
  if (enrolment.participant_status === 'joining') return true;
  const running =
    enrolment.training_status === 'active' &&
    (enrolment.participant_status === 'left' ||
      (enrolment.participant_status === 'active' && !showsCompletion(enrolment)));
  return running ? false : notVisible;
}

/** A cohort; null when there is none, undefined when it depends on a participant who was not supplied. */
type Target = number | null | undefined | typeof notVisible;

/** The cohort asked for; a year that is not a cohort counts as the present one. */
function targetCohort(asked: unknown, present: number | null | undefined, { cohorts }: Books): Target {
  if (isBlank(asked) || (typeof asked !== 'string' && typeof asked !== 'number')) return present;
  const year = Number.parseInt(String(asked), 10);
  const exists = cohorts.exists(year);
  if (exists.value) return year;
  return exists.from === 'given' ? present : notVisible;
}

function exists(
  draft: ScheduleInput,
  target: Target,
  { schedules }: Books,
): Datum<boolean> | null | undefined | typeof notVisible {
  if (typeof target !== 'number') return target;
  return {
    value: schedules.schedule(target, String(draft.schedule_identifier)) !== null,
    from: schedules.given ? 'given' : 'seed',
  };
}

/**
 * Only declarations of this very training count, in whatever state, but no declaration shows its training. When all
 * declarations fit, these fit too; otherwise nothing is known.
 */
function fit(
  declared: readonly LiveDeclaration[],
  cohort: number,
  identifier: string,
  { schedules }: Books,
): Datum<boolean> | typeof notVisible {
  const fits = declared.every(({ type, date }) => {
    const milestone = schedules.milestone(cohort, identifier, type);
    if (milestone?.value == null) return true;
    const { from, until } = instantsOf(milestone.value, 'london');
    return isAtOrAfter(date, exactly(from)) === true && isAtOrAfter(date, exactly(until)) === false;
  });
  return fits ? { value: true, from: schedules.given ? 'given' : 'seed' } : notVisible;
}
