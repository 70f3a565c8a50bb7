import type { Answer, Connection, Draft } from './connect.ts';
import { exchange } from './exchange.ts';
import { buildWire } from './http-request.ts';
import { checkLimits } from './limits.ts';
import type { ClientOptions } from './options.ts';
import { parseJson } from './parse-json.ts';
import { dataOf, toError } from './read-answer.ts';
import { refuse } from './refuse.ts';
import { retriesFor, RetryQuota } from './retries.ts';
import type { Received, Sending, Way } from './types.ts';

/** What sends the requests of one client. */
export interface Engine {
  call(draft: Draft): Promise<Answer>;
  /** Sends a request that openapi-fetch has built, and answers whatever the status. */
  raw(request: Request): Promise<Response>;
}

const TIMEOUT_MS = 60_000;

export function startEngine(options: ClientOptions, connection: Connection, way: Way, heard: boolean): Engine {
  const quota = new RetryQuota();
  const { validate = 'warn', timeoutMs = TIMEOUT_MS } = options;
  let calls = 0;
  let checking: Promise<typeof import('./check-answer.ts')> | null = null;

  async function call({ operation, id, query, attributes, options: call = {}, deadline }: Draft): Promise<Answer> {
    checkLimits(operation, call);
    const row = connection.info(operation);
    const { method, path, bodyType, repeatSafe } = row;
    const sending: Sending = {
      operation,
      method,
      path,
      repeatSafe,
      quota,
      call: (calls += 1),
      signal: call.signal,
      serverDate: connection.serverDate(call, operation),
      timeoutMs: call.timeoutMs ?? timeoutMs,
      deadline: deadline ?? connection.deadline(call),
      retries: retriesFor(operation, { repeatSafe: method === 'GET' }, call.retries, options.retries),
      priority: call.priority ?? (row.paged ? 'low' : method === 'GET' ? 'normal' : 'high'),
    };
    const wire = buildWire(
      way.origin,
      method,
      path,
      id,
      query,
      attributes && { ...(bodyType !== null && { type: bodyType }), attributes },
    );
    const { response, text, attempts } = await exchange(way, sending, wire);
    const body = parseJson(text);
    const sent = { operation, method, attempts, repeatSafe };
    if (!response.ok) throw toError(response, body ?? text, sent, connection.runtime.now());
    const data = dataOf(body, sent);
    // nobody would hear of a difference
    if (validate === 'error' || (validate === 'warn' && heard)) {
      const { checkAnswer } = await (checking ??= import('./check-answer.ts'));
      await checkAnswer({
        service: options.service,
        schemas: options.schemas,
        strict: validate === 'error',
        emit: way.emit,
        sent,
        body,
      });
    }
    return { data, response };
  }

  async function raw(request: Request): Promise<Response> {
    const { url, method, headers, signal } = request;
    if (new URL(url).origin !== way.origin)
      refuse('raw', [{ title: 'baseUrl', detail: "Is another server than the client's; the token would go along." }]);
    const repeatSafe = method === 'GET' || method === 'HEAD';
    return rebuilt(
      await exchange(
        way,
        {
          operation: 'raw',
          method,
          path: '',
          repeatSafe,
          quota,
          call: (calls += 1),
          signal,
          serverDate: connection.serverDate({}),
          timeoutMs,
          deadline: connection.deadline(undefined),
          retries: retriesFor('raw', { repeatSafe }, options.retries),
          priority: repeatSafe ? 'normal' : 'high',
        },
        { url, method, headers, body: request.body === null ? null : await request.text() },
      ),
    );
  }

  return { call, raw };
}

/** The answer with its body to be read again. */
function rebuilt({ response: { status, statusText, headers }, text }: Received): Response {
  const kept = new Headers(headers);
  // they told of the body as it came over the wire, perhaps compressed
  kept.delete('content-length');
  kept.delete('content-encoding');
  // these statuses may have no body, not even an empty one
  return new Response([204, 205, 304].includes(status) ? null : text, { status, statusText, headers: kept });
}
