import type { Verdict } from '../../src/rules/index.ts';

/** What the mock made of a request. */
export interface Answered {
  readonly status: number;
  readonly rules: readonly string[];
}

const ofRequest = (rule: string): boolean => rule.split('.')[1] === 'request';

/**
 * Holds a verdict against the mock's answer to the same request; returns what is broken.
 *
 * 1. What the checks refuse, the mock refuses; a refusal that is certain is among its rules, unless the request was
 *    turned away before any rule was reached.
 * 2. What the mock refuses by a rule the checks did not find stands in `unchecked`; after `clear` as not visible.
 */
export function broken({ outcome, refusals, unchecked }: Verdict, { status, rules }: Answered): string[] {
  const faults: string[] = [];
  const isRefused = status >= 400;
  if (isRefused && rules.length === 0) faults.push(`status ${status} without a rule`);
  if (!isRefused && rules.length > 0) faults.push(`status ${status} with rules`);
  const isTurnedAway = rules.some(ofRequest);
  if (outcome === 'refuse' && !isRefused) faults.push('1: the checks refuse what the mock accepts');
  if (isRefused && !isTurnedAway) {
    for (const { rule, likely, enforcedBy } of refusals) {
      if (enforcedBy === 'service' && !likely && !rules.includes(rule))
        faults.push(`1: ${rule} is certain for the checks and not among the mock's`);
    }
  }
  for (const rule of rules) {
    if (ofRequest(rule)) continue;
    const open = unchecked.find((one) => one.rule === rule);
    if (outcome === 'clear' && open?.doubt.reason !== 'not-visible')
      faults.push(`2: clear, but ${rule} refuses and is not unchecked as not visible`);
    else if (open === undefined && !refusals.some((one) => one.rule === rule))
      faults.push(`2: ${rule} refuses, and the checks passed it over`);
  }
  return faults;
}
