import { GRACE_MS, wait } from '../budget/index.ts';
import { isLeadProviderError, ValidationError, type Outcome } from '../errors/index.ts';
import { openDeadline, untilStopped, type Deadline } from './deadline.ts';
import { failed, neverConnected, stopped, type Ending } from './failures.ts';
import { buildRequest } from './http-request.ts';
import { checkLimits, refuse } from './input.ts';
import { takeLease, type Lease } from './lease.ts';
import type { ClientOptions } from './options.ts';
import { takePlace } from './places.ts';
import { askedToWait, dataOf, outcomeOf, parseJson, readBody, toError } from './read-answer.ts';
import { backoff, failureBehind, failureOf, retriesFor, RetryQuota, retryTable, type Failure } from './retries.ts';
import { tokenFor } from './token.ts';
import {
  isRead,
  type Answer,
  type CallPlan,
  type Connection,
  type HttpAnswer,
  type HttpRequest,
  type OperationCall,
  type Transport,
} from './types.ts';

/**
 * A request from call to outcome, from top to bottom: `call` plans it and reads its answer, `send` makes tries until
 * there is an answer, `attempt` makes one try.
 */

/** What sends the requests of one client. */
export interface Sender {
  call(call: OperationCall): Promise<Answer>;
  /** Sends a request that openapi-fetch has built. Resolves with the answer, whatever its status. */
  raw(request: Request): Promise<Response>;
}

const TIMEOUT_MS = 60_000;
/** Without a deadline, a service that wants a longer wait than this ends the call; the error says when to come back. */
const LONGEST_WAIT_MS = 600_000;

/** `hasListeners`: whether anybody listens to events. */
export function startSender(
  options: ClientOptions,
  connection: Connection,
  transport: Transport,
  hasListeners: boolean,
): Sender {
  const quota = new RetryQuota();
  const { validate = 'warn', timeoutMs = TIMEOUT_MS } = options;
  let calls = 0;
  let checking: Promise<typeof import('./check-answer.ts')> | null = null;

  async function call({
    operation,
    id,
    query,
    attributes,
    options: own = {},
    deadline,
  }: OperationCall): Promise<Answer> {
    // 1. plan
    checkLimits(operation, own);
    const { method, path, bodyType, repeatSafe, paged } = connection.info(operation);
    const plan: CallPlan = {
      operation,
      method,
      path,
      repeatSafe,
      quota,
      call: (calls += 1),
      signal: own.signal,
      serverDate: connection.serverDate(own, operation),
      timeoutMs: own.timeoutMs ?? timeoutMs,
      deadline: deadline ?? connection.deadline(own),
      retries: retriesFor(operation, method, own.retries, options.retries),
      priority: own.priority ?? (paged ? 'low' : isRead(method) ? 'normal' : 'high'),
    };
    const data = attributes && { ...(bodyType !== null && { type: bodyType }), attributes };
    const request = buildRequest(transport.origin, method, path, id, query, data);

    // 2. send until it is answered
    const { response, text, attempts } = await send(transport, plan, request);

    // 3. read the answer
    const body = parseJson(text);
    const sent = { operation, method, attempts, repeatSafe };
    if (!response.ok) throw toError(response, body ?? text, sent, connection.runtime.now());
    const answer = { data: dataOf(body, sent), response };

    // 4. compare it with the description, if anybody would be told of a difference
    if (validate === 'error' || (validate === 'warn' && hasListeners)) {
      const { checkAnswer } = await (checking ??= import('./check-answer.ts'));
      const { service, schemas } = options;
      await checkAnswer({ service, schemas, strict: validate === 'error', emit: transport.emit, sent, body });
    }
    return answer;
  }

  async function raw(request: Request): Promise<Response> {
    const { url, method, headers, signal } = request;
    if (new URL(url).origin !== transport.origin)
      refuse('raw', [{ title: 'baseUrl', detail: "Is another server than the client's; the token would go along." }]);
    const plan: CallPlan = {
      operation: 'raw',
      method,
      path: '',
      repeatSafe: isRead(method),
      quota,
      call: (calls += 1),
      signal,
      serverDate: connection.serverDate({}),
      timeoutMs,
      deadline: connection.deadline(undefined),
      retries: retriesFor('raw', method, options.retries),
      priority: isRead(method) ? 'normal' : 'high',
    };
    const body = request.body === null ? null : await request.text();
    return rebuilt(await send(transport, plan, { url, method, headers, body }));
  }

  return { call, raw };
}

