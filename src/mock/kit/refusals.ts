import type { ServiceRefusal } from '../../rules/verdict.ts';

/**
 * The details of refusals by attribute. Attributes are in the order in which they first appeared, and each detail
 * appears once.
 */
export function detailsByTitle(refusals: readonly ServiceRefusal[]): readonly (readonly [string, readonly string[]])[] {
  const byTitle = new Map<string, Set<string>>();
  for (const { title, detail } of refusals) {
    const details = byTitle.get(title) ?? new Set();
    byTitle.set(title, details.add(detail));
  }
  return [...byTitle].map(([title, details]) => [title, [...details]]);
}
