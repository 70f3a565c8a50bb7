import type { Connection, ListOptions } from '../client/index.ts';
import type { Contract, Item, ListQuery, OperationOf, Service } from '../contract/index.ts';
import type { Paged } from '../paging/index.ts';
import { list } from './requests.ts';

/** Participants who moved between schools or lead providers, where you are one of the two providers. */
export interface Transfers<S extends Service, P extends Contract[S]> {
  /** All transfers, one record per participant. Filter: `updated_since`. */
  list(
    query?: ListQuery<OperationOf<S, P, 'transfers.list'>>,
    options?: ListOptions,
  ): Paged<Item<OperationOf<S, P, 'transfers.list'>>>;
}

export function transfers<S extends Service, P extends Contract[S]>(connection: Connection): Transfers<S, P> {
  return { list: (query, options) => list(connection, 'transfers.list', query, options) };
}
