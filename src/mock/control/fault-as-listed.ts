import type { PlacedFault } from '../faults/fault.ts';

/** A fault as it is listed in JSON, which has no number without end and would write null. */
export function faultAsListed({ fault, ...placed }: PlacedFault): object {
  return { ...placed, fault: fault.times === Infinity ? { ...fault, times: 'always' } : fault };
}
