import type { Patch } from './records/difference.ts';
import type { Silent } from './records/silent.ts';
import type { Item, Resource } from './resources.ts';
import type { MovedRecord } from './store/events.ts';

/** How a copy is kept. */
export interface SyncOptions {
  /** The cohorts whose schools are read. Every other list is read without a cohort. Default: none, so no schools. */
  readonly cohorts?: readonly number[];
  /** The lists that are kept. Default: all eight. */
  readonly resources?: readonly Resource[];
  /** How far a delta looks back behind the walk before the last one. */
  readonly overlap?: { /** @default 120 */ readonly atLeastMinutes?: number };
  /**
   * Whether participants and partnerships are read whole once a day, after 03:00 in London: what the calendar changes is
   * not touched, so nothing else shows it.
   * @default true
   */
  readonly daily?: boolean;
  /** How many records may be missing from a list before nothing in it is closed. Default: 50, or 2 % where that is more. */
  readonly absence?: { readonly most?: { readonly rows: number; readonly share: number } };
  /**
   * Whether `updated_since` is believed on DfE's sandboxes, where anybody's moved clock can stamp a change outside of every
   * window.
   * @default false
   */
  readonly trustUpdatedSince?: boolean;
  /** Lists in which more are missing than `absence` allows, with the number that may be closed. */
  readonly accept?: Readonly<Partial<Record<Resource, number>>>;
  /**
   * Whether the first complete walk of a list tells each of its records as `added`, so that the feed alone rebuilds the
   * copy.
   * @default false
   */
  readonly seed?: boolean;
  /** Takes the copy from another run that holds it and that you know to be gone. @default false */
  readonly takeOver?: boolean;
  /**
   * Goes on with a token that the copy does not know, though nothing in it could be read with it to show that it is the
   * same provider's.
   * @default false
   */
  readonly sameOwner?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Is told what a person should know though the run goes on: clocks that are minutes apart. Default: the console. */
  readonly onWarning?: (warning: string) => void;
  /**
   * Our own clock, in milliseconds since 1970. For a mock whose clock is moved: a run refuses a service whose clock is a
   * day from ours.
   * @default Date.now
   */
  readonly now?: () => number;
}

/** Told after each commit. */
export interface Progress {
  readonly run: number;
  readonly mode: 'delta' | 'full';
  readonly resource: Resource;
  readonly cohort: number | null;
  /** Whether the list is read whole. */
  readonly whole: boolean;
  /** The last page that is written. */
  readonly page: number;
  /** Records of this list so far. */
  readonly rows: number;
  /** Requests of the run so far. */
  readonly requests: number;
}

/** What a run did to one list. */
export interface ResourceReport {
  readonly seen: number;
  readonly added: number;
  readonly changed: number;
  /** Records whose `updated_at` moved and nothing else. */
  readonly touchedOnly: number;
  readonly vanished: number;
  readonly merged: number;
  readonly back: number;
}

export interface SyncReport {
  readonly run: number;
  readonly mode: 'delta' | 'full';
  /** Whether a whole walk that had been broken off was gone on with. */
  readonly resumed: boolean;
  /** Requests for pages of lists. */
  readonly requests: number;
  /** Requests beside them: borders of pages, records asked for by id, the declarations of people who moved. */
  readonly followUps: number;
  /** When the run ended, by the service's clock. */
  readonly serverAt: string;
  /** Reads that are still owed; the next run makes them. */
  readonly todo: number;
  /** Reads that failed in five runs: tried once a day from then on. */
  readonly stuck: number;
  /** How far the service's clock is before ours, in milliseconds; null when no answer told it. */
  readonly clockOffsetMs: number | null;
  readonly resources: Readonly<Record<Resource, ResourceReport>>;
  /** Lists in which too many were missing: nothing in them was closed. */
  readonly held: readonly { readonly resource: Resource; readonly absent: number; readonly of: number }[];
}

/** One event of the feed. */
export type Change = {
  /** Where a reader goes on after this event. */
  readonly cursor: string;
  readonly seq: number;
  /** When it was written, by the service's clock. */
  readonly at: string;
  readonly run: number;
  readonly resource: Resource;
  readonly id: string;
  /** The cohort of a school. */
  readonly cohort: number | null;
} & (
  | { readonly kind: 'added' | 'back'; readonly now: Item }
  | {
      readonly kind: 'changed';
      /** `full_name`, `ecf_enrolments[ect].participant_status`; with two of a role `ecf_enrolments[ect:<record>]`. */
      readonly paths: readonly string[];
      readonly before: Patch;
      readonly after: Patch;
      readonly silent: Silent;
    }
  | { readonly kind: 'merged'; readonly into: string; readonly trainingRecords: readonly MovedRecord[] }
  | { readonly kind: 'vanished'; readonly last: Item; readonly ours: boolean | null }
  | { readonly kind: 'erased' }
);
