import { isService, type Service } from '../contract/service.ts';
import type { Dfe, Schools } from './actors/types.ts';
import { Clock, type MockClock } from './clock.ts';
import { ecfService } from './ecf/service.ts';
import type { MockService } from './http/call.ts';
import { DroppedConnection, replacement, total, transmit, wait } from './faults/apply.ts';
import { FaultBook } from './faults/fault-book.ts';
import type { FaultEffect, Faults } from './faults/fault.ts';
import { offerDirect } from './http/direct.ts';
import type { Incoming } from './http/incoming.ts';
import { isHash } from './http/params.ts';
import { createPipeline, untouched } from './http/pipeline.ts';
import { Throttle, type ThrottleOptions } from './http/throttle.ts';
import { openSnapshot, takeSnapshot, type Snapshot } from './snapshot.ts';
import { RequestLog, type ReceivedRequest } from './http/request-log.ts';
import { toResponse, write, type Written } from './http/respond.ts';
import { uuidOf, type Uuid } from './ids.ts';
import { rectService } from './rect/service.ts';
import { checkScenario } from './scenario/check.ts';
import { defaultScenario } from './scenario/default-scenario.ts';
import type { Scenario } from './scenario/schema.ts';
import type { BaseWorld } from './world/base-world.ts';
import { loadBase } from './world/load-base.ts';
import { Stamps } from './world/stamps.ts';

export interface MockOptions {
  /** The service to play. */
  readonly service: Service;
  /** The world to start with. Default: a small story, see {@link defaultScenario}. */
  readonly scenario?: Scenario;
  /**
   * Makes the ids of records created while the mock runs; the same seed gives the same ids.
   * @default 1
   */
  readonly seed?: number;
  /**
   * `frozen`: time stands still unless moved. `running`: it goes on from the scenario's `now`.
   * @default 'frozen'
   */
  readonly clock?: 'frozen' | 'running';
  /**
   * Refuses with 429 what is too much for one Authorization header. Counts by the mock's clock, so with a frozen one it
   * never opens again unless the clock is moved.
   * @default 'off'
   */
  readonly throttle?: 'off' | 'fixed' | 'rolling' | ThrottleOptions;
}

/** A mock service held in memory. */
export interface Mock {
  readonly service: Service;
  /** The mock's present. */
  readonly clock: MockClock;
  /** Answers a request as the service would. Path and headers count, the host does not. */
  readonly fetch: (request: Request) => Promise<Response>;
  /**
   * What was received, oldest first, with the status of the answer and the rules that refused: for assertions, and to
   * find out why something was refused. The most recent 10,000 are kept.
   */
  readonly requests: readonly ReceivedRequest[];
  /** Empties {@link requests}. */
  forgetRequests(): void;
  /** What the Department for Education does: opens cohorts, pays statements, merges participants and more. */
  readonly dfe: Dfe;
  /** What schools do: register, move and lose people, assign mentors, challenge partnerships and more. */
  readonly schools: Schools;
  /** What goes wrong on purpose: latency, errors, dropped connections, lost replies, changing pages. */
  readonly faults: Faults;
  /** Keeps the world and the clock as they are, for {@link restore}. */
  snapshot(): Snapshot;
  /** Puts world and clock back to a snapshot of a mock of the same service. Requests and faults stay as they are. */
  restore(snapshot: Snapshot): void;
  /** The scenario the world was loaded from. */
  readonly scenario: Scenario;
  /**
   * Puts another world in place of the present one, and the clock to its `now`. The scenario is checked first.
   * @throws {ScenarioError} when it is not right; nothing has changed then
   */
  load(scenario: unknown): void;
  /**
   * The `data` a lead provider would be served for a path, without a trace: not in {@link requests}, not counted by the
   * throttle, and no fault strikes.
   */
  peek(leadProvider: string, path: string): Promise<unknown>;
  /** The UUID behind a symbol of the scenario (`mock.id('p1')`). */
  id(symbol: string): Uuid;
  /** The token of a lead provider of the scenario. Throws a `RangeError` when there is none of that id. */
  token(leadProvider: string): string;
}

/**
 * Creates a mock of the lead provider API from a scenario.
 *
 * @example
 * const mock = createMock({ service: 'rect' });
 * const response = await mock.fetch(new Request('https://mock.test/api/v3/participants', {
 *   headers: { authorization: `Bearer ${mock.token('lp1')}` },
 * }));
 * @throws {ScenarioError} when the scenario is not right; the error lists each problem with its JSON path
 */
export function createMock(options: MockOptions): Mock {
  if (!isService(options.service)) {
    throw new RangeError(`createMock: service is ${JSON.stringify(options.service)}; it has to be "rect" or "ecf".`);
  }
  return options.service === 'rect' ? build(rectService, options) : build(ecfService, options);
}

