import { wait } from '../budget/index.ts';
import { isLeadProviderError, type LeadProviderError } from '../errors/index.ts';
import { attempt, type Progress } from './attempt.ts';
import { openScope } from './deadline.ts';
import { stopped } from './failures.ts';
import { askedToWait } from './read-answer.ts';
import { backoff, retryTable, type Failure } from './retries.ts';
import type { Received, Sending, Way, Wire } from './types.ts';

/** Without a deadline, a service that wants a longer wait than this ends the call; the error says when to come back. */
const LONGEST_WAIT_MS = 600_000;

type Tried =
  { readonly received: Received; readonly error: null } | { readonly received: null; readonly error: unknown };

/** Sends a request until it is answered, by the table of retries and within the call's deadline. */
export async function exchange(way: Way, sending: Sending, wire: Wire): Promise<Received> {
  const scope = openScope(way.runtime, sending.deadline - way.runtime.now(), 'call', sending.signal, () => 'caller');
  const progress: Progress = { attempt: 1, before: 'not-sent', scope };
  try {
    for (;;) {
      const tried = await attempt(way, sending, wire, progress).then(
        (received): Tried => ({ received, error: null }),
        (error: unknown): Tried => ({ received: null, error }),
      );
      const failure = tried.received !== null ? failureOf(tried.received.response.status) : failureBehind(tried.error);
      const delay = failure === null ? null : delayBefore(way, sending, progress.attempt, failure, tried.received);
      if (failure === null || delay === null) {
        if (tried.received === null) throw tried.error;
        if (tried.received.response.ok) sending.quota.earn();
        return tried.received;
      }
      way.emit({
        type: 'retry',
        operation: sending.operation,
        call: sending.call,
        attempt: progress.attempt,
        reason: failure,
        delayMs: delay,
      });
      if (failure !== 'unreached') progress.before = 'refused';
      // after a 429 the budget makes everybody wait; without one only this call can
      if (tried.received?.held !== true) await pause(way, sending, progress, delay);
      progress.attempt += 1;
    }
  } finally {
    scope.end();
  }
}

/** How long to wait before the next try; null when there is to be none. */
function delayBefore(
  way: Way,
  sending: Sending,
  attempts: number,
  failure: Failure,
  received: Received | null,
): number | null {
  // not by repeatSafe: when the first try of a write has taken effect, no later answer may pass for its outcome
  const kind = sending.method === 'GET' || sending.method === 'HEAD' ? 'read' : 'write';
  if (attempts > sending.retries || !retryTable[failure][kind]) return null;
  const now = way.runtime.now();
  const asked = received === null ? null : askedToWait(received.response, now);
  const delay = Math.max(asked ?? 0, failure === 'throttled' ? 0 : backoff(way.runtime.random(), attempts));
  const patience = Number.isFinite(sending.deadline) ? sending.deadline - now : LONGEST_WAIT_MS;
  return delay <= patience && sending.quota.spend(failure) ? delay : null;
}

async function pause(
  way: Way,
  sending: Sending,
  { scope, before, attempt: attempts }: Progress,
  ms: number,
): Promise<void> {
  await wait(way.runtime, ms, scope.signal).catch((reason: unknown) => {
    throw stopped({ sending, attempts, outcome: before }, scope.stop() ?? 'caller', reason);
  });
}

function failureOf(status: number): Failure | null {
  if (status === 429) return 'throttled';
  return status === 408 || status >= 500 ? 'busy' : null;
}

function failureBehind(error: unknown): Failure | null {
  if (!isLeadProviderError(error)) return null;
  if (error.kind === 'timeout')
    return error.limit === 'call' ? null : error.outcome === 'applied' ? 'cut-off' : 'timeout';
  return error.kind === 'network' ? networkFailure(error) : null;
}

function networkFailure({ outcome }: LeadProviderError): Failure {
  if (outcome === 'applied') return 'cut-off';
  return outcome === 'unknown' ? 'lost' : 'unreached';
}
