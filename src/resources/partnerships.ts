import { checkId, type CallOptions, type Connection, type ListOptions } from '../client/index.ts';
import type { Attributes, Contract, Data, Item, ListQuery, OperationOf, Service } from '../contract/index.ts';
import type { Paged } from '../paging/index.ts';
import type { Verdict } from '../rules/index.ts';
import { list, onRecord, recordOf } from './requests.ts';
import { writingOver, type Plan } from './writing/lazy.ts';
import type { CheckOnlyOptions, CheckSettings, WriteOptions } from './writing/types.ts';

/** Your agreements with schools and delivery partners: one per school and cohort. */
export interface Partnerships<S extends Service, P extends Contract[S]> {
  /** Your partnerships. Filters: `cohort` (several), `delivery_partner_id` (several), `updated_since`. */
  list(
    query?: ListQuery<OperationOf<S, P, 'partnerships.list'>, 'cohort' | 'delivery_partner_id'>,
    options?: ListOptions,
  ): Paged<Item<OperationOf<S, P, 'partnerships.list'>>>;
  /** One partnership. */
  get(id: string, options?: CallOptions): Promise<Data<OperationOf<S, P, 'partnerships.get'>>>;
  /**
   * Confirms a partnership with a school for a cohort; its participants become visible to you. First reads the school,
   * the delivery partner and your partnerships of the cohort and checks the rules, unless `checks` or `facts` say
   * otherwise.
   * @throws {RuleError} when a rule certainly refuses it; nothing was sent then
   */
  create(
    attributes: Attributes<OperationOf<S, P, 'partnerships.create'>>,
    options?: WriteOptions,
  ): Promise<Data<OperationOf<S, P, 'partnerships.create'>>>;
  /**
   * Changes the delivery partner. First reads the partnership and checks the rules.
   * @throws {RuleError} when a rule certainly refuses it; nothing was sent then
   */
  update(
    id: string,
    attributes: Attributes<OperationOf<S, P, 'partnerships.update'>>,
    options?: WriteOptions,
  ): Promise<Data<OperationOf<S, P, 'partnerships.update'>>>;
  /**
   * What the rules say about a new partnership, judged by the school, the delivery partner and your partnerships of
   * the cohort. Sends only reads.
   */
  checkCreate(
    attributes: Attributes<OperationOf<S, P, 'partnerships.create'>>,
    options?: CheckOnlyOptions,
  ): Promise<Verdict>;
  /** What the rules say about a change of delivery partner. */
  checkUpdate(
    id: string,
    attributes: Attributes<OperationOf<S, P, 'partnerships.update'>>,
    options?: CheckOnlyOptions,
  ): Promise<Verdict>;
}

export function partnerships<S extends Service, P extends Contract[S]>(
  connection: Connection,
  settings: CheckSettings,
): Partnerships<S, P> {
  const { service } = connection;
  const { write, verdict } = writingOver(connection, settings);
  const create =
    (attributes: object): Plan =>
    ({ newPartnership }) =>
      newPartnership(service, attributes);
  const update =
    (id: string, attributes: object): Plan =>
    ({ partnershipUpdate }) =>
      partnershipUpdate(service, id, attributes);
  return {
    list: (query, options) => list(connection, 'partnerships.list', query, options),
    get: async (id, options) =>
      recordOf(connection, onRecord('partnerships.get', checkId('partnerships.get', id), options)),
    create: async (attributes, options) => write(create(attributes), options),
    update: async (id, attributes, options) => write(update(id, attributes), options),
    checkCreate: async (attributes, options) => verdict(create(attributes), options),
    checkUpdate: async (id, attributes, options) => verdict(update(id, attributes), options),
  };
}
