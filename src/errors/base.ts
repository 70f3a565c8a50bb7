import type { Issue } from './issue.ts';
import { settlerOf, type Settlement, type SettleOptions, type StoredWrite } from './settlement.ts';

/**
 * What is known about the request's effect.
 *
 * - `not-sent`: nothing left this process
 * - `refused`: the service did not do it and changed nothing
 * - `applied`: the service has recorded it for certain, but there is no record in effect to give: it was taken back
 *   since, or is not of the shape that `validate: 'error'` asks for; `record` on the error is what the service holds
 * - `not-applied`: it was sent, its answer was lost, and once it could no longer arrive the service did not hold it
 * - `unknown`: the request may or may not have taken effect
 */
export type Outcome = 'not-sent' | 'refused' | 'applied' | 'not-applied' | 'unknown';

/** What every error of this package is made of. */
export interface ErrorDetails {
  /** The method that failed, for example `participants.defer`. */
  readonly operation: string;
  readonly outcome: Outcome;
  /** How many requests were tried; 0 when the call ended before its first. */
  readonly attempts?: number;
  /** Whether sending the same request again later can succeed and does no harm. */
  readonly retryable?: boolean;
  readonly issues?: readonly Issue[];
  /** What the service holds, as far as it was seen. */
  readonly record?: unknown;
  readonly cause?: unknown;
}

const BRAND = Symbol.for('lead-provider-sdk.error');

/**
 * The base of the error family. Catch with `isLeadProviderError`, which also knows errors of another copy of the
 * package.
 */
export abstract class LeadProviderErrorBase extends Error {
  /** Each class of the family has its own; {@link ErrorKind} is the union of them. */
  abstract readonly kind: string;
  readonly operation: string;
  readonly outcome: Outcome;
  readonly attempts: number;
  readonly retryable: boolean;
  /**
   * The service's (or a check's) objections, whatever shape they arrived in. Empty when there are none, and when the
   * answer was none of the service's own refusals (5xx, or an answer of a proxy).
   */
  readonly issues: readonly Issue[];
  /**
   * Whether somebody acted on the record of a write that is `not-applied`. Then it is not `retryable`: sending it again
   * could undo what they did.
   */
  readonly touched: boolean = false;
  /**
   * What the service was seen to hold, as the API serves it: with the outcome `applied` the record of the write. Null
   * when nothing was seen. Not part of `toJSON`, because it can hold personal data.
   */
  declare readonly record: unknown;
  /**
   * The write whose outcome is not known, as JSON to keep: `dfe.settle(write)` finds out what became of it, also after
   * a restart. Null for every other error. Not part of `toJSON`, because it holds what was to be sent.
   */
  declare readonly write: StoredWrite | null;

  constructor(message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.operation = details.operation;
    this.outcome = details.outcome;
    this.attempts = details.attempts ?? 0;
    this.retryable = details.retryable ?? false;
    this.issues = details.issues ?? [];
    hold(this, 'record', details.record ?? null);
    hold(this, 'write', null);
    Object.defineProperty(this, BRAND, { value: true });
  }

  /**
   * Finds out what became of a write whose `outcome` is `unknown`, by reading the record it was to change (a
   * declaration by participant, type and date; a participant; a partnership by school and cohort). Reads only. Looks
   * once and answers at once; with `wait: true` it looks until the answer is final. Never rejects: what cannot be found
   * out is `unknown`. For any other error it repeats what `outcome` says.
   *
   * @example
   * const { result, record, lookAgainAt } = await error.settle();
   */
  async settle(options: SettleOptions = {}): Promise<Settlement> {
    const settler = settlerOf(this);
    if (settler !== undefined) return settler(options);
    const { outcome, record, touched } = this;
    const known = outcome === 'refused' || outcome === 'not-sent' ? 'not-applied' : outcome;
    return { result: known, record, lookAgainAt: null, ...(touched && { touched }) };
  }

  /**
   * For logs: no token, no bodies, and of the headers only the request id. The details of `issues` are the service's own
   * words about a refused request, which can name a person.
   */
  toJSON(): Record<string, unknown> {
    return {
      name: this.name,
      kind: this.kind,
      message: this.message,
      operation: this.operation,
      outcome: this.outcome,
      attempts: this.attempts,
      retryable: this.retryable,
      ...(this.outcome === 'not-applied' && { touched: this.touched }),
      issues: this.issues,
    };
  }
}

/** Puts something on an error that consoles and loggers do not enumerate. */
export function hold(error: object, name: 'record' | 'write' | 'body', value: unknown): void {
  Object.defineProperty(error, name, { value, enumerable: false, configurable: true });
}

/**
 * Whether a value carries the family's brand; true across copies of the package (ESM beside CommonJS, two versions).
 */
export function isBranded(value: unknown): boolean {
  return typeof value === 'object' && value !== null && BRAND in value;
}
