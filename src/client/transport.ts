import { clockIn } from '../base/service-clock.ts';
import { GRACE_MS, wait } from '../budget/index.ts';
import type { WrapperName } from '../contract/index.ts';
import { isLeadProviderError, type Outcome } from '../errors/index.ts';
import { openDeadline, type Deadline } from './deadline.ts';
import { failed, neverConnected, stopped, wentElsewhere, type Ending } from './failures.ts';
import { requestIdOf } from './hide.ts';
import { buildRequest, initOf } from './http-request.ts';
import { checkLimits, checkNames } from './input.ts';
import { budgetOf, takeLease, type Lease } from './lease.ts';
import { SEND_OPTIONS, type CallOptions, type ClientOptions } from './options.ts';
import { takePlace } from './places.ts';
import { dataOf, outcomeOf, parseJson, readBody } from './read-answer.ts';
import { backoff, failureBehind, failureOf, retriesFor, RetryQuota, retryTable, type Failure } from './retries.ts';
import { comeBack, spread } from './retry-after.ts';
import { toError } from './to-error.ts';
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

/** Which operation a request is of. */
type Sent = Pick<CallPlan, 'method' | 'path' | 'repeatSafe'> & {
  readonly operation: WrapperName | 'raw';
  readonly paged: boolean;
};

/** What sends the requests of one client. */
export interface Sender {
  call(call: OperationCall): Promise<Answer>;
  /** Sends a request that was built elsewhere. Resolves with the answer, whatever its status. */
  send(what: Sent, own: CallOptions, request: HttpRequest): Promise<HttpAnswer>;
  budgetLeft: Connection['budgetLeft'];
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

  const planFor = ({ operation, method, path, repeatSafe, paged }: Sent, own: CallOptions): CallPlan => ({
    operation,
    method,
    path,
    repeatSafe,
    quota,
    call: (calls += 1),
    signal: own.signal,
    serverDate: connection.serverDate(own, operation),
    timeoutMs: own.timeoutMs ?? timeoutMs,
    deadline: connection.deadline(own),
    retries: retriesFor(operation, method, own.retries, options.retries),
    once: false,
    leaving: undefined,
    priority: own.priority ?? (paged ? 'low' : isRead(method) ? 'normal' : 'high'),
  });

  async function call({
    operation,
    id,
    query,
    attributes,
    options: own = {},
    deadline,
    once = false,
    leaving,
  }: OperationCall): Promise<Answer> {
    // 1. plan
    checkNames(operation, own, SEND_OPTIONS);
    checkLimits(operation, own);
    const { method, path, bodyType, repeatSafe = false, paged = false } = connection.info(operation);
    const planned = planFor({ operation, method, path, repeatSafe, paged }, own);
    const plan = { ...planned, once, leaving, deadline: deadline ?? planned.deadline };
    const data = attributes && { ...(bodyType !== undefined && { type: bodyType }), attributes };
    const request = buildRequest(transport.origin, method, path, id, query, data);

    // 2. send until it is answered
    const answered = await send(transport, plan, request);

    // 3. read the answer
    const { response, text, attempts, token } = answered;
    const sent = { operation, method, attempts, repeatSafe, secret: token };
    if (!response.ok) throw toError(answered, sent);
    const body = parseJson(text);
    const answer = { data: dataOf(body, sent), response };

    // 4. compare it with the description, if anybody would be told of a difference
    if (validate === 'error' || (validate === 'warn' && hasListeners)) {
      const { checkAnswer } = await import('./check-answer.ts');
      const { service, schemas } = options;
      await checkAnswer({ service, schemas, strict: validate === 'error', emit: transport.emit, sent, body });
    }
    return answer;
  }

