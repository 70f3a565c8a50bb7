import type { CohortBook } from '../../books.ts';
import { plain, type ReadDeclaration, type ReadEnrolment } from '../../reads.ts';
import { notVisible, type Datum } from '../../rule.ts';
import { billableStates, courseOf, type Role } from '../../terms.ts';
import type { Span } from '../../time.ts';
import type { Subject } from './subject.ts';

/** The only cohort that ECTs of a frozen one are moved to. */
const FREEZE_TARGET = 2024;

/**
 * Whether a change leaves a frozen cohort for 2024 or goes back to one. The way back depends on the cohorts of
 * declarations, which are not served. The way out depends on whether a date for the freeze is set, even a future one.
 */
export function freezeMove(
  { id, newest }: Subject,
  role: Role,
  enrolment: ReadEnrolment,
  target: number,
  declarations: readonly ReadDeclaration[] | undefined,
  cohorts: CohortBook,
  now: Span,
): Datum<boolean> | typeof notVisible | undefined {
  const no: Datum<boolean> = { value: false, from: 'given' };
  if (role === 'mentor') return no;
  if (enrolment.cohort_changed_after_payments_frozen) return notVisible;
  if (target !== FREEZE_TARGET || enrolment.induction_end_date !== null) return no;
  if (!newest) return notVisible;
  const present = Number(enrolment.cohort);
  const frozen = cohorts.frozen(present, now.earliest);
  // nobody is moved out of the cohort that others are moved to
  if (present === FREEZE_TARGET && !frozen.value) return { value: false, from: 'guidance' };
  if (declarations === undefined) return undefined;
  const billable = declarations
    .filter(
      ({ attributes }) =>
        billableStates.has(attributes.state) &&
        attributes.course_identifier === courseOf.ect &&
        plain(attributes.participant_id) === plain(id),
    )
    .map(({ attributes }) => attributes.declaration_type);
  if (billable.includes('completed')) return no;
  if (enrolment.participant_status !== 'active') return notVisible;
  if (billable.length === 0) return no;
  if (frozen.value) return frozen.from === 'seed' ? notVisible : { ...frozen, value: true };
  return { value: false, from: 'seed' };
}