/** A call between its tries. */
interface Progress {
  /** The try under way, from 1. */
  attempt: number;
  /** What is known of the earlier tries: none was sent, or all were refused. */
  before: 'not-sent' | 'refused';
  readonly deadline: Deadline;
}

type TryResult =
  { readonly answer: HttpAnswer; readonly error: null } | { readonly answer: null; readonly error: unknown };

/** Sends a request until it is answered. Follows the table of retries and stays within the call's deadline. */
async function send(transport: Transport, plan: CallPlan, request: HttpRequest): Promise<HttpAnswer> {
  const { runtime } = transport;
  const left = plan.deadline - runtime.now();
  const deadline = openDeadline(runtime, left, 'call', { signal: plan.signal, stop: () => 'caller' });
  const progress: Progress = { attempt: 1, before: 'not-sent', deadline };
  try {
    for (;;) {
      const tried = await attempt(transport, plan, request, progress).then(
        (answer): TryResult => ({ answer, error: null }),
        (error: unknown): TryResult => ({ answer: null, error }),
      );
      const failure = tried.answer !== null ? failureOf(tried.answer.response.status) : failureBehind(tried.error);
      const delay = failure === null ? null : delayBefore(transport, plan, progress.attempt, failure, tried.answer);
      if (failure === null || delay === null) {
        if (tried.answer === null) throw tried.error;
        if (tried.answer.response.ok) plan.quota.earn();
        return tried.answer;
      }
      const { operation, call } = plan;
      transport.emit({
        type: 'retry',
        operation,
        call,
        attempt: progress.attempt,
        reason: failure,
        delayMs: delay,
      });
      if (failure !== 'unreached') progress.before = 'refused';
      // after a 429 the budget makes every call wait; without a budget only this call can wait
      if (tried.answer?.held !== true) await pause(transport, plan, progress, delay);
      progress.attempt += 1;
    }
  } finally {
    deadline.end();
  }
}

/** How long to wait before the next try; null when there is to be none. */
function delayBefore(
  { runtime }: Transport,
  plan: CallPlan,
  attempts: number,
  failure: Failure,
  answer: HttpAnswer | null,
): number | null {
  if (attempts > plan.retries || !retryTable[failure][isRead(plan.method) ? 'read' : 'write']) return null;
  const now = runtime.now();
  const asked = answer === null ? null : askedToWait(answer.response, now);
  const delay = Math.max(asked ?? 0, failure === 'throttled' ? 0 : backoff(runtime.random(), attempts));
  const patience = Number.isFinite(plan.deadline) ? plan.deadline - now : LONGEST_WAIT_MS;
  return delay <= patience && plan.quota.spend(failure) ? delay : null;
}

async function pause({ runtime }: Transport, plan: CallPlan, progress: Progress, ms: number): Promise<void> {
  const { deadline, before, attempt: attempts } = progress;
  await wait(runtime, ms, deadline.signal).catch((reason: unknown) => {
    throw stopped({ plan, attempts, outcome: before }, deadline.stop() ?? 'caller', reason);
  });
}

/**
 * Makes one try: token, budget, place, request, answer, each with its events. An answer of any status is returned;
 * everything else ends in an error that says whether the request can have taken effect.
 */
