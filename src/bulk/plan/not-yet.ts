import { booksOf } from '../../rules/books.ts';
import { since, type ReadParticipant } from '../../rules/reads.ts';
import { roleOf } from '../../rules/terms.ts';
import { addDays, dayOf, type Day } from '../../rules/time.ts';
import type { SourceRow } from '../rows/source.ts';
import { today, type Decision } from './decision.ts';

/**
 * Rules that refuse for a time, and after how many London days the service can say something else at the soonest. A training
 * that starts later than today starts tomorrow at the soonest, and on its first day it is still too early.
 */
const days: Readonly<Record<string, number>> = {
  'rect.defer.F5': 2,
  'rect.defer.F6': 1,
  'rect.withdraw.W4': 2,
  'rect.withdraw.W5': 1,
  'rect.resume.R3': 1,
};

const COHORT = 'rect.partnership-create.N5';

/** The London day before which a rule says: not yet. Null when what it refuses does not pass with time. */
export function notBefore(
  rule: string | null | undefined,
  { draft }: Pick<SourceRow, 'draft'>,
  now: number,
): Day | null {
  if (rule === COHORT) return booksOf('rect', {}).cohorts.start(Number(draft['cohort'])).value;
  const wait = rule === null || rule === undefined ? undefined : days[rule];
  return wait === undefined ? null : addDays(today(now), wait);
}

const ENDED_TODAY = 'rect.resume.R3';

/**
 * As `made`, but held where it is too early. When a training ended is not served, so by what is served nobody can say for
 * sure that somebody cannot be resumed today. Where they were deferred or withdrawn today it did end today, unless it had
 * ended before.
 */
export function heldIfEarly(
  made: Pick<Decision, 'state'> & Partial<Decision>,
  { draft }: Pick<SourceRow, 'draft'>,
  person: ReadParticipant | null,
  now: number,
): Pick<Decision, 'state'> & Partial<Decision> {
  if (made.state === 'refused') {
    const until = notBefore(made.rule, { draft }, now);
    return until === null ? made : { ...made, state: 'held', until };
  }
  if (person === null || made.unchecked?.includes(ENDED_TODAY) !== true) return made;
  const role = roleOf(draft['course_identifier']);
  const enrolment = person.attributes.ecf_enrolments.find(({ participant_type }) => participant_type === role);
  if (enrolment === undefined) return made;
  const ended = since(enrolment, 'deferred') ?? since(enrolment, 'withdrawn');
  if (ended === null || ended === undefined || dayOf(ended.latest, 'london') !== today(now)) return made;
  const until = notBefore(ENDED_TODAY, { draft }, now);
  if (until === null) return made;
  const why = 'deferred or withdrawn today: can be resumed from tomorrow';
  return { ...made, state: 'held', rule: ENDED_TODAY, why, until };
}
