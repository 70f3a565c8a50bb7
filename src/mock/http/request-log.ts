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
  /** The request body as text; empty when there was none. */
  readonly body: string;
  /** Status of the answer; 0 when the connection was dropped. */
  readonly status: number;
  /** Ids of the rules that refused it (`rect.declaration.D14`); empty when none did. */
  readonly rules: readonly string[];
  /** Where each of `rules` is written, in the same order: an address in this package, `docs/services/rect.md#d14`. */
  readonly sources: readonly string[];
}

const MOST = 10_000;

/** Keeps the most recent requests. */
export class RequestLog {
  #entries: ReceivedRequest[] = [];
  #count = 0;

  get entries(): readonly ReceivedRequest[] {
    return this.#entries;
  }

  /** The number of the request that has just come in. */
  next(): number {
    this.#count += 1;
    return this.#count;
  }

  add(entry: ReceivedRequest): void {
    this.#entries.push(entry);
    // cut only rarely, because cutting copies the list
    if (this.#entries.length >= 2 * MOST) this.#entries = this.#entries.slice(-MOST);
  }

  clear(): void {
    this.#entries = [];
  }
}
