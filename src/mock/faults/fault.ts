import type { WrapperName } from '../../contract/routes.ts';

/** What goes wrong. */
export type FaultEffect =
  /** The answer comes later. Real time, not the mock's. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Another answer in place of the service's; nothing is applied. Without `body`, the real one of that status. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly contentType?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** A page of HTML from something in between, as gateways send; nothing is applied. Default status 502. */
  | { readonly kind: 'html'; readonly status?: number }
  /** The connection breaks before the service has read the request: nothing is applied. */
  | { readonly kind: 'drop' }
  /** The service applies the request, and the connection breaks before its answer arrives. */
  | { readonly kind: 'lose-reply' }
  /**
   * The connection breaks at once, and a write arrives all the same, `afterMs` milliseconds later (real time): it is
   * judged by the world and the clock of that moment, and no fault strikes it. Its answer goes nowhere, but
   * `mock.requests` shows it as an entry of its own. A read is only dropped.
   */
  | { readonly kind: 'late'; readonly afterMs: number }
  /** The answer stops in the middle. `at` is the share of it that arrives, 0 to 1; default a half. */
  | { readonly kind: 'truncate'; readonly at?: number }
  /** The headers come at once, the body in `chunks` pieces over `ms` milliseconds. Default 4 pieces. */
  | { readonly kind: 'slow-body'; readonly ms: number; readonly chunks?: number }
  /** The service lowers its page size to this without a word. */
  | { readonly kind: 'clamp'; readonly perPage: number }
  /** The `Date` header is off by this. Positive is ahead. */
  | { readonly kind: 'skew'; readonly ms: number }
  /**
   * Something happens in the world just before the request is judged: a record comes or goes between two pages. In
   * process only.
   */
  | { readonly kind: 'meanwhile'; readonly run: () => void };

/** A fault, and the requests it strikes. Every condition that is given has to hold. */
export interface Fault {
  readonly effect: FaultEffect;
  /** By wrapper name (`participants.defer`); default all operations. */
  readonly operation?: WrapperName | readonly WrapperName[];
  /** Requests with the token of this lead provider. */
  readonly leadProvider?: string;
  /** Requests for this page of a list (`page[page]`; 1 when none is asked for). */
  readonly page?: number;
  /** Begins at the n-th request that fits, counted from 1. */
  readonly from?: number;
  /**
   * How many requests it strikes in all.
   * @default 1
   */
  readonly times?: number;
  /**
   * Strikes each fitting request with this probability, 0 to 1, by the mock's seed. Then `times` is without limit
   * unless given.
   */
  readonly probability?: number;
}

/** A fault that was added to a mock. */
export interface PlacedFault {
  readonly id: number;
  readonly fault: Fault;
  /** How many requests fitted, and how many of them were struck. */
  readonly seen: number;
  readonly struck: number;
}

/** The faults of a mock. */
export interface Faults {
  /**
   * Adds a copy of a fault and answers with its id.
   * @throws `RangeError` for what can never strike or cannot be carried out, `TypeError` for a wrong type
   */
  add(fault: Fault): number;
  remove(id: number): void;
  clear(): void;
  readonly list: readonly PlacedFault[];
}
