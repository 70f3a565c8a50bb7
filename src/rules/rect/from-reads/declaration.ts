import { dayOf } from '../../calendar.ts';
import { cohortBook, type CohortBook } from '../../cohorts.ts';
import type { DeclarationInput } from '../../declaration-input.ts';
import type { Given } from '../../given.ts';
import { notVisible, type Facts, type Known } from '../../rule.ts';
import type { ReadEnrolment, ReadStatement } from '../../reads.ts';
import { scheduleBook, type ScheduleBook } from '../../schedules.ts';
import type { Span } from '../../span.ts';
import { roleOf } from '../../terms.ts';
import type { RectDeclarationFacts } from '../declaration-facts.ts';
import { liveOf, readingOf, showsCompletion, since } from './enrolment.ts';

/** Look-ups made once for many checks. */
export interface Books { readonly schedules: ScheduleBook; readonly cohorts: CohortBook }

export const rectBooks = (given: Given): Books => ({ schedules: scheduleBook('rect', given.schedules), cohorts: cohortBook('rect', given.cohorts) });

/** What a provider's reads say about a new declaration. Nothing is guessed. */
export function rectDeclarationFacts(draft: DeclarationInput, given: Given, now: Span, books = rectBooks(given)): Facts<RectDeclarationFacts> {
  const role = roleOf(draft.course_identifier) ?? 'mentor';
  const reading = readingOf(draft.participant_id, given.participant);
  const enrolment = reading?.enrolment(role);
  const live = liveOf(draft.participant_id, role, given.declarations);
  return {
    ...(reading && { trained: reading.trained }),
    ...(reading && (reading.trained.ect || reading.trained.mentor) && { personExists: true }),
    trainingInFrozenCohort: reading === undefined ? undefined : enrolment === undefined ? notVisible : frozenToday(enrolment, books.cohorts, now),
    ...(live && { live }),
    ...(enrolment && ofEnrolment(enrolment, draft, given.statements, books, now)),
  };
}

function ofEnrolment(
  enrolment: ReadEnrolment, draft: DeclarationInput, statements: Given['statements'], { schedules, cohorts }: Books, now: Span,
): Facts<RectDeclarationFacts> {
  const cohort = Number(enrolment.cohort);
  const milestone = schedules.milestone(cohort, enrolment.schedule_identifier, String(draft.declaration_type));
  return {
    cohort,
    withdrawnAt: since(enrolment, 'withdrawn'),
    deferredAt: since(enrolment, 'deferred'),
    milestone,
    mentorFunding: cohorts.mentorFunding(cohort),
    detailedEvidence: cohorts.detailedEvidence(cohort),
    // false is served for somebody who became ineligible, before or after having been eligible
    fundable: enrolment.eligible_for_funding === false ? notVisible : enrolment.eligible_for_funding === true,
    openStatement: openStatement(statements, cohort, now),
  };
}

/** A paid statement is not open; an unpaid one may be open or payable, which the service does not show. */
function openStatement(statements: readonly ReadStatement[] | undefined, cohort: number, now: Span): false | typeof notVisible | undefined {
  if (statements === undefined) return undefined;
  const today = dayOf(now.earliest, 'london');
  const ahead = statements.some(({ attributes }) => Number(attributes.cohort) === cohort && !attributes.paid && attributes.cut_off_date !== null && attributes.cut_off_date >= today);
  return ahead ? notVisible : false;
}

/** Only own training is seen, and only an active one without an end certainly contains today. */
function frozenToday(enrolment: ReadEnrolment, cohorts: CohortBook, now: Span): Known<boolean> | typeof notVisible {
  const containsToday = enrolment.participant_status === 'active' && enrolment.training_status === 'active' && !showsCompletion(enrolment);
  const frozen = cohorts.frozen(Number(enrolment.cohort), now.earliest);
  return containsToday && frozen.value ? frozen : notVisible;
}
