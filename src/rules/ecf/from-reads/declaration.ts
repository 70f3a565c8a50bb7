import { booksOf, openStatement, type Books } from '../../books.ts';
import { liveOf, plain, since, type CheckInput, type ReadDeclaration, type ReadEnrolment } from '../../reads.ts';
import { gathered, notVisible, presuming, type Facts } from '../../rule.ts';
import { isReadable, readDate, type DeclarationInput } from '../../shared/inputs.ts';
import { billableStates, courseOf, isDeclarationType, type Role } from '../../terms.ts';
import { dayOf, served, type Span } from '../../time.ts';
import type { EcfDeclarationFacts } from '../declaration-facts.ts';
import { ifLatest, subjectOf, type Subject } from './subject.ts';

type DeclarationFacts = Facts<EcfDeclarationFacts>;

/** What a provider's reads say about a new declaration. Nothing is guessed. */
export function ecfDeclarationFacts(
  draft: DeclarationInput,
  given: CheckInput,
  now: Span,
  books = booksOf('ecf', given),
): DeclarationFacts {
  const subject = subjectOf(draft.participant_id, draft.course_identifier, given);
  if (subject === undefined) return {};
  const { facts, role, enrolment } = subject;
  if (role === null || facts.recordFound === false) return facts;
  if (facts.recordFound !== true) return gathered(facts, unseen);
  const declared: DeclarationFacts = {
    live: liveOf(subject.id, role, given.declarations),
    resent: resent(draft, subject.id, role, given.declarations),
  };
  if (enrolment === undefined) return gathered<EcfDeclarationFacts>(facts, unseen, declared);
  return gathered<EcfDeclarationFacts>(
    facts,
    declared,
    // if the record is on another schedule by now, the rule on trained schedules refuses
    presuming('scheduleSettled', ...(subject.newest ? [] : ['recordFound'])),
    timesOf(subject, enrolment),
    ofRecord(subject, enrolment, draft, books, now),
    // while the training goes on, the live declarations of all providers are served
    enrolment.participant_status === 'active' && !subject.merged ? { unseenLive: [] } : {},
  );
}

const unseen: DeclarationFacts = {
  withdrawnAt: notVisible,
  statusAtDate: notVisible,
  deferredAt: notVisible,
  cohort: notVisible,
  milestone: notVisible,
  fundable: notVisible,
  openStatement: notVisible,
  mentorFunding: notVisible,
  detailedEvidence: notVisible,
};

/**
 * A withdrawal is shown while the latest training is withdrawn. If that training has not begun, the one before it may
 * count.
 */
function timesOf({ latest }: Subject, enrolment: ReadEnrolment): DeclarationFacts {
  const begun = (status: 'withdrawn' | 'deferred'): Span | null | typeof notVisible | undefined => {
    const at = since(enrolment, status);
    return ifLatest(latest, at === undefined ? notVisible : at);
  };
  const withdrawn = latest === true && enrolment.training_status === 'withdrawn';
  return {
    withdrawnAt: begun('withdrawn'),
    // a withdrawal that is shown is the newest. A deferral that is shown is not always: a school's new partnership can
    // bring back the training of before the withdrawal
    ...(withdrawn && { unseenWithdrawnAt: null }),
    statusAtDate: withdrawn && begunFor(enrolment) ? 'withdrawn' : notVisible,
    deferredAt: begun('deferred'),
  };
}

/** A training that has not ended yet may be one that has not begun yet. */
function begunFor({ participant_status: status }: ReadEnrolment): boolean {
  return status !== 'joining' && status !== 'leaving';
}

/** Schedule and cohort are those of the record, which another provider may have changed since. */
function ofRecord(
  { newest, merged }: Subject,
  enrolment: ReadEnrolment,
  draft: DeclarationInput,
  { schedules, cohorts, unpaidAhead: ahead }: Books,
  now: Span,
): DeclarationFacts {
  const cohort = Number(enrolment.cohort);
  const fundable = enrolment.eligible_for_funding === true;
  const { declaration_type: type } = draft;
  return {
    cohort,
    fundable: merged && !fundable ? notVisible : fundable,
    // no schedule has a milestone for a type that does not exist
    milestone: !isDeclarationType(type)
      ? { value: null, from: 'given' }
      : newest
        ? schedules.milestone(cohort, enrolment.schedule_identifier, type)
        : notVisible,
    ...(newest
      ? {
          openStatement: openStatement(ahead(dayOf(now.earliest, 'utc')), cohort),
          mentorFunding: cohorts.mentorFunding(cohort),
          detailedEvidence: cohorts.detailedEvidence(cohort),
        }
      : { openStatement: notVisible, mentorFunding: notVisible, detailedEvidence: notVisible }),
  };
}

/**
 * A billable declaration of the same second may be the same declaration: its provider and the fraction of its second
 * are not known.
 */
function resent(
  draft: DeclarationInput,
  id: string,
  role: Role,
  declarations: readonly ReadDeclaration[] | undefined,
): false | typeof notVisible | undefined {
  if (declarations === undefined) return undefined;
  const date = readDate(draft.declaration_date, true);
  if (!isReadable(date)) return false;
  const same = declarations.some(({ attributes }) => {
    const its = served(attributes.declaration_date);
    return (
      billableStates.has(attributes.state) &&
      attributes.declaration_type === draft.declaration_type &&
      attributes.course_identifier === courseOf[role] &&
      plain(attributes.participant_id) === plain(id) &&
      its !== null &&
      its.earliest <= date.at &&
      date.at <= its.latest
    );
  });
  return same ? notVisible : false;
}
