import { booksOf, openStatement, type Books, type CohortBook } from '../../books.ts';
import { liveOf, since, type CheckInput, type ReadEnrolment } from '../../reads.ts';
import { notVisible, type Datum, type Facts } from '../../rule.ts';
import type { DeclarationInput } from '../../shared/inputs.ts';
import { roleOf } from '../../terms.ts';
import { dayOf, type Span } from '../../time.ts';
import type { RectDeclarationFacts } from '../declaration-facts.ts';
import { readingOf, showsCompletion } from './enrolment.ts';

/** What a provider's reads say about a new declaration. Nothing is guessed. */
export function rectDeclarationFacts(
  draft: DeclarationInput,
  given: CheckInput,
  now: Span,
  books = booksOf('rect', given),
): Facts<RectDeclarationFacts> {
  const role = roleOf(draft.course_identifier) ?? 'mentor';
  const reading = readingOf(draft.participant_id, given.participant);
  const enrolment = reading?.enrolment(role);
  return {
    trained: reading?.trained,
    personExists: reading && (reading.trained.ect || reading.trained.mentor) ? true : undefined,
    trainingInFrozenCohort:
      reading === undefined
        ? undefined
        : enrolment === undefined
          ? notVisible
          : frozenToday(enrolment, books.cohorts, now),
    live: liveOf(draft.participant_id, role, given.declarations),
    ...(enrolment && ofEnrolment(enrolment, draft, books, now)),
  };
}

function ofEnrolment(
  enrolment: ReadEnrolment,
  draft: DeclarationInput,
  { schedules, cohorts, unpaidAhead: ahead }: Books,
  now: Span,
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
    // false is served for a participant who became ineligible, even if they were found eligible after that
    fundable: enrolment.eligible_for_funding === false ? notVisible : enrolment.eligible_for_funding === true,
    openStatement: openStatement(ahead(dayOf(now.earliest, 'london')), cohort),
  };
}

/** Reads show only the provider's own training, and only an active one without an end certainly contains today. */
function frozenToday(enrolment: ReadEnrolment, cohorts: CohortBook, now: Span): Datum<boolean> | typeof notVisible {
  const containsToday =
    enrolment.participant_status === 'active' && enrolment.training_status === 'active' && !showsCompletion(enrolment);
  const frozen = cohorts.frozen(Number(enrolment.cohort), now.earliest);
  return containsToday && frozen.value ? frozen : notVisible;
}
