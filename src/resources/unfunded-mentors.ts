import { checkId, type CallOptions, type Connection, type ListOptions } from '../client/index.ts';
import type { Contract, Data, Item, ListQuery, OperationOf, Service } from '../contract/index.ts';
import type { Paged } from '../paging/index.ts';
import { list, onRecord, recordOf } from './requests.ts';

/** Mentors of your ECTs whose own training is not funded through you. */
export interface UnfundedMentors<S extends Service, P extends Contract[S]> {
  /** All unfunded mentors. Filter: `updated_since`. */
  list(
    query?: ListQuery<OperationOf<S, P, 'unfundedMentors.list'>>,
    options?: ListOptions,
  ): Paged<Item<OperationOf<S, P, 'unfundedMentors.list'>>>;
  /** One unfunded mentor, by participant id. */
  get(id: string, options?: CallOptions): Promise<Data<OperationOf<S, P, 'unfundedMentors.get'>>>;
}

export function unfundedMentors<S extends Service, P extends Contract[S]>(
  connection: Connection,
): UnfundedMentors<S, P> {
  return {
    list: (query, options) => list(connection, 'unfundedMentors.list', query, options),
    get: async (id, options) =>
      recordOf(connection, onRecord('unfundedMentors.get', checkId('unfundedMentors.get', id), options)),
  };
}
