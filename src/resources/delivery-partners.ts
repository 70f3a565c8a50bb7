import { checkId, type CallOptions, type Connection, type ListOptions } from '../client/index.ts';
import type { Contract, Data, Item, ListQuery, OperationOf, Service } from '../contract/index.ts';
import type { Paged } from '../paging/index.ts';
import { list, onRecord, recordOf } from './requests.ts';

/** Organisations that deliver your training in schools. */
export interface DeliveryPartners<S extends Service, P extends Contract[S]> {
  /** The delivery partners you may use. Filter: `cohort` (several). */
  list(
    query?: ListQuery<OperationOf<S, P, 'deliveryPartners.list'>, 'cohort'>,
    options?: ListOptions,
  ): Paged<Item<OperationOf<S, P, 'deliveryPartners.list'>>>;
  /** One delivery partner. */
  get(id: string, options?: CallOptions): Promise<Data<OperationOf<S, P, 'deliveryPartners.get'>>>;
}

export function deliveryPartners<S extends Service, P extends Contract[S]>(
  connection: Connection,
): DeliveryPartners<S, P> {
  return {
    list: (query, options) => list(connection, 'deliveryPartners.list', query, options),
    get: async (id, options) =>
      recordOf(connection, onRecord('deliveryPartners.get', checkId('deliveryPartners.get', id), options)),
  };
}
