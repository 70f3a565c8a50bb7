import type { Item, Resource } from '../sync/resources.ts';

/** A record of a copy that is served now. Of schools, one for each cohort. */
export interface Held extends Pick<Item, 'id' | 'attributes'> {
  /** The cohort of a school; null of every other record. */
  readonly cohort: string | null;
}

/** What a comparison is told of one copy. */
export interface Records {
  /** The records of a list that are served. */
  of(resource: Resource): Iterable<Held>;
  /** People whom the copy knows to have been merged into others, beside what those carry in `participant_id_changes`. */
  readonly merged: ReadonlyMap<string, string>;
}

/**
 * What kind of difference it is. `missing`: only in the first copy; `extra`: only in the second; `differs`: a field of a
 * record of both; `merged`: an id that is retired in one copy and not in the other, or in favour of somebody else;
 * `unmatched`: several could be meant, or none can be told; `other-id`: the same record under another id, where ids are
 * not promised to survive.
 */
export type FindingKind = 'missing' | 'extra' | 'differs' | 'merged' | 'unmatched' | 'other-id';

/** One difference between two copies. It holds ids, states and dates, and nothing that tells who somebody is. */
export interface Finding {
  readonly kind: FindingKind;
  readonly resource: Resource;
  readonly id: string;
  readonly cohort: string | null;
  /** The field, for example `ecf_enrolments[].cohort`; null when it is about the whole record. */
  readonly field: string | null;
  /** Which of several parts of a record: a training record, a retired id. */
  readonly part: string | null;
  /** The value in the first copy; null when there is none, and when it is hidden. */
  readonly from: unknown;
  /** The value in the second copy. */
  readonly to: unknown;
  /** Whether the values are personal, so that they are not told. */
  readonly hidden: boolean;
}

export interface CompareOptions {
  /** `id`: ids survived. `trn`: people are known again by their TRN where an id is in one copy alone, and the rest by them. */
  readonly match: 'id' | 'trn';
  /** Whether personal fields are left out, because one copy was kept without them. */
  readonly withoutPersonal?: boolean;
}

/** A record that has another id in each copy. */
export interface Rekeyed {
  readonly resource: Resource;
  readonly from: string;
  readonly to: string;
}

export interface Comparison {
  readonly findings: readonly Finding[];
  /** Records that are in both, by list. */
  readonly matched: Readonly<Record<Resource, number>>;
  readonly rekeyed: readonly Rekeyed[];
}
