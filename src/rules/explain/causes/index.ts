import type { Cause } from '../cause.ts';
import { declarationCauses } from './declarations.ts';
import { generalCauses, requestCauses } from './general.ts';
import { participantCauses } from './participants.ts';
import { partnershipCauses } from './partnerships.ts';

/** Every cause. Where a rule stands in several, the first is what its own wording means. */
export const causes: readonly Cause[] = [
  ...declarationCauses,
  ...participantCauses,
  ...partnershipCauses,
  ...generalCauses,
  ...requestCauses,
];

const byRule = new Map<string, Cause>();
for (const cause of causes) for (const id of cause.rules) if (!byRule.has(id)) byRule.set(id, cause);

/** The cause a rule refuses for. */
export function causeOf(rule: string): Cause | undefined {
  return byRule.get(rule);
}
