import { compareTexts } from '../../base/compare-texts.ts';
import type { Service, WrapperName } from '../../contract/index.ts';

/**
 * What a change does to a program that uses the client: `breaking` may stop it from compiling or from working,
 * `warning` may bring it something it has not seen before, `harmless` does neither.
 */
export const severities = ['breaking', 'warning', 'harmless'] as const;

export type Severity = (typeof severities)[number];

/** One change at one operation. */
export interface Change {
  readonly severity: Severity;
  /** For programs: `attribute-removed`, `values-added`, … */
  readonly kind: string;
  /** `GET /api/v3/participants` */
  readonly operation: string;
  /** The wrapper method that calls the operation; null when only `raw` reaches it. */
  readonly wrapper: WrapperName | null;
  /**
   * `filter.cohort`, `request data.attributes.reason`, `answer 200 data[].attributes.email`; empty for the operation
   * itself.
   */
  readonly place: string;
  /** One sentence for people, without the place. */
  readonly message: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The same change at all operations that have it; most schemas serve several. */
export interface GroupedChange extends Omit<Change, 'operation' | 'wrapper'> {
  readonly operations: readonly { readonly operation: string; readonly wrapper: WrapperName | null }[];
}

export interface DiffReport {
  readonly service: Service;
  readonly old: string;
  readonly new: string;
  readonly summary: Readonly<Record<Severity, number>>;
  /** Every wrapper method that some change touches, by the worst of them. */
  readonly wrappers: Readonly<Record<Severity, readonly WrapperName[]>>;
  readonly changes: readonly GroupedChange[];
}

/** Puts together what is the same at several operations; a list's items and a single record count as one place. */
export function group(changes: readonly Change[]): GroupedChange[] {
  const groups = new Map<string, { first: Change; operations: { operation: string; wrapper: WrapperName | null }[] }>();
  for (const change of changes) {
    const { severity, kind, operation, wrapper, place, message, before, after } = change;
    // an operation that came or went is a change of its own
    const where = place === '' ? operation : place.replace(' data[]', ' data');
    const key = JSON.stringify([severity, kind, where, message, before, after]);
    const found = groups.get(key) ?? { first: { ...change, place: place.replace(' data[]', ' data') }, operations: [] };
    if (!found.operations.some((other) => other.operation === operation)) found.operations.push({ operation, wrapper });
    groups.set(key, found);
  }
  const grouped = [...groups.values()].map(
    ({ first: { severity, kind, place, message, before, after }, operations }) => ({
      severity,
      kind,
      place,
      message,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      operations,
    }),
  );
  return grouped.sort(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      compareTexts(a.operations[0]?.operation ?? '', b.operations[0]?.operation ?? '') ||
      compareTexts(a.place, b.place) ||
      compareTexts(a.kind, b.kind),
  );
}
