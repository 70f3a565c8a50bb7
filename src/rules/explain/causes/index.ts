import type { Cause } from '../cause.ts';
import { declarationCauses } from './declarations.ts';
import { generalCauses, requestCauses } from './general.ts';
import { participantCauses } from './participants.ts';
import { partnershipCauses } from './partnerships.ts';

/** Every cause. When a rule belongs to several, the first is the one that its own wording means. */
export const causes: readonly Cause[] = [
  ...declarationCauses,
  ...participantCauses,
  ...partnershipCauses,
  ...generalCauses,
  ...requestCauses,
];

const byRule = new Map<string, Cause>();
for (const cause of causes) for (const id of cause.rules) if (!byRule.has(id)) byRule.set(id, cause);

/** The cause that a rule belongs to. */
export function causeOf(rule: string): Cause | undefined {
  return byRule.get(rule);
}
