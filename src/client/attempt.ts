import type { RateBudget } from '../budget/index.ts';
import { isLeadProviderError, ValidationError, type Outcome } from '../errors/index.ts';
import { bearer } from './bearer.ts';
import { openScope, untilStopped, type Scope } from './deadline.ts';
import { failed, neverConnected, stopped, type Ended } from './failures.ts';
import { askedToWait, outcomeOf } from './read-answer.ts';
import { readBody } from './read-body.ts';
import type { Received, Sending, Way, Wire } from './types.ts';

/** A call between its tries. */
export interface Progress {
  /** The try under way, from 1. */
  attempt: number;
  /** What is known of the tries before: none was sent, or all were refused. */
  before: 'not-sent' | 'refused';
  readonly scope: Scope;
}

/**
 * Sends one request and reads its answer: token, budget, time limit, events. An answer of any status is returned;
 * everything else ends in an error that says whether the request can have taken effect.
 */
export async function attempt(way: Way, sending: Sending, wire: Wire, progress: Progress): Promise<Received> {
  const { operation, method, path, call } = sending;
  const { scope, attempt: number } = progress;
  const ended = (outcome: Outcome, tried = true): Ended => ({
    sending,
    outcome,
    attempts: tried ? number : number - 1,
  });
  let token = '';
  let budget: RateBudget | null = null;
  try {
    token = await untilStopped(bearer(way.token, operation), scope.signal);
    budget = way.budgetOf(token);
    await budget?.take({
      priority: sending.priority,
      caller: way,
      signal: scope.signal,
      onWait: (reason) => way.emit({ type: 'budget-wait', operation, call, reason, priority: sending.priority }),
    });
  } catch (cause) {
    if (isLeadProviderError(cause)) throw cause;
    const stop = scope.stop();
    throw stop === null
      ? failed(ended(progress.before, false), cause, token)
      : stopped(ended(progress.before, false), stop, scope.signal.reason);
  }

  const headers = new Headers(wire.headers);
  headers.set('authorization', `Bearer ${token}`);
  headers.set('accept', way.mediaType);
  if (sending.serverDate !== null) headers.set('x-with-server-date', sending.serverDate);
  const own = openScope(way.runtime, sending.timeoutMs, 'attempt', scope.signal, scope.stop);
  const started = way.runtime.now();
  let outcome: Outcome = 'unknown';
  way.emit({ type: 'request', operation, call, method, path, attempt: number });
  try {
    // a redirect would carry the token to another address, so it is returned instead of followed
    const request = new Request(wire.url, {
      method: wire.method,
      headers,
      body: wire.body,
      redirect: 'manual',
      signal: own.signal,
    });
    const response = await untilStopped(way.fetch(request), own.signal);
    if (response.redirected) throw wentElsewhere(ended('unknown'));
    outcome = outcomeOf(response.status);
    if (response.status === 429) budget?.block(askedToWait(response, way.runtime.now()) ?? 0);
    const text = await untilStopped(readBody(response, way.maxBytes), own.signal);
    way.emit({
      type: 'response',
      operation,
      call,
      status: response.status,
      attempt: number,
      durationMs: way.runtime.now() - started,
      requestId: response.headers.get('x-request-id'),
    });
    return { response, text, attempts: number, held: response.status === 429 && budget !== null };
  } catch (cause) {
    const stop = own.stop();
    const error = isLeadProviderError(cause)
      ? cause
      : stop !== null
        ? stopped(ended(outcome), stop, own.signal.reason)
        : failed(ended(neverConnected(cause) ? progress.before : outcome), cause, token);
    way.emit({
      type: 'failure',
      operation,
      call,
      attempt: number,
      kind: error.kind,
      outcome: error.outcome,
      durationMs: way.runtime.now() - started,
    });
    throw error;
  } finally {
    own.end();
  }
}

function wentElsewhere({ sending: { operation }, attempts, outcome }: Ended): ValidationError {
  return new ValidationError(
    `${operation}: the fetch given to createClient followed a redirect, so the token may have gone to another address. Pass the request on with its redirect: "manual".`,
    {
      operation,
      attempts,
      outcome,
    },
  );
}
