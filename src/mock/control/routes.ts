import { recordOptions } from '../changes/recorder.ts';
import { duration } from '../clock.ts';
import { readSentFault } from '../faults/fault-shape.ts';
import { instant } from '../kit/instants.ts';
import { object, outOfRange, refuseUnknown, text, wholeNumber, type Shape } from '../kit/shapes.ts';
import type { LoadedMock } from '../mock.ts';
import { act } from './act.ts';
import { BadControl } from './bad-control.ts';
import { faultAsListed } from './fault-as-listed.ts';
import { KeptSnapshots } from './kept-snapshots.ts';
import { live, liveBody } from './live.ts';
import { worldAsServed } from './world-as-served.ts';

/** Checks a scenario and puts it in place of the mock's. */
export type Load = (scenario: unknown) => void | Promise<void>;

/** What a route is asked, as it came. */
export interface Asked {
  /** The parsed body; undefined when there was none. */
  readonly body: unknown;
  readonly query: URLSearchParams;
  /** What follows the path of a route that ends in a star. */
  readonly rest: string;
}

/**
 * One endpoint. `answer` is made by `route`, which reads body and query by their shapes before anything changes: what it
 * does not read has to be empty.
 */
export type Route = (asked: Asked) => unknown;

interface Reading<Body, Query> {
  readonly body?: Shape<Body>;
  readonly query?: { readonly [K in keyof Query]-?: Shape<Query[K]> };
}

type Answer<Body, Query> = (body: Body, query: Query, rest: string) => unknown;

const none: Shape<undefined> = (value, at) => {
  // an empty object says nothing either, and many HTTP clients send one whatever they are told
  if (value !== undefined) object({})(value, at);
};

function route<Body = undefined, Query extends object = object>(
  reading: Reading<Body, Query>,
  answer: Answer<Body, Query>,
): Route;
function route(
  { body: bodyShape = none, query: queryShape = {} }: Reading<unknown, Record<string, unknown>>,
  answer: Answer<unknown, object>,
): Route {
  return ({ body, query, rest }) => {
    const read = object<Record<string, unknown>>(queryShape)(asRecord(query, Object.keys(queryShape)), 'query');
    return answer(bodyShape(body, 'body'), read, rest);
  };
}

/** A query with a list of values for each name. */
function asRecord(query: URLSearchParams, known: readonly string[]): Record<string, readonly string[]> {
  refuseUnknown([...query.keys()], known, 'query');
  return Object.fromEntries(known.filter((name) => query.has(name)).map((name) => [name, query.getAll(name)]));
}

const symbols: Shape<readonly string[]> = (value, at) => {
  if (!Array.isArray(value)) throw outOfRange(at, 'has to name a symbol, for example ?symbol=lp1.');
  return value.map((one: unknown) => text()(one, at));
};

/** The number that a name of the query stands for, when it is there. */
const numberFrom =
  (least: number): Shape<number | undefined> =>
  (value, at) => {
    if (!Array.isArray(value)) return undefined;
    const written: unknown = value[0];
    if (value.length > 1) throw outOfRange(at, 'has to be given once.');
    if (typeof written !== 'string' || !/^\d{1,15}$/.test(written))
      throw outOfRange(
        at,
        `has to be a whole number of at least ${least}, not ${JSON.stringify(written).slice(0, 40)}.`,
      );
    return wholeNumber(least)(Number(written), at);
  };

const number = numberFrom(1);

const anything: Shape<unknown> = (value) => value;

/** The arguments of a step: `["st1"]`, or `{"args": ["st1"]}`. */
const args: Shape<readonly unknown[]> = (value, at) => {
  if (Array.isArray(value)) return value;
  const wrapped = object<{ args: unknown }>({ args: anything })(value ?? {}, at).args;
  if (!Array.isArray(wrapped))
    throw outOfRange(at, 'has to be the arguments of the step as a list, for example ["st1"].');
  return wrapped;
};

