import type { Issue } from './issue.ts';
import { settlerOf, type Settlement } from './settlement.ts';

/**
 * What is known about the request's effect.
 *
 * - `not-sent`: nothing left this process
 * - `refused`: the service did not do it and changed nothing
 * - `applied`: the service said yes, but its answer did not arrive whole or is not what was expected
 * - `unknown`: the request may or may not have taken effect
 */
export type Outcome = 'not-sent' | 'refused' | 'applied' | 'unknown';

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

  constructor(message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.operation = details.operation;
    this.outcome = details.outcome;
    this.attempts = details.attempts ?? 0;
    this.retryable = details.retryable ?? false;
    this.issues = details.issues ?? [];
    Object.defineProperty(this, BRAND, { value: true });
  }

  /**
   * Finds out what became of a write whose `outcome` is `unknown`, by reading the record it was to change (a
   * declaration by participant, type and date; a participant; a partnership by school and cohort). Reads only. Never
   * rejects: when it cannot find out, the result is `unknown`. For any other error it repeats what `outcome` says.
   */
  async settle(): Promise<Settlement> {
    const settler = settlerOf(this);
    if (settler !== undefined) return settler();
    const known = {
      applied: 'applied',
      unknown: 'unknown',
      refused: 'not-applied',
      'not-sent': 'not-applied',
    } as const;
    return { result: known[this.outcome], record: null };
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
      issues: this.issues,
    };
  }
}

/**
 * Whether a value carries the family's brand; true across copies of the package (ESM beside CommonJS, two versions).
 */
export function isBranded(value: unknown): boolean {
  return typeof value === 'object' && value !== null && BRAND in value;
}