function build<W extends BaseWorld>(service: MockService<W>, options: MockOptions): Mock {
  const seed = options.seed ?? 1;
  let { scenario, world, now } = loadWorld(service, options.scenario ?? defaultScenario(service.service), seed);
  const clock = new Clock(now, options.clock === 'running');
  const judge = createPipeline(service);
  const log = new RequestLog();
  const faults = new FaultBook(seed);
  const throttle = throttleOf(options.throttle);

  async function take(request: Incoming): Promise<{ readonly written: Written; readonly effects: readonly FaultEffect[] }> {
    const number = log.next();
    const at = clock.now;
    const { pathname, search } = new URL(request.url);
    const record = (rest: Pick<ReceivedRequest, 'operation' | 'leadProvider' | 'body' | 'status' | 'rules'>): void =>
      log.add({ number, at, method: request.method, path: pathname, query: search.slice(1), ...rest });
    let effects: readonly FaultEffect[] = [];
    const judged = await judge(world, request, clock.ms, {
      throttled: (authorization, moment) => throttle?.refuses(authorization, moment) ?? false,
      async interpose(arrived) {
        if (faults.isEmpty) return { reply: null, perPage: null };
        effects = faults.strike(arrived);
        const latency = total(effects, 'latency');
        if (latency > 0) await wait(latency);
        for (const effect of effects) if (effect.kind === 'meanwhile') effect.run();
        if (effects.some(({ kind }) => kind === 'drop')) {
          record({ operation: arrived.operation, leadProvider: arrived.leadProvider, body: await request.text(), status: 0, rules: [] });
          throw new DroppedConnection('before');
        }
        return { reply: replacement(service.service, effects), perPage: effects.find((effect) => effect.kind === 'clamp')?.perPage ?? null };
      },
    });
    const lost = effects.some(({ kind }) => kind === 'lose-reply');
    record({
      operation: judged.operation, leadProvider: judged.lp?.symbol ?? null, body: judged.body,
      status: lost ? 0 : judged.reply.status, rules: judged.reply.rules ?? [],
    });
    if (lost) throw new DroppedConnection('after');
    return { written: write(service, judged.reply, judged.now + total(effects, 'skew'), number), effects };
  }

  async function answer(request: Request): Promise<Response> {
    const { written, effects } = await take(request);
    const response = toResponse(written);
    return effects.length === 0 ? response : transmit(response, effects);
  }
  offerDirect(answer, async (incoming) => (faults.isEmpty ? (await take(incoming)).written : null));

  return {
    service: service.service,
    clock,
    faults,
    // the world may have been replaced since
    get dfe() {
      return service.actors(world, () => clock.ms).dfe;
    },
    get schools() {
      return service.actors(world, () => clock.ms).schools;
    },
    get scenario() {
      return scenario;
    },
    fetch: answer,
    load(written) {
      ({ scenario, world, now } = loadWorld(service, written, seed));
      clock.set(now);
    },
    async peek(leadProvider, path) {
      const request = new Request(new URL(path, 'http://mock.invalid'), { headers: { authorization: `Bearer ${tokenOf(leadProvider)}` } });
      const { reply } = await judge(world, request, clock.ms, untouched);
      const data = isHash(reply.json) ? reply.json['data'] : null;
      // what is kept to be served again is not to be changed by whoever looks at it
      return reply.isKept === true ? structuredClone(data) : data;
    },
    get requests() {
      return log.entries;
    },
    forgetRequests: () => log.clear(),
    snapshot: () => takeSnapshot(service.service, world, clock.ms),
    restore(snapshot) {
      const { world: kept, at } = openSnapshot<W>(service.service, snapshot);
      world = kept;
      clock.set(at);
    },
    id: uuidOf,
    token: tokenOf,
  };

  function tokenOf(leadProvider: string): string {
    const provider = world.providerById.get(uuidOf(leadProvider));
    if (provider !== undefined) return provider.token;
    const known = world.providers.map((lp) => JSON.stringify(lp.symbol)).join(', ');
    throw new RangeError(`mock.token: no lead provider ${JSON.stringify(leadProvider)} in this world. It has ${known === '' ? 'none' : known}.`);
  }
}

function loadWorld<W extends BaseWorld>(service: MockService<W>, written: unknown, seed: number): { scenario: Scenario; world: W; now: number } {
  const scenario = checkScenario(written, service.service);
  const now = scenario.now === undefined ? Date.now() : Date.parse(scenario.now);
  const stamps = new Stamps(now);
  return { scenario, now, world: service.load(loadBase(service.service, scenario, now, seed, stamps), scenario, now, stamps) };
}

function throttleOf(option: MockOptions['throttle'] = 'off'): Throttle | null {
  if (option === 'off') return null;
  return new Throttle(typeof option === 'string' ? { mode: option } : option);
}
