import type { Client as RawClient } from 'openapi-fetch';
import type { BudgetLeft, Priority, RateBudget, Runtime } from '../budget/index.ts';
import type { OperationInfo, Service, WrapperName } from '../contract/index.ts';
import type { Deadline } from './deadline.ts';
import type { ClientEvent, EventListener } from './events.ts';
import type { Lease } from './lease.ts';
import type { CallOptions, Token } from './options.ts';
import type { RetryQuota } from './retries.ts';
import type { ComeBack } from './retry-after.ts';

/**
 * The nouns of the transport, in the order in which a request goes through them: a resource makes an `OperationCall`;
 * the `Connection` takes it; a `CallPlan` says how it will be sent; an `HttpRequest` goes out through the `Transport`;
 * an `HttpAnswer` comes back, and becomes an `Answer`.
 */

/** Query parameters of an operation: `{ filter: { cohort: '2025' } }` becomes `filter[cohort]=2025`. */
export type Query = Readonly<Record<string, string | Readonly<Record<string, string | number>>>>;

/** One call of a wrapper: which operation, and what goes into it. */
export interface OperationCall {
  readonly operation: WrapperName;
  readonly id?: string;
  readonly query?: Query;
  /** `data.attributes` of the body; the envelope around it is written here. */
  readonly attributes?: object;
  readonly options?: CallOptions;
  /**
   * When the call has to be over, by the connection's clock. The pages of a list share one deadline. Default:
   * `deadlineMs` from now.
   */
  readonly deadline?: number;
  /** Whether only a 429 is tried again: whoever asks has another way to go on after a failure. */
  readonly once?: boolean;
  /** Is asked right before each try leaves. */
  readonly leaving?: Leaving;
}

/**
 * Asked when a try may go: gives the error with which the call ends in place of sending it. It may take its time, and
 * get the try another slot and another time limit.
 */
export type Leaving = (lease: Lease, own: Deadline, plan: CallPlan) => Promise<Error | undefined>;

export interface Answer {
  /** The `data` of the answer. */
  readonly data: unknown;
  readonly response: Response;
}

/** A checked way to one service, shared by all resources of a client. */
export interface Connection {
  readonly service: Service;
  readonly origin: string;
  readonly onUnknown: 'throw' | 'settle';
  /** After this many milliseconds a request that was given up can no longer take effect. */
  readonly settleAfterMs: number;
  /** The name the client was told that its token belongs to; null when it was not told. */
  readonly leadProviderName: string | null;
  /** What was learned of the providers behind this client's tokens, by token. */
  readonly names: Map<string, ProviderName>;
  readonly runtime: Runtime;
  /** The token as it is now. */
  token(operation: string): Promise<string>;
  info(operation: WrapperName): OperationInfo;
  call(call: OperationCall): Promise<Answer>;
  /** The schemas of a generated client; undefined for the bundled ones. */
  readonly schemas: (() => Promise<object>) | undefined;
  /** The clock header of a call; null when it has none. */
  serverDate(options: CallOptions, operation?: string): string | null;
  /** When a call that starts now has to be over. */
  deadline(options: CallOptions | undefined): number;
  /**
   * The present by the service's clock, in milliseconds, as any answer to this client told it within the last hour;
   * null when none did.
   */
  serviceNow(): number | null;
  /** What the budget of the token has left; undefined when there is none, or when it does not tell. */
  budgetLeft(): Promise<BudgetLeft | undefined>;
  emit(event: ClientEvent): void;
  /** openapi-fetch over the same transport. */
  readonly raw: RawClient<Record<string, never>>;
}

/** What all calls of a client have in common. */
export interface Transport {
  readonly origin: string;
  readonly token: Token;
  fetch(url: string, init: RequestInit): Promise<Response>;
  readonly mediaType: string;
  readonly emit: EventListener;
  readonly runtime: Runtime;
  readonly maxBytes: number;
  /** Remembers what the service's clock says at this moment, in milliseconds. */
  heard(clock: number): void;
  /** `shared`: the process's own for the token; null when nothing holds requests back. */
  readonly budget: RateBudget | 'shared' | null;
  readonly maxUnderWay: number;
  /** Whether nothing is to be said on the console. */
  readonly quiet: boolean;
}

/** How one call is sent, however many requests it takes. */
export interface CallPlan {
  readonly operation: string;
  readonly method: string;
  /** The path template. */
  readonly path: string;
  /** Whether sending the same request again does no harm. */
  readonly repeatSafe: boolean;
  /** Counts the calls of a client. */
  readonly call: number;
  readonly serverDate: string | null;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  /** When the whole call has to be over, by the runtime's clock. */
  readonly deadline: number;
  readonly retries: number;
  /** Whether only a 429 is tried again. */
  readonly once: boolean;
  readonly leaving: Leaving | undefined;
  /** Shared by the calls of a client. */
  readonly quota: RetryQuota;
  readonly priority: Priority;
}

/** A request to send, built anew for each try. */
export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** An answer that has been read. */
export interface HttpAnswer {
  readonly response: Response;
  readonly text: string;
  /** How many requests the answer took. */
  readonly attempts: number;
  /** The token the request was sent with, which must not be told when the answer repeats it. */
  readonly token: string;
  /** When it asks clients to come back; null when it does not. */
  readonly again: ComeBack | null;
  /** Whether the answer was a 429 and the budget now holds requests back until the service counts anew. */
  readonly held: boolean;
}

/** The name of a provider, as its own records gave it. */
export interface ProviderName {
  learned: string | null;
  /** When, by our clock. */
  heardAt: number;
}

/** The same connection for calls that all have to be over at one moment. */
export function within(connection: Connection, deadline: number): Connection {
  return { ...connection, deadline: () => deadline, call: (call) => connection.call({ deadline, ...call }) };
}

/** Whether a method only reads. */
export const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';
