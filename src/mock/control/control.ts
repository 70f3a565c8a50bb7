import { isRecord } from '../../base/guards.ts';
import { ActorError } from '../actors/actor-error.ts';
import type { Fault } from '../faults/fault.ts';
import type { LoadedMock } from '../mock.ts';
import { ScenarioError } from '../scenario/scenario-error.ts';
import type { Snapshot } from '../snapshot.ts';
import { worldAsServed } from './world-as-served.ts';

/**
 * The control endpoints under `/__mock/`: what `mock` can do in process, over HTTP. Described in
 * `spec/mock-control.yaml`. They have no authentication, which is why the server listens on loopback only.
 */
export type Control = (request: Request) => Promise<Response>;

/** Thrown for a request that cannot be carried out; answered with 400. */
class BadControl extends Error {}

/** Answers with a value, or with the promise of one. */
type Route = (
  mock: LoadedMock,
  input: { readonly body: unknown; readonly query: URLSearchParams; readonly rest: string },
) => unknown;

/** Checks a scenario and puts it in place of the mock's. */
export type Load = (scenario: unknown) => void | Promise<void>;

export function createControl(mock: LoadedMock, load: Load): Control {
  const snapshots = new Map<string, Snapshot>();
  const routes: Readonly<Record<string, Route>> = {
    'GET /': () => ({ service: mock.service, now: mock.clock.now, endpoints: Object.keys(routes) }),
    'GET /world': () => worldAsServed(mock),
    'GET /scenario': () => mock.scenario,
    'PUT /scenario': async (_mock, { body }) => {
      await load(body);
      return { now: mock.clock.now };
    },
    'GET /ids': (_mock, { query }) =>
      Object.fromEntries(query.getAll('symbol').map((symbol) => [symbol, mock.id(symbol)])),
    'GET /tokens': () =>
      Object.fromEntries(
        (mock.scenario.leadProviders ?? []).map((lp) => {
          const id = typeof lp === 'string' ? lp : lp.id;
          return [id, mock.token(id)];
        }),
      ),
    'GET /clock': () => ({ now: mock.clock.now }),
    'PUT /clock': (_mock, { body }) => {
      const { now } = record(body);
      if (typeof now !== 'string' && typeof now !== 'number')
        throw new BadControl('send {"now": "2026-03-01T09:00:00Z"}');
      mock.clock.set(now);
      return { now: mock.clock.now };
    },
    'POST /clock/advance': (_mock, { body }) => {
      const by = record(body);
      for (const [unit, count] of Object.entries(by)) {
        if (!['days', 'hours', 'minutes', 'seconds', 'milliseconds'].includes(unit) || typeof count !== 'number')
          throw new BadControl('send a length of time, for example {"days": 30}');
      }
      mock.clock.advance(by);
      return { now: mock.clock.now };
    },
    'GET /faults': () => mock.faults.list,
    'POST /faults': (_mock, { body }) => {
      const fault = record(body);
      const { effect } = fault;
      if (record(effect)['kind'] === 'meanwhile')
        throw new BadControl('the effect "meanwhile" runs code of yours and works in process only');
      return { id: mock.faults.add({ ...fault, effect } as Fault) };
    },
    'DELETE /faults': (_mock, { query }) => {
      const id = query.get('id');
      if (id === null) mock.faults.clear();
      else mock.faults.remove(Number(id));
      return { left: mock.faults.list.length };
    },
    'GET /requests': (_mock, { query }) => {
      const last = Number(query.get('last') ?? Infinity);
      return Number.isFinite(last) ? mock.requests.slice(-last) : mock.requests;
    },
    'DELETE /requests': () => {
      mock.forgetRequests();
      return { left: 0 };
    },
    'POST /snapshots': () => {
      const id = String(snapshots.size + 1);
      snapshots.set(id, mock.snapshot());
      return { id };
    },
    'POST /snapshots/restore': (_mock, { body }) => {
      const snapshot = snapshots.get(String(record(body)['id']));
      if (snapshot === undefined)
        throw new BadControl('there is no such snapshot; send {"id": "…"} as POST /__mock/snapshots answered it');
      mock.restore(snapshot);
      return { now: mock.clock.now };
    },
    'POST /dfe/*': (_mock, { rest, body }) => act(mock, 'dfe', rest, body),
    'POST /schools/*': (_mock, { rest, body }) => act(mock, 'schools', rest, body),
  };

  return async (request) => {
    const url = new URL(request.url);
    const path = url.pathname.replace(/^\/__mock/, '').replace(/\/$/, '') || '/';
    const exact = routes[`${request.method} ${path}`];
    const [, head = '', rest = ''] = /^(\/[^/]+)\/(.+)$/.exec(path) ?? [];
    const route = exact ?? routes[`${request.method} ${head}/*`];
    if (route === undefined)
      return reply(404, { error: `There is no ${request.method} ${url.pathname}. GET /__mock/ lists what there is.` });
    try {
      return reply(200, (await route(mock, { body: await json(request), query: url.searchParams, rest })) ?? {});
    } catch (error) {
      if (error instanceof ScenarioError) return reply(400, { error: error.message, problems: error.problems });
      if (error instanceof BadControl || error instanceof RangeError || error instanceof ActorError)
        return reply(400, { error: error.message });
      throw error;
    }
  };
}

/** Calls a step of DfE or a school with the arguments in the body: `["st1"]`, or `{"args": ["st1"]}`. */
function act(mock: LoadedMock, who: 'dfe' | 'schools', step: string, body: unknown): unknown {
  const args: unknown = Array.isArray(body) ? body : record(body ?? {})['args'];
  if (!Array.isArray(args)) throw new BadControl(`send the arguments of ${who}.${step} as a list, for example ["st1"]`);
  const actor: object = mock[who];
  const found: unknown = Object.hasOwn(actor, step) ? Reflect.get(actor, step) : undefined;
  if (typeof found !== 'function')
    throw new BadControl(`there is no step ${who}.${step}; there are ${Object.keys(actor).join(', ')}`);
  try {
    const result: unknown = Reflect.apply(found, actor, args);
    return { result: result ?? null, now: mock.clock.now };
  } catch (error) {
    // arguments come from outside here, so a wrong kind of one is the sender's
    if (error instanceof TypeError)
      throw new BadControl(`${who}.${step} cannot be called with these arguments: ${error.message}`);
    throw error;
  }
}

function record(value: unknown): Record<string, unknown> {
  if (isRecord(value)) return { ...value };
  throw new BadControl('the body has to be a JSON object');
}

async function json(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new BadControl('the body is not valid JSON');
  }
}

function reply(status: number, body: unknown): Response {
  return Response.json(body, { status });
}
