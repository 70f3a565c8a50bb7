import type { Service } from '../contract/index.ts';
import type { Resource } from './types.ts';

/** Where `docs/services/` says how a thing is answered. */

type Topic =
  | 'authentication'
  | 'headers'
  | 'clock'
  | 'errors'
  | 'requests'
  | 'paging'
  | 'sorting'
  | 'filters'
  | 'defer'
  | 'resume'
  | 'withdraw'
  | 'change-schedule'
  | 'declaration'
  | 'void'
  | 'partnership-create'
  | 'partnership-update';

const topics: Readonly<Record<Service, Readonly<Record<Topic, string>>>> = {
  rect: {
    authentication: '1-2',
    headers: '1-3',
    clock: '1-5',
    errors: '2-1',
    requests: '2-2',
    paging: '3-1',
    sorting: '3-2',
    filters: '3-3',
    defer: '4-2-1',
    resume: '4-2-3',
    withdraw: '4-2-2',
    'change-schedule': '4-2-4',
    declaration: '4-3',
    void: '4-4',
    'partnership-create': '4-5',
    'partnership-update': '4-6',
  },
  ecf: {
    authentication: '1-2',
    headers: '1-6',
    clock: '1-5',
    errors: '2-1',
    requests: '2-2',
    paging: '3-1',
    sorting: '3-3',
    filters: '3-4',
    defer: '4-12',
    resume: '4-13',
    withdraw: '4-14',
    'change-schedule': '4-15',
    declaration: '4-16',
    void: '4-17',
    'partnership-create': '4-9',
    'partnership-update': '4-10',
  },
};

const attributes: Readonly<Record<Service, Readonly<Record<Resource, string>>>> = {
  rect: {
    participants: '5-1',
    declarations: '5-2',
    partnerships: '5-3',
    schools: '5-4',
    statements: '5-5',
    deliveryPartners: '5-6',
    transfers: '5-7',
    unfundedMentors: '5-8',
  },
  ecf: {
    deliveryPartners: '5-1',
    participants: '5-2',
    transfers: '5-3',
    unfundedMentors: '5-4',
    schools: '5-5',
    statements: '5-6',
    declarations: '5-7',
    partnerships: '5-8',
  },
};

const visibility: Readonly<Record<Resource, string>> = {
  deliveryPartners: '4-1',
  participants: '4-2',
  transfers: '4-3',
  unfundedMentors: '4-4',
  schools: '4-5',
  statements: '4-6',
  declarations: '4-7',
  partnerships: '4-8',
};

const section = (service: Service, number: string): string => `docs/services/${service}.md#section-${number}`;

/** The section about a topic. */
export function topicOf(service: Service, topic: Topic): string {
  return section(service, topics[service][topic]);
}

/** The section with the attributes of a resource. */
export function attributesOf(service: Service, resource: Resource): string {
  return section(service, attributes[service][resource]);
}

/** The section that says which records of a resource a provider sees. */
export function visibilityOf(service: Service, resource: Resource): string {
  return section(service, service === 'rect' ? '4-1' : visibility[resource]);
}
