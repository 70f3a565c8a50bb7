import { checkId, type CallOptions, type Connection, type ListOptions } from '../client/index.ts';
import type { Contract, Data, Item, ListQuery, OperationOf, Service } from '../contract/index.ts';
import type { Paged } from '../paging/index.ts';
import { list, onRecord, recordOf } from './requests.ts';

/** Records of what DfE pays you at the end of a payment period; they hold no amounts. */
export interface Statements<S extends Service, P extends Contract[S]> {
  /** Your statements. Filters: `cohort` (several), `updated_since`, on `ecf` also `type`. */
  list(
    query?: ListQuery<OperationOf<S, P, 'statements.list'>, 'cohort'>,
    options?: ListOptions,
  ): Paged<Item<OperationOf<S, P, 'statements.list'>>>;
  /** One statement. */
  get(id: string, options?: CallOptions): Promise<Data<OperationOf<S, P, 'statements.get'>>>;
}

export function statements<S extends Service, P extends Contract[S]>(connection: Connection): Statements<S, P> {
  return {
    list: (query, options) => list(connection, 'statements.list', query, options),
    get: async (id, options) =>
      recordOf(connection, onRecord('statements.get', checkId('statements.get', id), options)),
  };
}
