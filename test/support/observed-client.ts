import type { CheckSettings, Client, ClientEvent, ClientOptions, Service } from 'lead-provider-sdk';
import { isRecord } from '../../src/base/guards.ts';
import type { Runtime } from '../../src/budget/index.ts';
import { connect } from '../../src/client/index.ts';
import { clientOver } from '../../src/resources/create-client.ts';

export const TOKEN = 'a-token-for-tests';
export const ID = '11111111-1111-4111-8111-111111111111';
export const OTHER_ID = '22222222-2222-4222-8222-222222222222';

export interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Observed<S extends Service> {
  readonly dfe: Client<S>;
  readonly requests: Seen[];
  readonly events: ClientEvent[];
}

/**
 * A client whose requests are recorded and answered by a function: the only seams are `fetch` and, where time matters,
 * the clock. Writes are not checked by the rules, and nothing is tried again, unless a test asks for it.
 */
export function observe<S extends Service>(
  service: S,
  answer: (request: Seen, count: number) => Response | Promise<Response>,
  options: Partial<Omit<ClientOptions<S>, 'environment' | 'baseUrl'>> & CheckSettings = {},
  runtime?: Runtime,
): Observed<S> {
  const requests: Seen[] = [];
  const events: ClientEvent[] = [];
  const connection = connect(
    {
      service,
      baseUrl: 'http://localhost:1',
      token: TOKEN,
      validate: 'off',
      retries: 0,
      ...options,
      onEvent: (event) => events.push(event),
      fetch: async (request) => {
        const text = await request.clone().text();
        const seen = {
          method: request.method,
          url: new URL(request.url),
          headers: request.headers,
          body: text === '' ? undefined : JSON.parse(text),
        };
        requests.push(seen);
        return answer(seen, requests.length);
      },
    },
    runtime,
  );
  return { dfe: clientOver<S>(service, connection, { checks: 'off', ...options }), requests, events };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}

/** What a service answers to a write that it does: the record, as it was asked for. */
export function echo({ method, url, body }: Pick<Seen, 'method' | 'url' | 'body'>): Response {
  const steps = url.pathname
    .split('/')
    .slice(3)
    .filter((step) => step !== 'ecf');
  const [resource, id = OTHER_ID, action] = steps;
  const data = isRecord(body) && isRecord(body['data']) ? body['data'] : {};
  const asked = isRecord(data['attributes']) ? data['attributes'] : {};
  if (resource === 'participant-declarations')
    return json({
      data: {
        id,
        type: 'participant-declaration',
        attributes: { ...asked, state: action === 'void' ? 'voided' : 'submitted' },
      },
    });
  if (resource === 'partnerships') return json({ data: { id, type: 'partnership', attributes: asked } });
  const told = { reason: asked['reason'], date: '2026-02-10T12:01:30Z' };
  const enrolment = {
    participant_type: asked['course_identifier'] === 'ecf-mentor' ? 'mentor' : 'ect',
    training_status: action === 'defer' ? 'deferred' : action === 'withdraw' ? 'withdrawn' : 'active',
    deferral: action === 'defer' ? told : null,
    withdrawal: action === 'withdraw' ? told : null,
    schedule_identifier: asked['schedule_identifier'] ?? 'ecf-standard-september',
    cohort: asked['cohort'] ?? '2025',
  };
  const attributes = { participant_id_changes: [], ecf_enrolments: method === 'GET' ? [] : [enrolment] };
  return json({ data: { id, type: 'participant', attributes } });
}

/** A record with an id made from a number. */
export function record(
  n: number,
  updated_at = '2026-01-01T00:00:00Z',
): { id: string; type: string; attributes: { updated_at: string } } {
  return {
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    type: 'statement',
    attributes: { updated_at },
  };
}

/** The error a promise is rejected with; fails when it is not rejected. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    () => ({ error: undefined, failed: false }),
    (error: unknown) => ({ error, failed: true }),
  );
  if (!outcome.failed) throw new Error('the promise was expected to be rejected');
  return outcome.error;
}

/** What a function throws; fails when it does not. */
export function thrown(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('the function was expected to throw');
}
