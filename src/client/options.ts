import type { Priority, RateBudget } from '../budget/index.ts';
import type { Environment, OperationTable, Service, WrapperName } from '../contract/index.ts';
import type { EventListener } from './events.ts';

/** A bearer token, or a function that returns one (called for each request). */
export type Token = string | (() => string | Promise<string>);

/** The part of `fetch` a client needs. */
export type Fetch = (request: Request) => Promise<Response>;

/**
 * How often a failed request is tried again: one number for all, or one per operation, with `reads` and `writes` for
 * the rest.
 */
export type Retries = number | Readonly<Partial<Record<WrapperName | 'reads' | 'writes', number>>>;

/** What both a client and a single call may set. */
export interface Limits {
  /**
   * Milliseconds for one request, its answer included. Waiting for the rate budget does not count, waiting for a place
   * among those under way (`maxUnderWay`) does.
   * @default 60000
   */
  readonly timeoutMs?: number;
  /**
   * Milliseconds for a whole call: waiting for the budget, every try, the waits between them, and for a list all its
   * pages. Infinity by default, because a large job may wait for its budget for an hour.
   */
  readonly deadlineMs?: number;
  /**
   * Tries after the first. Which failures are tried again is a table: reads after network failures, 408, 429 and 5xx;
   * writes only when they were certainly not applied (429, refused connection).
   * @default 4
   */
  readonly retries?: Retries;
}

interface CommonOptions<S extends Service> extends Limits {
  /** Always written out: the two services have different paths, rules and tokens. */
  readonly service: S;
  readonly token: Token;
  /**
   * The sandbox's clock header, `X-With-Server-Date`: the service acts as if it were this instant. Refused for
   * production. Give a `Date` or an ISO 8601 instant with its zone.
   */
  readonly serverDate?: Date | string;
  /** Sends the requests. Default: the runtime's `fetch`, looked up at each call. */
  readonly fetch?: Fetch;
  /**
   * A dispatcher of undici (a proxy, a pool of your own) for the runtime's `fetch`. Connections are kept alive without
   * one.
   */
  readonly dispatcher?: object;
  /**
   * Allows `http:` to a host that is not this machine, for a mock on another host. Never for DfE's hosts.
   * @default false
   */
  readonly allowHttp?: boolean;
  /** Is called with each event. What a listener throws is ignored. */
  readonly onEvent?: EventListener | readonly EventListener[];
  /** The operations table of a generated client. Default: the bundled one of the service. */
  readonly operations?: OperationTable;
  /**
   * The rate budget. Default: 980 requests in any five minutes, shared by all clients of this process with the same
   * token and server; none for a server on this machine. `'off'` takes it away, for tests with a fetch of their own.
   *
   * Each worker thread has a budget of its own. Where several threads use one token, let one of them send for all, or
   * give each a part (`memoryBudget({ limit: 245 })` in each of four), or share one through Redis.
   */
  readonly budget?: RateBudget | 'off';
  /**
   * Requests under way to the server at once, over all clients of this process; more wait for a place, within their
   * `timeoutMs`. A place is taken when a request is sent and given back when its answer is read.
   * @default 20
   */
  readonly maxUnderWay?: number;
  /**
   * Whether a wait for the budget of more than five seconds is said on the console, once per client, when nobody
   * listens to its events.
   * @default true
   */
  readonly budgetWarning?: boolean;
  /**
   * Whether answers are compared with the specification. `'warn'` reports differences in events and leaves the answer
   * as it is (without a listener nothing is compared); `'error'` rejects an answer of a different shape. An unknown
   * value of an enumeration is only ever reported. The schemas are loaded at first use.
   * @default 'warn'
   */
  readonly validate?: 'off' | 'warn' | 'error';
  /** The schemas of a generated client: `() => import('./generated/schemas.ts')`. Default: the bundled ones. */
  readonly schemas?: () => Promise<object>;
  /**
   * What to do after a write whose answer was lost: throw an error with the outcome `unknown`, or look at the service
   * until it is known what became of the write. `'settle'` answers with the record when it was applied, and sends again
   * (twice at most) when it can no longer arrive and the service does not hold it. One call can take ten minutes then;
   * give a `deadlineMs` where that is too long.
   * @default 'throw'
   */
  readonly onUnknown?: 'throw' | 'settle';
  /**
   * Milliseconds after which a write that was given up can no longer take effect: the longest that the service and the
   * gateways before it can still be at work. Before that, nothing is sent again and no silence counts as proof.
   * @default 180000
   */
  readonly settleAfterMs?: number;
  /**
   * Your name as the API writes it (`lead_provider_name`), to tell your declarations from those of others when a write
   * is settled. Without it, the name is learned from your own records (see `whoAmI`).
   */
  readonly leadProviderName?: string;
  /**
   * Answers longer than this are not read. A page of 3,000 participants has about 4,000,000 bytes.
   * @default 67108864
   */
  readonly maxResponseBytes?: number;
}

