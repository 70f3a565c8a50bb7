import { BulkError } from '../../src/bulk/bulk-error.ts';
import type { BulkClient, BulkSend, Item, Writer } from '../../src/bulk/client.ts';
import type { RunContext } from '../../src/bulk/run/context.ts';
import { AbortedError, HttpError, NetworkError, type HttpErrorDetails, type Outcome } from '../../src/errors/index.ts';
import type { Paged } from '../../src/paging/index.ts';

/** What a service answers in a bare run; whatever is not given is not to be asked for. */
export interface Served {
  readonly participants?: Partial<BulkClient['participants']>;
  readonly declarations?: Partial<BulkClient['declarations']>;
  readonly partnerships?: Partial<BulkClient['partnerships']>;
  readonly statements?: Partial<BulkClient['statements']>;
  readonly schools?: Partial<BulkClient['schools']>;
  readonly whoAmI?: BulkClient['whoAmI'];
}

/** Has the service of a bare run answer. */
export function serve({ writer }: RunContext, served: Served, own: Partial<Writer> = {}): void {
  Object.assign(writer, own);
  for (const [room, methods] of Object.entries(served)) {
    if (typeof methods === 'function') Object.assign(writer.dfe, { [room]: methods });
    else Object.assign(Object(Reflect.get(writer.dfe, room)), methods);
  }
}

/** A list that is one page. */
export function listed(...items: readonly Item[]): Paged<Item> {
  return {
    pages: () => {
      throw new BulkError('usage', 'Nothing reads by pages here.');
    },
    take: (count) => Promise.resolve(items.slice(0, count)),
    collect: () => Promise.resolve([...items]),
    async *[Symbol.asyncIterator]() {
      yield* items;
    },
  };
}

export const uuid = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;

export const declaration = (nth: number, more: Readonly<Record<string, unknown>> = {}): Item => ({
  id: uuid(nth),
  attributes: {
    ...{ participant_id: uuid(900), declaration_type: 'started', course_identifier: 'ecf-induction' },
    ...{ declaration_date: '2026-06-01T00:00:00Z', state: 'submitted', statement_id: null, updated_at: '2026-06-02' },
    ...{ lead_provider_name: 'Alpha', evidence_held: null, clawback_statement_id: null, has_passed: null },
    ...more,
  },
});

/** Sends as the client does: says that it is about to, then answers. */
export const sending =
  (answer: () => unknown, sent: unknown[] = []) =>
  async (...args: readonly (string | object)[]): Promise<unknown> => {
    const options = args.at(-1);
    if (!isSend(options)) throw new Error('A send has options.');
    sent.push(args);
    await options.onSend({ attempt: 1, at: new Date() });
    return answer();
  };

const isSend = (value: unknown): value is BulkSend => typeof value === 'object' && value !== null && 'onSend' in value;

export const http = (status: number, more: Partial<HttpErrorDetails> = {}): HttpError =>
  new HttpError(`status ${status}`, {
    ...{ operation: 'declarations.create', outcome: 'refused', status, requestId: null, body: null },
    ...more,
  });

export const network = (outcome: Outcome, cause?: unknown): NetworkError =>
  new NetworkError('lost', { operation: 'declarations.create', outcome, cause });

export const aborted = (outcome: Outcome = 'not-sent'): AbortedError =>
  new AbortedError('given up', { operation: 'declarations.create', outcome });

export const missing = (): HttpError =>
  http(404, { body: { errors: [{ title: 'Resource not found', detail: 'Nothing' }] } });

/** Throws it where a value is asked for. */
export const fail = (error: unknown): never => {
  throw error;
};
