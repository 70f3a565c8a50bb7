import { isService, type Service } from '../contract/service.ts';
import { Clock, type MockClock } from './clock.ts';
import { ecfService } from './ecf/service.ts';
import type { MockService } from './http/call.ts';
import { createPipeline } from './http/pipeline.ts';
import { RequestLog, type ReceivedRequest } from './http/request-log.ts';
import { respond } from './http/respond.ts';
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
  const scenario = checkScenario(options.scenario ?? defaultScenario(service.service), service.service);
  const now = scenario.now === undefined ? Date.now() : Date.parse(scenario.now);
  const stamps = new Stamps(now);
  const world = service.load(loadBase(service.service, scenario, now, options.seed ?? 1, stamps), scenario, now, stamps);
  const clock = new Clock(now, options.clock === 'running');
  const judge = createPipeline(service);
  const log = new RequestLog();

  return {
    service: service.service,
    clock,
    async fetch(request) {
      const number = log.next();
      const at = clock.now;
      const judged = await judge(world, request, clock.ms);
      const { pathname, search } = new URL(request.url);
      log.add({
        number, at, method: request.method, path: pathname, query: search.slice(1), operation: judged.operation,
        leadProvider: judged.lp?.symbol ?? null, body: judged.body, status: judged.reply.status, rules: judged.reply.rules ?? [],
      });
      return respond(service, judged.reply, judged.now, number);
    },
    get requests() {
      return log.entries;
    },
    forgetRequests: () => log.clear(),
    id: uuidOf,
    token(leadProvider) {
      const provider = world.providerById.get(uuidOf(leadProvider));
      if (provider === undefined) {
        const known = world.providers.map((lp) => JSON.stringify(lp.symbol)).join(', ');
        throw new RangeError(`mock.token: no lead provider ${JSON.stringify(leadProvider)} in this world. It has ${known === '' ? 'none' : known}.`);
      }
      return provider.token;
    },
  };
}
