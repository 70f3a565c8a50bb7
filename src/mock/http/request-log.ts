import type { WrapperName } from '../../contract/routes.ts';

/** One request that a mock received, and how it was answered. */
export interface ReceivedRequest {
  /** Counts from 1. */
  readonly number: number;
  /** The mock's present when it came in, as an ISO 8601 instant. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** The query string without its question mark, as it was sent. */
  readonly query: string;
  /** The operation it reached, by wrapper name (`participants.defer`); null when it reached none. */
  readonly operation: WrapperName | null;
  /** Id of the lead provider whose token the request carried, as the scenario writes it; null without a known token. */
  readonly leadProvider: string | null;
  /** Those headers that change what is answered, as they were sent, by their names in small letters. */
  readonly headers: Readonly<Partial<Record<KeptHeader, string>>>;
  /** The request body as text; empty when there was none. */
  readonly body: string;
  /** The request body parsed as JSON; undefined when there was none, or it is no JSON. */
  readonly json: unknown;
  /** Status of the answer; 0 when the connection was dropped. */
  readonly status: number;
  /** Ids of the rules that refused it (`rect.declaration.D14`); empty when none did. */
  readonly rules: readonly string[];
  /** Where each of `rules` is written, in the same order: an address in this package, `docs/services/rect.md#d14`. */
  readonly sources: readonly string[];
}

/** No token: whoever reads the log must not be able to act for somebody. */
const KEPT_HEADERS = ['accept', 'content-type', 'if-none-match', 'x-with-server-date'] as const;
type KeptHeader = (typeof KEPT_HEADERS)[number];

export function keptHeaders(headers: { get(name: string): string | null }): ReceivedRequest['headers'] {
  const kept: Partial<Record<KeptHeader, string>> = {};
  for (const name of KEPT_HEADERS) {
    const value = headers.get(name);
    if (value !== null) kept[name] = value;
  }
  return kept;
}

/** A body parsed as JSON; undefined when it is none. */
export function parsedBody(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** How many requests are kept unless somebody says otherwise. */
const KEPT_REQUESTS = 1000;

/** Keeps the most recent requests. */
export class RequestLog {
  readonly #most: number;
  /** Called with each request that is written down. */
  onAdded: ((entry: ReceivedRequest) => void) | null = null;
  #entries: ReceivedRequest[] = [];
  #count = 0;

  constructor(most = KEPT_REQUESTS) {
    if (!Number.isSafeInteger(most) || most < 0)
      throw new RangeError(`createMock: keepRequests is ${String(most)}; it has to be a whole number from 0.`);
    this.#most = most;
  }

  get entries(): readonly ReceivedRequest[] {
    if (this.#entries.length > this.#most) this.#cut();
    return this.#entries;
  }

  /** The number of the request that has just come in. */
  next(): number {
    this.#count += 1;
    return this.#count;
  }

  add(entry: ReceivedRequest): void {
    this.#entries.push(entry);
    this.onAdded?.(entry);
    // cut only rarely, because cutting copies the list
    if (this.#entries.length >= 2 * this.#most) this.#cut();
  }

  #cut(): void {
    this.#entries = this.#entries.slice(this.#entries.length - this.#most);
  }

  clear(): void {
    this.#entries = [];
  }
}
