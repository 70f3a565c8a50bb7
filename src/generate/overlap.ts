import type { OpenApiDocument } from './document.ts';
import { factsOf, type Fact } from './facts.ts';

/**
 * Where a published description, repaired and corrected, still says something else than ours, as far as both speak of
 * the same place. One line each, with the operations in which it is so. What only one of them has does not count as a difference.
 */
export function differences(published: OpenApiDocument, ours: OpenApiDocument): string[] {
  const mine = factsOf(ours);
  const found = new Map<string, string[]>();
  for (const [operation, facts] of factsOf(published)) {
    for (const [place, theirs] of facts) {
      const own = mine.get(operation)?.get(place);
      for (const what of own === undefined ? [] : compareFacts(theirs, own)) {
        const line = `${place}: ${what}`;
        found.set(line, [...(found.get(line) ?? []), operation]);
      }
    }
  }
  return [...found].map(([line, operations]) => `${line} (${operations.join(', ')})`);
}

/** How many places both descriptions speak of. */
export function overlap(published: OpenApiDocument, ours: OpenApiDocument): number {
  const mine = factsOf(ours);
  return [...factsOf(published)].reduce(
    (sum, [operation, facts]) => sum + [...facts.keys()].filter((place) => mine.get(operation)?.has(place)).length,
    0,
  );
}

function compareFacts(theirs: Fact, ours: Fact): string[] {
  const lines: string[] = [];
  const note = (what: string, a: unknown, b: unknown): void => {
    if (a !== b) lines.push(`${what} ${String(a)}, ours ${String(b)}`);
  };
  // alternatives are arranged differently, and leave open what is required
  if (theirs.required !== null && ours.required !== null) note('required', theirs.required, ours.required);
  note('null', theirs.nullable, ours.nullable);
  note('several values', theirs.many, ours.many);
  note('type', text(theirs.types), text(ours.types));
  note('format', text(theirs.formats), text(ours.formats));
  note('any value', theirs.open, ours.open);
  if (!theirs.open && !ours.open) note('values', text(theirs.values), text(ours.values));
  return lines;
}

function text(set: ReadonlySet<string>): string {
  return [...set].sort().join('|') || 'none';
}
