import type { Expect } from '../base/expect.ts';
import type { InBoth } from './described.ts';
import type { DeclarationType, Role } from './terms.ts';

/**
 * Which `evidence_held` goes with which declaration; the same table in both services except for mentors' and ECTs'
 * `started`.
 */

const general = ['training-event-attended', 'self-study-material-completed', 'other'] as const;
const detailed = [
  'training-event-attended',
  'self-study-material-completed',
  'materials-engaged-with-offline',
  'other',
] as const;
const engagement = ['75-percent-engagement-met', '75-percent-engagement-met-reduced-induction'] as const;
const completion = [...engagement, 'one-term-induction'] as const;

/** Every value some rule set allows. */
export const evidenceTypes = [...detailed, ...completion] as const;
export type EvidenceIsDescribed = Expect<InBoth<(typeof evidenceTypes)[number], 'EvidenceHeld'>>;

/**
 * The evidence allowed for a declaration; null where none is asked for and whatever is sent is dropped.
 * `isDetailed`: the cohort's flag for detailed evidence types (2025 and later).
 */
export function allowedEvidence(isDetailed: boolean, role: Role, type: DeclarationType): readonly string[] | null {
  if (!isDetailed) return type === 'started' ? null : general;
  if (type === 'completed') return role === 'ect' ? completion : engagement;
  return type === 'retained-2' ? engagement : detailed;
}
