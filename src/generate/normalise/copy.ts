import { DocumentError, type Place } from '../document-error.ts';
import { isNode } from '../walk.ts';

/** Published descriptions are about 20 levels deep. The tools, which call themselves level by level, give up at some hundreds. */
const DEEPEST = 200;

/**
 * A copy in which nothing is shared: YAML's aliases would otherwise stay one object in several places.
 *
 * @throws {DocumentError} for what contains itself, or is nested deeper than a tool can go
 */
export function plainCopy(written: unknown, source: string): unknown {
  return copy(written, [], [], source);
}

function copy(value: unknown, place: Place, above: readonly object[], source: string): unknown {
  if (typeof value !== 'object' || value === null) return plainValue(value);
  if (above.includes(value))
    throw new DocumentError(
      source,
      shortPlace(place),
      'an alias (*name) stands inside what it is the alias of, so it has no end. Write the inner one as a $ref to a ' +
        'schema under components instead.',
    );
  if (above.length >= DEEPEST)
    throw new DocumentError(
      source,
      shortPlace(place),
      `is nested more than ${DEEPEST} levels deep. Move the inner schemas to components.schemas and refer to them ` +
        'with $ref.',
    );
  const inside = [...above, value];
  if (Array.isArray(value)) return value.map((item, index) => copy(item, [...place, index], inside, source));
  if (!isNode(value)) return null;
  if (value instanceof Date) return value.toISOString();
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, copy(inner, [...place, key], inside, source)]),
  );
}

/** As JSON has it. */
function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

/** Enough of a place to find it: one that is hundreds of keys long helps nobody. */
function shortPlace(place: Place): Place {
  return place.slice(0, 12);
}
