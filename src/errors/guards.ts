import type { AbortedError } from './aborted-error.ts';
import { isBranded } from './base.ts';
import type { HttpError } from './http-error.ts';
import type { NetworkError } from './network-error.ts';
import type { RateLimitError } from './rate-limit-error.ts';
import type { RuleError } from './rule-error.ts';
import type { TimeoutError } from './timeout-error.ts';
import type { ValidationError } from './validation-error.ts';

/** Every error this package throws on purpose; `kind` tells them apart. */
export type LeadProviderError =
  HttpError | RateLimitError | TimeoutError | AbortedError | NetworkError | ValidationError | RuleError;

/** What kind of failure an error is. A closed union: a `switch` over it can be exhaustive. */
export type ErrorKind = LeadProviderError['kind'];

/**
 * Whether an error came from this package, also from another copy of it in the same process.
 *
 * @example
 * try { await dfe.participants.get(id); } catch (error) {
 *   if (isLeadProviderError(error) && error.kind === 'http' && error.status === 404) return null;
 *   throw error;
 * }
 */
export function isLeadProviderError(error: unknown): error is LeadProviderError;
/** Whether an error came from this package and is of one kind. */
export function isLeadProviderError<K extends ErrorKind>(
  error: unknown,
  kind: K,
): error is Extract<LeadProviderError, { kind: K }>;
export function isLeadProviderError(error: unknown, kind?: ErrorKind): boolean {
  if (!isBranded(error)) return false;
  return kind === undefined || (typeof error === 'object' && error !== null && 'kind' in error && error.kind === kind);
}
