import { plain, sameId, type CheckInput, type ReadEnrolment } from '../../reads.ts';
import { notVisible, presuming, type Facts } from '../../rule.ts';
import { roleOf, type Role } from '../../terms.ts';
import type { EcfSubjectFacts } from '../action-facts.ts';

/**
 * Whether something holds. If the reads cannot say, why: `notVisible`, or undefined when partnerships would decide it.
 */
type Certainty = true | typeof notVisible | undefined;

/** What reads say about the participant and the course that a write names. */
export interface Subject {
  readonly facts: Facts<EcfSubjectFacts>;
  readonly role: Role | null;
  /** The person's current id; the one asked for may be retired. */
  readonly id: string;
  /**
   * The only enrolment in the role. When the write means a record that is not shown, it is refused because that record
   * has no training.
   */
  readonly enrolment: ReadEnrolment | undefined;
  /** Whether the enrolment shows the training that a write would act on. */
  readonly latest: Certainty;
  /** Whether the person had other ids, and so may have more records in the role than are shown. */
  readonly merged: boolean;
  /** Whether the enrolment is the newest of the record: no other provider has trained the person since. */
  readonly newest: boolean;
}

const none = { ect: false, mentor: false };
const nobody: EcfSubjectFacts = { personExists: false, courseKnown: false, recordFound: false, trained: none };

/** Undefined when nothing can be said: no participant was supplied, or one with a different id. */
export function subjectOf(
  id: unknown,
  course: unknown,
  { participant, partnerships }: CheckInput,
): Subject | undefined {
  const role = roleOf(course);
  const empty = { role, enrolment: undefined, latest: undefined, merged: false, newest: false } as const;
  if (typeof id !== 'string' || !isUuid(id)) return { ...empty, id: '', facts: nobody };
  if (participant === undefined) return undefined;
  const allShown = showsAll(partnerships);
  const untrained = allShown === true ? none : allShown;
  if (participant === null) {
    return {
      ...empty,
      id,
      facts: { personExists: notVisible, courseKnown: notVisible, recordFound: notVisible, trained: untrained },
    };
  }
  const { ecf_enrolments, participant_id_changes } = participant.attributes;
  const merged = participant_id_changes.length > 0;
  if (!sameId(id, participant.id) && !participant_id_changes.some((change) => sameId(change.from_participant_id, id)))
    return undefined;
  const subject = { role, enrolment: undefined, latest: undefined, newest: false, id: participant.id, merged } as const;
  if (role === null) return { ...subject, facts: { ...nobody, personExists: true } };
  const [enrolment, ...more] = ecf_enrolments.filter((one) => one.participant_type === role);
  if (enrolment === undefined)
    return {
      ...subject,
      facts: { personExists: true, courseKnown: notVisible, recordFound: notVisible, trained: untrained },
    };
  const open = enrolment.participant_status === 'active' || enrolment.participant_status === 'joining';
  const facts = {
    personExists: true,
    // only a person who is at the school, or is about to join it, is certainly on its list
    courseKnown: open ? true : notVisible,
    // if there is no record after all, the rules on course and training refuse instead
    recordFound: true,
    trained: merged ? notVisible : { ect: role === 'ect', mentor: role === 'mentor' },
    ...(open && !merged ? {} : presuming('recordFound')),
  } as const;
  if (more.length > 0) return { ...subject, facts, latest: notVisible };
  return {
    role,
    id: participant.id,
    merged,
    facts,
    enrolment,
    latest: open && !merged ? true : allShown,
    newest: open && !merged,
  };
}

/** Participants of challenged partnerships are not served, although they can be written to. */
function showsAll(partnerships: CheckInput['partnerships']): Certainty {
  if (partnerships === undefined) return undefined;
  return partnerships.some(({ attributes }) => attributes.status === 'challenged') ? notVisible : true;
}

export function isUuid(id: string): boolean {
  return /^\{?[0-9a-f]{32}\}?$/i.test(plain(id));
}

/** The value, or what replaces it when the enrolment does not show it for certain. */
export function ifLatest<T>(latest: Certainty, value: T): T | typeof notVisible | undefined {
  return latest === true ? value : latest;
}
