import type { Service, WrapperName } from '../../contract/index.ts';

/**
 * What a change does to a program that uses the client: `breaking` may stop it from compiling or from working,
 * `warning` may bring it something it has not seen before, `harmless` does neither.
 */
export const severities = ['breaking', 'warning', 'harmless'] as const;

export type Severity = (typeof severities)[number];

/** An operation, and the wrapper method that calls it; null when only `raw` reaches it. */
export interface TouchedOperation {
  readonly operation: string;
  readonly wrapper: WrapperName | null;
}

/** Where a change shows: in some places a schema is used many times over. */
export interface ChangePlaces {
  /** The first few. */
  readonly first: readonly { readonly operation: string; readonly place: string }[];
  /** How many more there are; a schema that contains itself counts as often as it is used from outside. */
  readonly more: number;
}

/** One change, told once however many places it shows at. */
export interface GroupedChange {
  readonly severity: Severity;
  /** For programs: `attribute-removed`, `values-added`, … */
  readonly kind: string;
  /**
   * The first place: `filter.cohort`, `request data.attributes.reason`, `answer 200 data.attributes.email`; empty for
   * the operation itself. A list's items and a single record count as one place.
   */
  readonly place: string;
  /** One sentence for people, without the place. */
  readonly message: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly operations: readonly TouchedOperation[];
  readonly places: ChangePlaces;
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
