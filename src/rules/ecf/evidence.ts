import { known, type Facts } from '../rule.ts';
import type { DeclarationInput } from '../shared/inputs.ts';
import { allowedEvidence, isBlank, isDeclarationType, listed, roleOf, shown } from '../terms.ts';
import type { EcfDeclarationFacts } from './declaration-facts.ts';

/** What is wrong with the evidence. A type that does not exist has no evidence to go with it. */
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

export function evidenceDetail(facts: Facts<EcfDeclarationFacts>, draft: DeclarationInput): string {
  const { declaration_type: type, evidence_held: held } = draft;
  const role = roleOf(draft.course_identifier);
  const allowed =
    role !== null && isDeclarationType(type)
      ? allowedEvidence(known(facts, 'detailedEvidence')?.value ?? true, role, type)
      : null;
  return `evidence_held ${isBlank(held) ? 'is missing' : `${shown(held)} does not go with this declaration`}. For ${shown(type)} it has to be one of ${listed(allowed ?? [])}.`;
}
