import type { Datum } from '../rule.ts';
import { allowedEvidence, isBlank, isDeclarationType, listed, roleOf, shown, type Role } from '../terms.ts';
import type { DeclarationInput } from './inputs.ts';

/** Whether the evidence does not fit the declaration, as `rect` checks it; false for a type that does not exist. */
export function evidenceMisfits(draft: DeclarationInput, role: Role, isDetailed: boolean): boolean {
  if (!isDeclarationType(draft.declaration_type)) return false;
  const allowed = allowedEvidence(isDetailed, role, draft.declaration_type);
  return allowed !== null && !allowed.some((value) => value === draft.evidence_held);
}

/** What is wrong with the evidence, as `ecf` checks it. No evidence fits a type that does not exist. */
export function evidenceFault(
  { declaration_type: type, course_identifier, evidence_held: held }: DeclarationInput,
  isDetailed: boolean,
): 'missing' | 'misfit' | null {
  const role = roleOf(course_identifier);
  if (role === null || !isDeclarationType(type)) return null;
  const allowed = allowedEvidence(isDetailed, role, type);
  if (allowed === null || (isBlank(held) && type === 'started')) return null;
  return isBlank(held) ? 'missing' : allowed.some((value) => value === held) ? null : 'misfit';
}

/** The detail of a refusal because of evidence. `flag` tells whether the cohort asks for the detailed kinds. */
export function evidenceDetail(draft: DeclarationInput, role: Role | null, flag: Datum<boolean> | undefined): string {
  const { declaration_type: type, evidence_held: held } = draft;
  const allowed = role !== null && isDeclarationType(type) ? allowedEvidence(flag?.value ?? true, role, type) : null;
  const fault = isBlank(held) ? 'is missing' : `${shown(held)} does not go with this declaration`;
  if (allowed?.length === 0)
    return `evidence_held ${fault}. No kind goes with ${shown(type)} of a mentor of this cohort, so it cannot be declared.`;
  return `evidence_held ${fault}. For ${shown(type)} it has to be one of ${listed(allowed ?? [])}.`;
}