/** Options of `createClient`: either one of DfE's environments, or the origin of another server such as a mock. */
export type ClientOptions<S extends Service = Service> =
  | (CommonOptions<S> & { readonly environment: Environment; readonly baseUrl?: never })
  | (CommonOptions<S> & { readonly baseUrl: string; readonly environment?: never });

/** Options of a single call. */
export interface CallOptions extends Limits {
  /** Stops the call: while it waits, while a request is under way, or between tries; a list stops at any page. */
  readonly signal?: AbortSignal;
  /** Overrides the client's `serverDate` for this call. */
  readonly serverDate?: Date | string;
  /** Who goes first when requests wait for the budget. Default: writes `high`, single reads `normal`, lists `low`. */
  readonly priority?: Priority;
}

/** Options of a read by participant id. */
export interface ReadOptions extends CallOptions {
  /**
   * Whether an id that was retired is answered with the participant who has taken its place (one more request, and
   * only after a 404).
   * @default true
   */
  readonly follow?: boolean;
}

/** How a write is sent. */
export interface SendOptions extends CallOptions {
  /** Overrides the client's `onUnknown`. */
  readonly onUnknown?: 'throw' | 'settle';
  /**
   * Whether a write that was refused because the participant's id is retired is sent again with the current id.
   * Otherwise the error names that id as `currentId`.
   * @default false
   */
  readonly follow?: boolean;
  /**
   * Is called and awaited right before each request of the write leaves: when the budget has let it go, the first time,
   * after a 429 or a refused connection, and when the write is sent again; not before the reads of a check or a look.
   * `attempt` counts the requests of the call from 1, `at` is the moment by the client's clock. When it throws, the
   * request is not sent and the call ends with what was thrown as the `cause` of its error. Keep it short: its time
   * counts against `deadlineMs` (not `timeoutMs`), and it holds one of the places under way (`maxUnderWay`).
   */
  readonly onSend?: (send: { readonly attempt: number; readonly at: Date }) => void | Promise<void>;
  /**
   * With `onUnknown: 'settle'`, how many times the write is sent at most when each time its answer is lost and the
   * service does not hold it: 1 to 3. A 429 and a refused connection do not count, for they changed nothing.
   * @default 3
   */
  readonly maxSends?: number;
}

/** Options of a list. */
export interface ListOptions extends CallOptions {
  /**
   * Records per request, 1 to 3,000.
   * @default 1000
   */
  readonly perPage?: number;
  /**
   * A walk over more pages than this is an error.
   * @default 10000
   */
  readonly maxPages?: number;
  /**
   * Pages that are asked for before they are needed, 0 to 8. Order is kept, and no more than these are held.
   * @default 0
   */
  readonly ahead?: number;
}

/** The options of sending that go with each request; those that only a write has are in its own list. */
export const SEND_OPTIONS: readonly (keyof SendOptions)[] = [
  'signal',
  'serverDate',
  'timeoutMs',
  'deadlineMs',
  'retries',
  'priority',
  'onUnknown',
  'follow',
];

/** The options of a method that are about sending, without the method's own. */
export function sendOptions(options: SendOptions | undefined): SendOptions {
  return Object.fromEntries(
    SEND_OPTIONS.flatMap((name) => (options?.[name] === undefined ? [] : [[name, options[name]]])),
  );
}