  return {
    call,
    send: (what, own, request) => send(transport, planFor(what, own), request),
    budgetLeft: async () => (await budgetOf(transport, await connection.token('budget')))?.left?.(),
  };
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
      let tried: TryResult;
      try {
        tried = { answer: await attempt(transport, plan, request, progress), error: null };
      } catch (error) {
        tried = { answer: null, error };
      }
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
  if (plan.once && failure !== 'throttled') return null;
  const now = runtime.now();
  const again = answer?.again ?? null;
  const random = runtime.random();
  const asked = again === null ? 0 : again.waitMs + spread(random);
  const delay = Math.max(asked, failure === 'throttled' ? 0 : backoff(random, attempts));
  const left = plan.deadline - now;
  const least = again === null ? delay : again.at - now;
  const fits = delay <= left && least <= (Number.isFinite(left) ? left : LONGEST_WAIT_MS);
  return fits && plan.quota.spend(failure) ? delay : null;
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
  const untried = ended(progress.before, number - 1);

  // 1. a token, and permission from the budget
  let token = '';
  let lease: Lease;
  try {
    token = await deadline.within(tokenFor(transport.token, operation));
    lease = await takeLease(transport, plan, token, deadline.signal);
  } catch (cause) {
    if (isLeadProviderError(cause)) throw cause;
    const stop = deadline.stop();
    throw stop === null ? failed(untried, cause, token) : stopped(untried, stop, deadline.signal?.reason);
  }

  // 2. a place among those under way
  const own = openDeadline(runtime, plan.timeoutMs, 'attempt', deadline);
  // without a place it is stopped, as it says itself
  const leave = await takePlace(transport.origin, transport.maxUnderWay, own.signal).catch(() => undefined);
  // the time can be up, or what a write rests on be too old, in the very moment in which it may go
  const held = await plan.leaving?.(lease, own, plan);
  const stop = own.stop();
  const why = stop === null ? held : stopped(untried, stop, own.signal?.reason);
  if (why !== undefined) {
    leave?.();
    lease.release({ uncounted: true });
    own.end();
    throw why;
  }
  const { budget, release } = lease;

  // 3. send the request
  const started = runtime.now();
  let outcome: Outcome = 'unknown';
  emit({ type: 'request', operation, call, method, path, attempt: number });
  try {
    const response = await own.within(transport.fetch(request.url, initOf(transport, plan, request, token, own)));
    // the service has counted it by now; our own mock says when there is none that counts
    release({ uncounted: response.headers.get('x-lead-provider-mock') === 'uncounted' });
    if (response.redirected) throw wentElsewhere(ended('unknown'));

    // 4. read its answer to the end
    const { status, headers } = response;
    const clock = clockIn(headers);
    // a sandbox dates its answer as of the moment asked for, which is not the present
    if (clock !== null && plan.serverDate === null && !('x-with-server-date' in request.headers))
      transport.heard(clock);
    outcome = outcomeOf(status, method);
    const again = comeBack(response, runtime.now());
    if (status === 429 && again !== null) budget?.block(again.waitMs + spread(runtime.random()));
    const text = await own.within(readBody(response, transport.maxBytes));
    const durationMs = runtime.now() - started;
    const requestId = requestIdOf(headers, token);
    emit({ type: 'response', operation, call, status, attempt: number, durationMs, requestId });
    return { response, text, attempts: number, token, again, held: status === 429 && budget !== null };
  } catch (cause) {
    // 5. or there is no answer: find out whether the request can have taken effect
    release(neverConnected(cause) ? { uncounted: true } : { after: GRACE_MS });
    const stop = own.stop();
    const error = isLeadProviderError(cause)
      ? cause
      : stop !== null
        ? stopped(ended(outcome), stop, own.signal?.reason)
        : failed(ended(neverConnected(cause) ? progress.before : outcome), cause, token);
    const durationMs = runtime.now() - started;
    emit({ type: 'failure', operation, call, attempt: number, kind: error.kind, outcome: error.outcome, durationMs });
    throw error;
  } finally {
    leave?.();
    own.end();
  }
}
