import type { Priority, RateBudget, Runtime } from '../budget/index.ts';
import type { EventListener } from './events.ts';
import type { Fetch, Token } from './options.ts';
import type { RetryQuota } from './retries.ts';

/** How a client sends: what all its calls have in common. */
export interface Way {
  readonly origin: string;
  readonly token: Token;
  readonly fetch: Fetch;
  readonly mediaType: string;
  readonly emit: EventListener;
  readonly runtime: Runtime;
  readonly maxBytes: number;
  /** The budget of a token; null when nothing holds requests back. */
  budgetOf(token: string): RateBudget | null;
}

/** One call of an operation, however many requests it takes. */
export interface Sending {
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
  /** Shared by the calls of a client. */
  readonly quota: RetryQuota;
  readonly priority: Priority;
}

/** A request as it goes out, each time anew. */
export interface Wire {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | null;
}

/** An answer that has been read. */
export interface Received {
  readonly response: Response;
  readonly text: string;
  /** How many requests it took. */
  readonly attempts: number;
  /** Whether it was a 429 and the budget now holds requests back until the service counts anew. */
  readonly held: boolean;
}
