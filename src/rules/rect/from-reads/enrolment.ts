import { sameId, type ReadEnrolment, type ReadParticipant } from '../../reads.ts';
import type { Role } from '../../terms.ts';

/** What a participant, as read, shows about the id asked for. */
export interface Reading {
  readonly trained: Readonly<Record<Role, boolean>>;
  enrolment(role: Role): ReadEnrolment | undefined;
}

/**
 * Undefined when nothing can be said: no participant was supplied, or one with a different id. `rect` knows current ids
 * only, so an id that the participant has retired belongs to no participant.
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

/** Whether the enrolment shows that the participant has completed: it has an induction end, or a mentor funding end. */
export function showsCompletion(enrolment: ReadEnrolment): boolean {
  return (
    (enrolment.participant_type === 'ect' ? enrolment.induction_end_date : enrolment.mentor_funding_end_date) !== null
  );
}
