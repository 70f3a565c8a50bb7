/** What looks at the service showed about a write whose outcome was not known. */
export interface Settlement {
  /**
   * - `applied`: the service has recorded it; `record` shows whether it is still in effect
   * - `not-applied`: it can no longer arrive, and the service does not hold it
   * - `unknown`: it was not found out; `cause` says why when the look failed
   */
  readonly result: 'applied' | 'not-applied' | 'unknown';
  /** The record that was looked at, as the API serves it; null when there is none. */
  readonly record: unknown;
  /**
   * For `applied`: whether it was so before the write (true), or by the write (false). Absent when that cannot be told.
   * It is what the look saw, and no promise for later.
   */
  readonly already?: boolean;
  /** For `not-applied`: true when somebody acted on the record, so that sending it again could undo that. */
  readonly touched?: boolean;
  /** When another look can tell more, by this machine's clock; null when it cannot. */
  readonly lookAgainAt: Date | null;
  readonly cause?: unknown;
}

/** How a write is settled by hand. */
export interface SettleOptions {
  /**
   * Whether to go on looking until the answer is final, which takes `settleAfterMs` at most (and a minute more when
   * looks fail).
   * @default false
   */
  readonly wait?: boolean;
  /** Ends the looking; the answer is `unknown` then. */
  readonly signal?: AbortSignal;
  /** Milliseconds for the whole of it. */
  readonly deadlineMs?: number;
}

/**
 * A write that was sent, as JSON to keep over a restart: what was asked for, when by this machine's clock, and what the
 * check had read before. Holds no token; the draft can name a person by id.
 */
export interface StoredWrite {
  /** The method, for example `participants.defer`. */
  readonly operation: string;
  /** The id in the request's address. */
  readonly id?: string;
  /** The attributes that were sent. */
  readonly draft?: object;
  /** When it was first sent, as an instant. */
  readonly since: string;
  /**
   * When whoever sent it was surely gone: the client gave up, or its process had ended. Default for `dfe.settle`: the
   * start of this process, or now when the write is younger.
   */
  readonly until?: string;
  /** The clock header it was sent with. */
  readonly serverDate?: string;
  /** What the check had read. */
  readonly before?: StoredBefore;
}

/** What the check of a write had read of the records that the write would change. */
export interface StoredBefore {
  readonly records: readonly StoredRecord[];
}

/** One record as it was before the write. */
export interface StoredRecord {
  readonly id: string;
  /** The values that the write sets. */
  readonly values: Readonly<Record<string, string | boolean | null>>;
  readonly updatedAt: string | null;
}

/** Finds out the outcome of a write. Never rejects. */
export type Settler = (options: SettleOptions) => Promise<Settlement>;

const settlers = new WeakMap<object, Settler>();

/** Tells an error how to find out its outcome. The wrappers call this, because they know the operation. */
export function settleWith(error: object, settler: Settler): void {
  settlers.set(error, settler);
}

export function settlerOf(error: object): Settler | undefined {
  return settlers.get(error);
}
