import { createHash } from 'node:crypto';
import { isRecord } from '../base/guards.ts';
import type { Service } from '../contract/index.ts';
import type { Settlement, SettleOptions, StoredWrite } from '../errors/index.ts';
import type { Paged } from '../paging/index.ts';
import { BulkError } from './bulk-error.ts';

/** A record of the API, as far as bulk looks at it. */
export interface Item {
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface SendNews {
  readonly attempt: number;
  readonly at: Date;
}

/** How bulk sends: unchecked, because the plan and the reads right before have looked, and once, because it counts the sends. */
export interface BulkSend {
  readonly checks: 'off';
  readonly facts: 'given';
  readonly onUnknown: 'throw';
  readonly maxSends: 1;
  readonly onSend: (send: SendNews) => Promise<void>;
  readonly signal?: AbortSignal;
  readonly deadlineMs?: number;
  readonly priority?: 'low' | 'normal' | 'high';
}

interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly priority?: 'low' | 'normal' | 'high';
  readonly perPage?: number;
}

interface List<Q> {
  list(query?: Q, options?: ReadOptions): Paged<Item>;
}

type Action = (id: string, draft: object, options: BulkSend) => Promise<unknown>;

/** What a bulk write needs of a client. One made by `createClient({ service: 'rect', … })` is one. */
export interface BulkClient {
  readonly service: Service;
  readonly participants: List<object> & {
    get(id: string, options?: Omit<ReadOptions, 'perPage'> & { follow?: boolean }): Promise<Item>;
    withdraw: Action;
    defer: Action;
    resume: Action;
    changeSchedule: Action;
  };
  readonly declarations: List<{ participant_id?: string[] }> & {
    get(id: string, options?: Omit<ReadOptions, 'perPage'>): Promise<Item>;
    create(draft: object, options: BulkSend): Promise<unknown>;
    void(id: string, options: BulkSend): Promise<unknown>;
  };
  readonly partnerships: List<{ cohort?: number[] }> & {
    get(id: string, options?: Omit<ReadOptions, 'perPage'>): Promise<Item>;
    create(draft: object, options: BulkSend): Promise<unknown>;
  };
  readonly statements: List<object>;
  readonly schools: List<{ cohort: number }> & {
    get(id: string, query: { cohort: number }, options?: Omit<ReadOptions, 'perPage'>): Promise<Item>;
  };
  readonly deliveryPartners: List<object>;
  settle(writes: readonly StoredWrite[], options?: SettleOptions): Promise<Settlement[]>;
  whoAmI(options?: { signal?: AbortSignal }): Promise<string | null>;
}

/** A client as `createClient` makes it; which service it is of is asked when it is used. */
export interface AnyClient {
  readonly service: Service;
  readonly declarations: object;
  whoAmI(): Promise<string | null>;
}

/** What a client's budget tells of what is left, as `BudgetLeft` says. */
export interface Left {
  readonly limit: number;
  readonly windowMs: number;
  readonly left: number;
  readonly fullInMs: number;
  readonly isShared?: boolean;
}

interface Inside {
  readonly origin: string;
  readonly settleAfterMs: number;
  readonly runtime: { now(): number; later(work: () => void, ms: number): () => void };
  token(operation: string): Promise<string>;
  serviceNow(): number | null;
  budgetLeft(): Promise<unknown>;
}

/** A client that can write in bulk, and what it tells of itself. */
export interface Writer {
  readonly dfe: BulkClient;
  readonly origin: string;
  readonly settleAfterMs: number;
  /** This machine's clock, in milliseconds. */
  now(): number;
  /** The service's clock, as far as it was heard; else this machine's. */
  serviceNow(): number;
  /** What the client's budget has left; null when it has none, or one that does not tell. */
  budgetLeft(): Promise<Left | null>;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Whose the token is: the name where anything tells it, and a digest of the token. */
  owner(signal?: AbortSignal): Promise<{ readonly provider: string | null; readonly token: string }>;
}

/**
 * A client as a bulk write uses it.
 * @throws {BulkError} `usage` for one of `ecf`, where nobody can write any more, and for what is no client
 */
export function writerOver(client: AnyClient): Writer {
  const inside: unknown = Reflect.get(client, Symbol.for('lead-provider-sdk'));
  if (!isInside(inside) || !isBulkClient(client))
    throw new BulkError('usage', 'bulk: the first argument has to be a client made by createClient.');
  if (client.service !== 'rect')
    throw new BulkError('usage', 'bulk: the service ecf takes no writes any more. Make a client of service "rect".');
  const { runtime } = inside;
  return {
    dfe: client,
    origin: inside.origin,
    settleAfterMs: inside.settleAfterMs,
    now: () => runtime.now(),
    serviceNow: () => inside.serviceNow() ?? runtime.now(),
    async budgetLeft() {
      // a budget of one's own may fail: then nothing is known of it
      const left = await inside.budgetLeft().catch(() => null);
      return isLeft(left) ? left : null;
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const end = (): void => {
          cancel();
          signal?.removeEventListener('abort', end);
          resolve();
        };
        const cancel = runtime.later(end, ms);
        signal?.addEventListener('abort', end, { once: true });
      }),
    async owner(signal) {
      const provider = await client.whoAmI(signal === undefined ? {} : { signal });
      const token = createHash('sha256')
        .update(await inside.token('bulk'))
        .digest('hex')
        .slice(0, 16);
      return { provider, token };
    },
  };
}

function isInside(value: unknown): value is Inside {
  return isRecord(value) && typeof value['origin'] === 'string' && typeof value['serviceNow'] === 'function';
}

function isLeft(value: unknown): value is Left {
  if (!isRecord(value)) return false;
  const { limit, windowMs, left, fullInMs } = value;
  return isAtLeast(limit, 1) && isAtLeast(windowMs, 1) && isAtLeast(left, 0) && isAtLeast(fullInMs, 0);
}

const isAtLeast = (value: unknown, least: number): boolean =>
  typeof value === 'number' && Number.isFinite(value) && value >= least;

const LISTS = ['participants', 'declarations', 'partnerships', 'statements', 'schools', 'deliveryPartners'] as const;

function isBulkClient(client: object): client is BulkClient {
  return LISTS.every((name) => isRecord(Reflect.get(client, name)));
}