async function attempt(
  transport: Transport,
  plan: CallPlan,
  request: HttpRequest,
  progress: Progress,
): Promise<HttpAnswer> {
  const { runtime, emit } = transport;
  const { operation, method, path, call } = plan;
  const { deadline, attempt: number } = progress;
  const ended = (outcome: Outcome, attempts = number): Ending => ({ plan, outcome, attempts });

  // 1. a token, and permission from the budget
  let token = '';
  let lease: Lease;
  try {
    token = await untilStopped(tokenFor(transport.token, operation), deadline.signal);
    lease = await takeLease(transport, plan, token, deadline.signal);
  } catch (cause) {
    if (isLeadProviderError(cause)) throw cause;
    const stop = deadline.stop();
    const untried = ended(progress.before, number - 1);
    throw stop === null ? failed(untried, cause, token) : stopped(untried, stop, deadline.signal.reason);
  }
  const { budget, release } = lease;

  // 2. a place among those under way, then send the request
  const own = openDeadline(runtime, plan.timeoutMs, 'attempt', deadline);
  const leave = await takePlace(transport.origin, transport.maxUnderWay, own.signal).catch((reason: unknown) => {
    release({ uncounted: true });
    own.end();
    throw stopped(ended(progress.before, number - 1), own.stop() ?? 'caller', reason);
  });
  const started = runtime.now();
  let outcome: Outcome = 'unknown';
  emit({ type: 'request', operation, call, method, path, attempt: number });
  try {
    const response = await untilStopped(transport.fetch(toRequest(transport, plan, request, token, own)), own.signal);
    // the service has counted it by now; our own mock says when there is none that counts
    release({ uncounted: response.headers.get('x-lead-provider-mock') === 'uncounted' });
    if (response.redirected) throw wentElsewhere(ended('unknown'));

    // 3. read its answer to the end
    const { status, headers } = response;
    outcome = outcomeOf(status);
    if (status === 429) budget?.block(askedToWait(response, runtime.now()) ?? 0);
    const text = await untilStopped(readBody(response, transport.maxBytes), own.signal);
    const durationMs = runtime.now() - started;
    const requestId = headers.get('x-request-id');
    emit({ type: 'response', operation, call, status, attempt: number, durationMs, requestId });
    return { response, text, attempts: number, held: status === 429 && budget !== null };
  } catch (cause) {
    // 4. or there is no answer: find out whether the request can have taken effect
    release(neverConnected(cause) ? { uncounted: true } : { after: GRACE_MS });
    const stop = own.stop();
    const error = isLeadProviderError(cause)
      ? cause
      : stop !== null
        ? stopped(ended(outcome), stop, own.signal.reason)
        : failed(ended(neverConnected(cause) ? progress.before : outcome), cause, token);
    const durationMs = runtime.now() - started;
    emit({ type: 'failure', operation, call, attempt: number, kind: error.kind, outcome: error.outcome, durationMs });
    throw error;
  } finally {
    leave();
    own.end();
  }
}

function toRequest(
  { mediaType }: Transport,
  { serverDate }: CallPlan,
  { url, method, headers: given, body }: HttpRequest,
  token: string,
  { signal }: Deadline,
): Request {
  const headers = new Headers(given);
  headers.set('authorization', `Bearer ${token}`);
  headers.set('accept', mediaType);
  if (serverDate !== null) headers.set('x-with-server-date', serverDate);
  // a redirect would carry the token to another address, so it is returned instead of followed
  return new Request(url, { method, headers, body, redirect: 'manual', signal });
}

function wentElsewhere({ plan: { operation }, attempts, outcome }: Ending): ValidationError {
  return new ValidationError(
    `${operation}: the fetch given to createClient followed a redirect, so the token may have gone to another ` +
      'address. Pass the request on with its redirect: "manual".',
    { operation, attempts, outcome },
  );
}

/** The answer with a body that can be read again. */
function rebuilt({ response: { status, statusText, headers }, text }: HttpAnswer): Response {
  const kept = new Headers(headers);
  // these headers describe the body as it came over the wire, perhaps compressed
  kept.delete('content-length');
  kept.delete('content-encoding');
  // these statuses may have no body, not even an empty one
  return new Response([204, 205, 304].includes(status) ? null : text, { status, statusText, headers: kept });
}
