import { checkId, toWireQuery, type CallOptions, type Connection, type ListOptions } from '../client/index.ts';
import type { Contract, Data, Item, ListQuery, OperationOf, Service } from '../contract/index.ts';
import type { Paged } from '../paging/index.ts';
import { list, onRecord, recordOf } from './requests.ts';

/** Schools that may take part in a cohort. */
export interface Schools<S extends Service, P extends Contract[S]> {
  /** The schools of one cohort. Filters: `cohort` (required, only one), `urn`, `updated_since`. */
  list(
    query: ListQuery<OperationOf<S, P, 'schools.list'>>,
    options?: ListOptions,
  ): Paged<Item<OperationOf<S, P, 'schools.list'>>>;
  /** One school, as seen in one cohort. */
  get(
    id: string,
    query: { readonly cohort: string | number },
    options?: CallOptions,
  ): Promise<Data<OperationOf<S, P, 'schools.get'>>>;
}

export function schools<S extends Service, P extends Contract[S]>(connection: Connection): Schools<S, P> {
  return {
    list: (query, options) => list(connection, 'schools.list', query, options),
    async get(id, query, options) {
      const { filter } = toWireQuery('schools.get', connection.info('schools.get'), query);
      return recordOf(connection, onRecord('schools.get', checkId('schools.get', id), options, { query: { filter } }));
    },
  };
}
