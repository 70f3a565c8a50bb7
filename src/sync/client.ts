import { isRecord } from '../base/guards.ts';
import type { Service } from '../contract/index.ts';
import type { Paged } from '../paging/index.ts';
import type { Item } from './resources.ts';

/**
 * What a run needs of a client: the public lists and single reads, whatever the service, and who asks. A client made by
 * `createClient` is one.
 */
export interface SyncClient {
  readonly service: Service;
  readonly participants: List<{ updated_since?: string; cohort?: number[]; from_participant_id?: string }> &
    Single & { transfers(id: string, options?: ReadOptions): Promise<Item> };
  readonly transfers: List<{ updated_since?: string }>;
  readonly unfundedMentors: List<{ updated_since?: string }> & Single;
  readonly declarations: List<{ updated_since?: string; participant_id?: string[] }> & Single;
  readonly partnerships: List<{ updated_since?: string; cohort?: number[] }> & Single;
  readonly schools: ListOfCohort & SingleOfCohort;
  readonly deliveryPartners: List<{ cohort?: number[] }> & Single;
  readonly statements: List<{ updated_since?: string; cohort?: number[] }> & Single;
  whoAmI(options?: { signal?: AbortSignal }): Promise<string | null>;
}

interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly priority?: 'low' | 'normal' | 'high';
  readonly follow?: boolean;
}

interface PageOptions extends Omit<ReadOptions, 'follow'> {
  readonly perPage?: number;
}

interface List<Q> {
  list(query?: Q, options?: PageOptions): Paged<Item>;
}

interface ListOfCohort {
  list(query: { cohort: number; updated_since?: string }, options?: PageOptions): Paged<Item>;
}

interface Single {
  get(id: string, options?: ReadOptions): Promise<Item>;
}

interface SingleOfCohort {
  get(id: string, query: { cohort: number }, options?: ReadOptions): Promise<Item>;
}

/** A client as `createClient` makes it, of one service or of whichever a variable names. */
export interface AnyClient {
  readonly service: Service;
  readonly participants: object;
  readonly declarations: object;
  whoAmI(): Promise<string | null>;
}

const LISTS =
  'participants transfers unfundedMentors declarations partnerships schools deliveryPartners statements'.split(' ');

/** Whether something has the lists of a client, whichever service it is of. */
export function isSyncClient(client: unknown): client is SyncClient {
  return isRecord(client) && insideOf(client) !== null && LISTS.every((name) => isRecord(client[name]));
}

/** What a client tells of itself to the other doors of the package: see `createClient`. */
export interface ClientInside {
  readonly origin: string;
  token(operation: string): Promise<string>;
  serverDate(call: object): string | null;
}

/** How a client reaches the service; null for something that `createClient` did not make. */
export function insideOf(client: unknown): ClientInside | null {
  if (!isRecord(client)) return null;
  const inside: unknown = Reflect.get(client, Symbol.for('lead-provider-sdk'));
  return isInside(inside) ? inside : null;
}

function isInside(value: unknown): value is ClientInside {
  return (
    isRecord(value) &&
    typeof value['origin'] === 'string' &&
    typeof value['token'] === 'function' &&
    typeof value['serverDate'] === 'function'
  );
}
