import type { Uuid } from '../ids.ts';

/** The lists of the API, as a change names them. */
export type ChangedResource =
  | 'participants'
  | 'transfers'
  | 'unfundedMentors'
  | 'declarations'
  | 'partnerships'
  | 'schools'
  | 'deliveryPartners'
  | 'statements';

/** One difference in what one lead provider is served. */
export interface Change {
  /** Numbered from 1, without gaps. */
  readonly n: number;
  /** The mock's present when it happened, as an ISO 8601 instant. */
  readonly at: string;
  /** The lead provider who is served the record, by its symbol. */
  readonly lp: string;
  readonly resource: ChangedResource;
  readonly id: Uuid;
  /** Of schools alone, which are served by cohort: the cohort whose row changed. */
  readonly cohort?: number;
  /**
   * What did it: a step (`schools.moveParticipant`), an accepted write (`declarations.create`), `clock` when time did,
   * `restore` or `load` when another world was put in place.
   */
  readonly act: string;
  /** Each attribute that is served otherwise now, with its value before and after; null when the record came or went. */
  readonly fields: Readonly<Record<string, readonly [before: unknown, after: unknown]>> | null;
  /** Whether the provider is served the record now. */
  readonly seen: boolean;
  /**
   * Whether a client that asks for what was updated since just before is shown it: the served `updated_at` moved with
   * the change, or the record came with one of this moment. False for a record that went.
   */
  readonly updatedAtMoved: boolean;
}

/**
 * What the world did to what providers are served: an oracle by which a copy of the data can be judged. Off until
 * {@link record} is called, so that it costs nothing.
 *
 * @example
 * mock.changes.record();
 * mock.schools.changeName('ada', 'Ada Byron');
 * const [change] = mock.changes.since(0);
 * change.fields; // { full_name: ['Ada Lovelace', 'Ada Byron'], updated_at: [...] }
 */
export interface Changes {
  /**
   * Begins to record from here, with nothing recorded. `keep`: how many of the newest changes are kept.
   * @throws {RangeError} for an option it does not know, or a `keep` that is no whole number of at least 1
   */
  record(options?: { /** @default 100_000 */ readonly keep?: number }): void;
  /** Ends it, and forgets what was recorded. */
  stop(): void;
  /** The number of the newest change; 0 while there is none. */
  readonly newest: number;
  /**
   * The changes after number `n`, oldest first; `since(0)` gives all.
   * @throws {RangeError} when nothing is recorded, when changes after `n` are no longer kept (the error says from which
   * number on they are), and for an `n` beyond the newest
   */
  since(n: number): readonly Change[];
}
