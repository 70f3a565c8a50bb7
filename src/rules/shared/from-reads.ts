import { sameId, type ReadDeclaration, type ReadEnrolment } from '../reads.ts';
import { served, type Span } from '../span.ts';
import { courseOf, type LiveDeclaration, type Role } from '../terms.ts';
import { liveStates } from './declaration-kinds.ts';

/** What a provider's reads say, the same in both services. */

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
