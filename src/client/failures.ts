import { AbortedError, NetworkError, TimeoutError, ValidationError, type Outcome } from '../errors/index.ts';
import { codeOf, reasonOf, withoutSecret } from './cause.ts';
import type { Stop } from './deadline.ts';
import { TooLong } from './read-body.ts';
import type { Sending } from './types.ts';

/** What is known when a request ends without a whole answer. */
export interface Ended {
  readonly sending: Sending;
  readonly attempts: number;
  readonly outcome: Outcome;
}

const KNOWN: Readonly<Record<Outcome, string>> = {
  'not-sent': 'Nothing was sent.',
  refused: 'Nothing was changed.',
  applied: 'The service had accepted it; read the record instead of sending it again.',
  unknown: 'Whether it took effect is not known; settle() on this error finds out.',
};

/** What is known about the request's effect, in words. */
export function say(method: string, outcome: Outcome): string {
  return method === 'GET' && outcome !== 'not-sent' ? 'Reading again is safe.' : KNOWN[outcome];
}

function details(
  { sending, attempts, outcome }: Ended,
  cause: unknown,
): { operation: string; outcome: Outcome; attempts: number; retryable: boolean; cause: unknown } {
  return {
    operation: sending.operation,
    outcome,
    attempts,
    retryable: sending.repeatSafe || outcome === 'not-sent' || outcome === 'refused',
    cause,
  };
}

/** The error for a call that a signal or a time limit stopped. */
export function stopped(ended: Ended, stop: Stop, reason: unknown): AbortedError | TimeoutError {
  const {
    sending: { operation, method, timeoutMs },
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
export function failed(ended: Ended, cause: unknown, secret: string): NetworkError | ValidationError {
  const { operation, method } = ended.sending;
  if (cause instanceof TooLong) {
    return new ValidationError(
      `${operation}: the answer is longer than maxResponseBytes allows. Ask for fewer records a page, or raise it. ${say(method, ended.outcome)}`,
      {
        ...details(ended, undefined),
        retryable: false,
      },
    );
  }
  return new NetworkError(
    `${operation}: the connection failed (${reasonOf(cause, secret)}). ${say(method, ended.outcome)}`,
    details(ended, withoutSecret(cause, secret)),
  );
}

const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether no connection was made, so that nothing can have been sent. */
export function neverConnected(error: unknown): boolean {
  const code = error instanceof Error ? codeOf(error) : null;
  return code !== null && NEVER_CONNECTED.has(code);
}
