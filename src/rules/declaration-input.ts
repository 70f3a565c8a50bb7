import type { DateInput } from './date-input.ts';
import { allowedEvidence } from './evidence.ts';
import { exactly, isAfter } from './span.ts';
import { isDeclarationType, type LiveDeclaration, type Role } from './terms.ts';

/** `data.attributes` of a new declaration as it arrives, before anything is known of its values. */
export interface DeclarationInput {
  readonly participant_id?: unknown;
  readonly declaration_type?: unknown;
  readonly declaration_date?: unknown;
  readonly course_identifier?: unknown;
  readonly evidence_held?: unknown;
}

/** A date the service can compare with others. */
export type ReadableDate = Extract<DateInput, { at: number }>;

export function isReadable(date: DateInput): date is ReadableDate {
  return date.kind === 'instant' || date.kind === 'lenient';
}

/** Whether the evidence does not go with the declaration; false for a type that does not exist. */
export function evidenceMisfits(draft: DeclarationInput, role: Role, isDetailed: boolean): boolean {
  if (!isDeclarationType(draft.declaration_type)) return false;
  const allowed = allowedEvidence(isDetailed, role, draft.declaration_type);
  return allowed !== null && !allowed.some((value) => value === draft.evidence_held);
}

/** Whether a date breaks the order among declarations; undefined when two times are too close to tell. */
export function isOutOfOrder(
  others: readonly LiveDeclaration[],
  type: unknown,
  at: number,
  order: readonly string[],
): boolean | undefined {
  const place = order.indexOf(String(type));
  if (place === -1) return false;
  let open = false;
  for (const other of others) {
    const its = order.indexOf(other.type);
    if (its === -1 || its === place) continue;
    const breaks = its < place ? isAfter(other.date, exactly(at)) : isAfter(exactly(at), other.date);
    if (breaks === true) return true;
    if (breaks === undefined) open = true;
  }
  return open ? undefined : false;
}
