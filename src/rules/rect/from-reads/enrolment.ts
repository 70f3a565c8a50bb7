import { sameId, type ReadDeclaration, type ReadEnrolment, type ReadParticipant } from '../../reads.ts';
import { liveStates } from '../../shared/declaration-kinds.ts';
import { served, type Span } from '../../span.ts';
import { courseOf, type LiveDeclaration, type Role } from '../../terms.ts';

/** What a participant, as read, says about the id that is asked for. */
export interface Reading {
  readonly trained: Readonly<Record<Role, boolean>>;
  enrolment(role: Role): ReadEnrolment | undefined;
}

/**
 * Undefined when nothing can be said: no participant was supplied, or one with another id. `rect` knows live ids only,
 * so an id the participant has retired is nobody's.
 */
export function readingOf(id: unknown, participant: ReadParticipant | null | undefined): Reading | undefined {
  if (participant === undefined) return undefined;
  if (participant === null) return nobody;
  if (!sameId(id, participant.id)) {
    const retired = participant.attributes.participant_id_changes.some((change) =>
      sameId(change.from_participant_id, id),
    );
    return retired ? nobody : undefined;
  }
  const enrolment = (role: Role): ReadEnrolment | undefined =>
    participant.attributes.ecf_enrolments.find((one) => one.participant_type === role);
  return { trained: { ect: enrolment('ect') !== undefined, mentor: enrolment('mentor') !== undefined }, enrolment };
}

const nobody: Reading = { trained: { ect: false, mentor: false }, enrolment: () => undefined };

/** The declarations that hold their type: of one participant in one role. Undefined when none were supplied. */
export function liveOf(
  id: unknown,
  role: Role,
  declarations: readonly ReadDeclaration[] | undefined,
): readonly LiveDeclaration[] | undefined {
  if (declarations === undefined || typeof id !== 'string') return undefined;
  const live: LiveDeclaration[] = [];
  for (const { attributes } of declarations) {
    if (
      !liveStates.has(attributes.state) ||
      attributes.course_identifier !== courseOf[role] ||
      !sameId(attributes.participant_id, id)
    )
      continue;
    const date = served(attributes.declaration_date);
    if (date !== null) live.push({ type: attributes.declaration_type, date });
  }
  return live;
}

/**
 * When the status that is asked for began; null when the enrolment is in another, undefined when its date is
 * unreadable.
 */
export function since(enrolment: ReadEnrolment, status: 'withdrawn' | 'deferred'): Span | null | undefined {
  if (enrolment.training_status !== status) return null;
  const action = status === 'withdrawn' ? enrolment.withdrawal : enrolment.deferral;
  return action === null ? undefined : (served(action.date) ?? undefined);
}

/** Whether the enrolment shows that its holder has completed: an induction end, or a mentor funding end. */
export function showsCompletion(enrolment: ReadEnrolment): boolean {
  return (
    (enrolment.participant_type === 'ect' ? enrolment.induction_end_date : enrolment.mentor_funding_end_date) !== null
  );
}
