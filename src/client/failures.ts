import { AbortedError, NetworkError, TimeoutError, ValidationError, type Outcome } from '../errors/index.ts';
import { OUTCOME_WORDS } from '../errors/outcome-words.ts';
import type { Stop } from './deadline.ts';
import { hideSecret } from './hide.ts';
import { TooLong } from './read-answer.ts';
import { isRead, type CallPlan } from './types.ts';

/** What is known when a request ends without a whole answer. */
export interface Ending {
  readonly plan: CallPlan;
  readonly attempts: number;
  readonly outcome: Outcome;
}

/** What is known about the request's effect, in words. */
export function say(method: string, outcome: Outcome): string {
  return isRead(method) && outcome !== 'not-sent' ? 'Reading again is safe.' : OUTCOME_WORDS[outcome];
}

function details(
  { plan, attempts, outcome }: Ending,
  cause: unknown,
): { operation: string; outcome: Outcome; attempts: number; retryable: boolean; cause: unknown } {
  return {
    operation: plan.operation,
    outcome,
    attempts,
    retryable: plan.repeatSafe || outcome === 'not-sent' || outcome === 'refused',
    cause,
  };
}

/** The error for a call that a signal or a time limit stopped. */
export function stopped(ended: Ending, stop: Stop, reason: unknown): AbortedError | TimeoutError {
  const {
    plan: { operation, method, timeoutMs },
    outcome,
  } = ended;
  if (stop === 'caller')
    return new AbortedError(
      `${operation} was stopped by its AbortSignal. ${say(method, outcome)}`,
      details(ended, reason),
    );
  const what =
    stop === 'attempt'
      ? `no whole answer came within ${timeoutMs} ms (timeoutMs)`
      : 'the time for the whole call was up (deadlineMs)';
  return new TimeoutError(`${operation}: ${what}. ${say(method, outcome)}`, {
    ...details(ended, undefined),
    limit: stop,
  });
}

/** The error for a connection that failed, or an answer that was too long to read. */
export function failed(ended: Ending, cause: unknown, secret: string): NetworkError | ValidationError {
  const { operation, method } = ended.plan;
  if (cause instanceof TooLong) {
    return new ValidationError(
      `${operation}: the answer is longer than maxResponseBytes allows. Ask for less, or raise it. ${say(method, ended.outcome)}`,
      {
        ...details(ended, undefined),
        retryable: false,
      },
    );
  }
  const shown = details(ended, withoutSecret(cause, secret));
  return new NetworkError(
    `${operation}: the connection failed (${reasonOf(cause, secret)}). ${say(method, ended.outcome)}`,
    isHopeless(cause) ? { ...shown, retryable: false } : shown,
  );
}

/** The error for a fetch that followed a redirect, which may have carried the token along. */
export function wentElsewhere({ plan: { operation }, attempts, outcome }: Ending): ValidationError {
  return new ValidationError(
    `${operation}: the fetch given to createClient followed a redirect, so the token may have gone elsewhere. ` +
      'Pass the request on with its redirect: "manual".',
    { operation, attempts, outcome },
  );
}

const CERTIFICATE = /CERT|^(?:CRL_|UNABLE_TO_|(?:HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$)/;

/** Whether the request was held back for a reason that trying again does not change. */
function isHopeless(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // what fetch says of ports it never connects to, because other protocols use them
  if (error instanceof TypeError && error.cause instanceof Error && error.cause.message === 'bad port') return true;
  return CERTIFICATE.test(codeOf(error) ?? '');
}

/**
 * Whether no connection was made, so that nothing can have been sent. The code alone does not tell: a host can become
 * unreachable while an answer is awaited. The failed call of the system has to be one that comes before a connection.
 */
export function neverConnected(error: unknown): boolean {
  return isHopeless(error) || failedBefore(error);
}

function failedBefore(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // a host with several addresses has an error for each
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(failedBefore);
  if ('code' in error)
    return (
      error.code === 'UND_ERR_CONNECT_TIMEOUT' ||
      ('syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo'))
    );
  return failedBefore(error.cause);
}

/**
 * The system's error code. `fetch` hides it in the cause (or, for a host with several addresses, in the cause's
 * errors).
 */
function codeOf(error: Error): string | null {
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) {
    const inner: unknown = error.errors[0];
    if (inner instanceof Error) return codeOf(inner);
  }
  return error.cause instanceof Error ? codeOf(error.cause) : null;
}

/** What went wrong, in a word or a sentence. */
function reasonOf(cause: unknown, secret: string): string {
  return hideSecret(cause instanceof Error ? (codeOf(cause) ?? cause.message) : String(cause), secret);
}

/**
 * A copy of a cause to put on an error. A `fetch` of the user's own may attach the request, with its headers, to the
 * error it throws. The copy has only name, message, code, stack and the causes below.
 */
function withoutSecret(cause: unknown, secret: string, depth = 0): unknown {
  if (!(cause instanceof Error)) return hideSecret(String(cause), secret);
  const copy = new Error(hideSecret(cause.message, secret));
  const code = codeOf(cause);
  Object.defineProperty(copy, 'name', { value: hideSecret(cause.name, secret), enumerable: false });
  Object.defineProperty(copy, 'stack', { value: hideSecret(cause.stack ?? '', secret), enumerable: false });
  if (code !== null) Object.assign(copy, { code: hideSecret(code, secret) });
  if (cause.cause !== undefined && depth < 3) copy.cause = withoutSecret(cause.cause, secret, depth + 1);
  return copy;
}
