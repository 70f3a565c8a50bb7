import type { Priority, WaitReason } from '../budget/index.ts';
import type { ErrorKind, Outcome, StoredWrite } from '../errors/index.ts';
import type { Failure } from './retries.ts';

/**
 * What happens inside a client, for logs and metrics. No token and no body. Some can be personal: `drift` and `followed`
 * hold ids of records, `new-value` a value that the specification does not know, and the `write` of `sending` what is sent;
 * it is for keeping and not for logs.
 */
export type ClientEvent =
  | RequestEvent
  | ResponseEvent
  | FailureEvent
  | RetryEvent
  | BudgetWaitEvent
  | DriftEvent
  | FollowedEvent
  | SendingEvent
  | SettledEvent
  | InvalidEvent
  | NewValueEvent
  | NotComparedEvent;

/** What belongs to one call of a method. The tries and waits of a call carry its number. */
interface OfCall {
  readonly operation: string;
  /** Counts the calls of one client, from 1; each page of a list is a call. */
  readonly call: number;
}

export interface RequestEvent extends OfCall {
  readonly type: 'request';
  readonly method: string;
  /** The path template, without ids. */
  readonly path: string;
  readonly attempt: number;
}

/** An answer has arrived whole. */
export interface ResponseEvent extends OfCall {
  readonly type: 'response';
  readonly status: number;
  readonly attempt: number;
  readonly durationMs: number;
  readonly requestId: string | null;
}

/** A request ended without a whole answer. */
export interface FailureEvent extends OfCall {
  readonly type: 'failure';
  readonly attempt: number;
  readonly kind: ErrorKind;
  readonly outcome: Outcome;
  readonly durationMs: number;
}

/** A request that failed will be tried again. */
export interface RetryEvent extends OfCall {
  readonly type: 'retry';
  /** The try that failed. */
  readonly attempt: number;
  readonly reason: Failure;
  readonly delayMs: number;
}

/** A request has to wait for the rate budget. */
export interface BudgetWaitEvent extends OfCall {
  readonly type: 'budget-wait';
  readonly reason: WaitReason;
  readonly priority: Priority;
}

/** A list changed while it was read. */
export interface DriftEvent {
  readonly type: 'drift';
  readonly operation: string;
  readonly id: string;
  /**
   * `repeated`: the record came a second time in one walk. `appeared`, `vanished`: the next walk of `collect` had it,
   * or no longer had it.
   */
  readonly change: 'repeated' | 'appeared' | 'vanished';
  /** The page on which the record came again; null when two walks were compared. */
  readonly page: number | null;
  /** Whether the record was updated between its first and second reading; null when that cannot be known. */
  readonly newer: boolean | null;
}

/** A retired participant id was followed to the current one. */
export interface FollowedEvent {
  readonly type: 'followed';
  readonly operation: string;
  readonly from: string;
  readonly to: string;
}

/**
 * A write is about to leave for the first time. Keep `write` where a restart cannot take it, and `dfe.settle(write)`
 * finds out later what became of it.
 */
export interface SendingEvent {
  readonly type: 'sending';
  readonly operation: string;
  /** The write as JSON. It holds what is sent: an id of a participant and, for a declaration, what is declared. */
  readonly write: StoredWrite;
}

/** The outcome of a write was looked up. */
export interface SettledEvent {
  readonly type: 'settled';
  readonly operation: string;
  readonly result: 'applied' | 'not-applied' | 'unknown';
}

/** An answer differs from the specification. The event holds no values. */
export interface InvalidEvent {
  readonly type: 'invalid';
  readonly operation: string;
  readonly problems: readonly InvalidField[];
}

export interface InvalidField {
  /** For example `data[].attributes.updated_at`. */
  readonly field: string;
  readonly problem: string;
  /** In how many places of the answer. */
  readonly count: number;
}

/** An enumeration has a value that the specification does not know yet. */
export interface NewValueEvent {
  readonly type: 'new-value';
  readonly operation: string;
  readonly field: string;
  /** At most 100 characters of it. */
  readonly value: string;
  readonly count: number;
}

/** The schemas could not be loaded, so an answer was not compared with the specification. The next call tries again. */
export interface NotComparedEvent {
  readonly type: 'not-compared';
  readonly operation: string;
  /** What the loading failed with. */
  readonly cause: unknown;
}

export type EventListener = (event: ClientEvent) => void;
