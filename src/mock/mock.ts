import type { Service } from '../contract/service.ts';
import type { Dfe, Schools } from './actors/types.ts';
import type { Changes } from './changes/types.ts';
import type { MockClock } from './clock.ts';
import type { Faults } from './faults/fault.ts';
import type { BetweenRequests } from './http/acts-between.ts';
import type { ReceivedRequest } from './http/request-log.ts';
import type { ThrottleOptions } from './http/throttle.ts';
import type { Uuid } from './ids.ts';
import type { Live } from './live/types.ts';
import type { Scenario } from './scenario/schema.ts';
import type { Snapshot } from './snapshot.ts';

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
  /**
   * How many of the most recent requests {@link Mock.requests} keeps; 0 keeps none.
   * @default 1000
   */
  readonly keepRequests?: number;
}

/** A mock service held in memory. */
export interface Mock {
  readonly service: Service;
  /** The mock's present. */
  readonly clock: MockClock;
  /** Whether it counts requests and refuses what is too much: its option `throttle` was not `off`. */
  readonly isThrottled: boolean;
  /** Answers a request as the service would. Path and headers count, the host does not. */
  readonly fetch: (request: Request) => Promise<Response>;
  /**
   * What was received, oldest first, with the status of the answer and the rules that refused: for assertions, and to
   * find out why something was refused. The most recent 1,000 are kept, or as many as
   * the option `keepRequests` says.
   */
  readonly requests: readonly ReceivedRequest[];
  /** Empties {@link requests}. */
  forgetRequests(): void;
  /** What the Department for Education does: opens cohorts, pays statements, merges participants and more. */
  readonly dfe: Dfe;
  /** What schools do: register, move and lose people, assign mentors, challenge partnerships and more. */
  readonly schools: Schools;
  /** What the world did to what providers are served, once it is recorded. */
  readonly changes: Changes;
  /** Lets days pass, on which schools, DfE and providers do what they lawfully may. */
  readonly live: Live;
  /**
   * What goes wrong on purpose: latency, errors, dropped connections, lost replies, late writes, changing
   * pages.
   */
  readonly faults: Faults;
  /**
   * Does something between two requests: in each of `before` and `after`, which are told which request it is, any steps
   * may be taken (`mock.dfe`, `mock.schools`, `mock.clock`, `mock.live`, and so on). Both run for each request once,
   * whatever comes of it, and from the one to the other nothing else happens. One that throws fails the request, and all
   * after it until it is taken away. Answers with what takes it away.
   *
   * @example
   * const stop = mock.between({
   *   before({ number }) { if (number === 3) mock.schools.changeName('ada', 'Ada Hale'); },
   * });
   * @throws `RangeError` or `TypeError` for what is no such thing
   */
  between(acts: BetweenRequests): () => void;
  /**
   * Takes steps of {@link dfe} and {@link schools} as on a sandbox by somebody whose requests carry
   * `X-With-Server-Date`: what they write is written at that instant, far in the past or the future. The mock's own
   * clock stays. What another provider writes so is an ordinary request with that header and that provider's token.
   *
   * @example
   * mock.withServerDate('2031-01-01T09:00:00Z', () => mock.schools.changeName('ada', 'Ada Hale'));
   * @throws `RangeError` for what is no instant, `TypeError` for steps that give a promise
   */
  withServerDate<T>(at: string | number | Date, steps: () => T): T;
  /** Keeps the world and the clock as they are, for {@link restore}. */
  snapshot(): Snapshot;
  /**
   * Puts world and clock back to a snapshot of a mock of the same service. Requests and faults stay as they are; what is
   * under way meanwhile ends as a broken connection.
   * @throws {RangeError} for what is not such a snapshot; nothing has changed then
   */
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
  /**
   * The UUID behind a symbol of the scenario (`mock.id('p1')`), or of somebody registered since; a UUID stands for
   * itself. `unknown` allows a word that nobody has, for the id of a stranger: `mock.id('nobody', { unknown: true })`.
   * @throws {RangeError} when the world has nothing of that name; the error names what is like it
   */
  id(symbol: string, options?: { readonly unknown?: boolean }): Uuid;
  /** The token of a lead provider of the scenario. Throws a `RangeError` when there is none of that id. */
  token(leadProvider: string): string;
}

/** A mock as long as its world is not replaced: all that serves one needs. */
export type LoadedMock = Omit<Mock, 'load'>;
