import type { Service } from '../contract/index.ts';
import type { Resource } from './types.ts';

/** What an order tells, by the attributes that are served. A column that stands here is served as it is sorted by. */

const created = ['created_at'] as const;
const both = ['created_at', 'updated_at'] as const;

const served: Readonly<Record<Service, Readonly<Record<Resource, readonly string[]>>>> = {
  rect: {
    participants: ['updated_at'],
    transfers: [],
    unfundedMentors: both,
    partnerships: both,
    schools: both,
    deliveryPartners: both,
    declarations: created,
    statements: ['payment_date'],
  },
  ecf: {
    participants: [],
    transfers: [],
    unfundedMentors: both,
    partnerships: created,
    schools: created,
    deliveryPartners: [...both, 'name'],
    declarations: created,
    statements: ['payment_date'],
  },
};

const sortable: Readonly<Record<Service, readonly Resource[]>> = {
  rect: ['participants', 'transfers', 'unfundedMentors', 'partnerships', 'schools', 'deliveryPartners'],
  ecf: ['participants', 'unfundedMentors', 'partnerships', 'schools', 'deliveryPartners'],
};

/** Whether a list heeds `sort`. */
export function isSortable(service: Service, resource: Resource): boolean {
  return sortable[service].includes(resource);
}

/** The served attribute behind an order, in brackets of a list: empty when none is. */
export function keysOf(service: Service, resource: Resource, column: string): readonly string[] {
  return served[service][resource].includes(column) ? [column] : [];
}

/** Those of the order without `sort`. */
export function usualKeysOf(service: Service, resource: Resource): readonly string[] {
  return keysOf(service, resource, resource === 'statements' ? 'payment_date' : 'created_at');
}