/** The instant a step is taken at, when it is not the mock's present. */
const serverDate: Shape<number | undefined> = (value, at) => {
  if (!Array.isArray(value)) return undefined;
  if (value.length > 1) throw outOfRange(at, 'has to be given once.');
  return instant(value[0], at);
};

const step: Reading<readonly unknown[], { serverDate?: number | undefined }> = { body: args, query: { serverDate } };

export function createRoutes(mock: LoadedMock, load: Load): Readonly<Record<string, Route>> {
  const snapshots = new KeptSnapshots();
  const present = (): object => ({ now: mock.clock.now });
  const routes: Readonly<Record<string, Route>> = {
    'GET /': route({}, () => ({ service: mock.service, ...present(), endpoints: Object.keys(routes) })),
    'GET /world': route({}, () => worldAsServed(mock)),
    'GET /scenario': route({}, () => mock.scenario),
    'PUT /scenario': route({ body: anything }, async (scenario) => {
      await load(scenario);
      return present();
    }),
    'GET /ids': route<undefined, { symbol: readonly string[] }>({ query: { symbol: symbols } }, (_body, { symbol }) =>
      Object.fromEntries(symbol.map((one) => [one, idOf(mock, one)])),
    ),
    'GET /tokens': route({}, () =>
      Object.fromEntries(
        (mock.scenario.leadProviders ?? []).map((lp) => {
          const id = typeof lp === 'string' ? lp : lp.id;
          return [id, mock.token(id)];
        }),
      ),
    ),
    'GET /clock': route({}, present),
    'PUT /clock': route({ body: object<{ now: number }>({ now: instant }) }, ({ now }) => {
      mock.clock.set(now);
      return present();
    }),
    'POST /clock/advance': route({ body: duration }, (by) => {
      mock.clock.advance(by);
      return present();
    }),
    'GET /faults': route({}, () => mock.faults.list.map(faultAsListed)),
    // a fault is checked where it is added, in process and here alike
    'POST /faults': route({ body: readSentFault }, (fault) => ({ id: mock.faults.add(fault) })),
    'DELETE /faults': route<undefined, { id?: number | undefined }>({ query: { id: number } }, (_body, { id }) => {
      if (id === undefined) mock.faults.clear();
      else mock.faults.remove(id);
      return { left: mock.faults.list.length };
    }),
    'GET /requests': route<undefined, { last?: number | undefined }>({ query: { last: number } }, (_body, { last }) =>
      last === undefined ? mock.requests : mock.requests.slice(-last),
    ),
    'DELETE /requests': route({}, () => {
      mock.forgetRequests();
      return { left: 0 };
    }),
    'POST /changes': route({ body: (value, at) => recordOptions(value ?? {}, at) }, (options) => {
      mock.changes.record(options);
      return { newest: mock.changes.newest };
    }),
    'GET /changes': route<undefined, { since?: number | undefined }>(
      { query: { since: numberFrom(0) } },
      (_body, { since = 0 }) => {
        const changes = mock.changes.since(since);
        return { newest: mock.changes.newest, changes };
      },
    ),
    'DELETE /changes': route({}, () => {
      mock.changes.stop();
      return { left: 0 };
    }),
    'POST /snapshots': route({}, () => ({ id: snapshots.keep(mock.snapshot()) })),
    'POST /snapshots/restore': route({ body: object<{ id: string }>({ id: text() }) }, ({ id }) => {
      mock.restore(snapshots.get(id));
      return present();
    }),
    'POST /live': route({ body: liveBody }, (asked) => live(mock, asked)),
    'POST /dfe/*': route(step, (given, { serverDate }, name) => act(mock, 'dfe', name, given, serverDate)),
    'POST /schools/*': route(step, (given, { serverDate }, name) => act(mock, 'schools', name, given, serverDate)),
  };
  return routes;
}

/** The UUID behind a word; a word that nobody has is the caller's mistake. */
function idOf(mock: LoadedMock, symbol: string): string {
  try {
    return mock.id(symbol);
  } catch (error) {
    if (error instanceof RangeError) throw new BadControl(error.message);
    throw error;
  }
}
