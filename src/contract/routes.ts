import type { Service } from './service.ts';

/**
 * Which operation each wrapper method calls, keyed on method and path, because published specifications
 * repeat or leave out operation ids.
 */
export const routes = {
  rect: {
    'participants.list': ['get', '/api/v3/participants'],
    'participants.get': ['get', '/api/v3/participants/{id}'],
    'participants.defer': ['put', '/api/v3/participants/{id}/defer'],
    'participants.resume': ['put', '/api/v3/participants/{id}/resume'],
    'participants.withdraw': ['put', '/api/v3/participants/{id}/withdraw'],
    'participants.changeSchedule': ['put', '/api/v3/participants/{id}/change-schedule'],
    'participants.transfers': ['get', '/api/v3/participants/{id}/transfers'],
    'transfers.list': ['get', '/api/v3/participants/transfers'],
    'unfundedMentors.list': ['get', '/api/v3/unfunded-mentors'],
    'unfundedMentors.get': ['get', '/api/v3/unfunded-mentors/{id}'],
    'declarations.list': ['get', '/api/v3/participant-declarations'],
    'declarations.get': ['get', '/api/v3/participant-declarations/{id}'],
    'declarations.create': ['post', '/api/v3/participant-declarations'],
    'declarations.void': ['put', '/api/v3/participant-declarations/{id}/void'],
    'partnerships.list': ['get', '/api/v3/partnerships'],
    'partnerships.get': ['get', '/api/v3/partnerships/{id}'],
    'partnerships.create': ['post', '/api/v3/partnerships'],
    'partnerships.update': ['put', '/api/v3/partnerships/{id}'],
    'schools.list': ['get', '/api/v3/schools'],
    'schools.get': ['get', '/api/v3/schools/{id}'],
    'deliveryPartners.list': ['get', '/api/v3/delivery-partners'],
    'deliveryPartners.get': ['get', '/api/v3/delivery-partners/{id}'],
    'statements.list': ['get', '/api/v3/statements'],
    'statements.get': ['get', '/api/v3/statements/{id}'],
  },
  ecf: {
    'participants.list': ['get', '/api/v3/participants/ecf'],
    'participants.get': ['get', '/api/v3/participants/ecf/{id}'],
    'participants.defer': ['put', '/api/v3/participants/ecf/{id}/defer'],
    'participants.resume': ['put', '/api/v3/participants/ecf/{id}/resume'],
    'participants.withdraw': ['put', '/api/v3/participants/ecf/{id}/withdraw'],
    'participants.changeSchedule': ['put', '/api/v3/participants/ecf/{id}/change-schedule'],
    'participants.transfers': ['get', '/api/v3/participants/ecf/{id}/transfers'],
    'transfers.list': ['get', '/api/v3/participants/ecf/transfers'],
    'unfundedMentors.list': ['get', '/api/v3/unfunded-mentors/ecf'],
    'unfundedMentors.get': ['get', '/api/v3/unfunded-mentors/ecf/{id}'],
    'declarations.list': ['get', '/api/v3/participant-declarations'],
    'declarations.get': ['get', '/api/v3/participant-declarations/{id}'],
    'declarations.create': ['post', '/api/v3/participant-declarations'],
    'declarations.void': ['put', '/api/v3/participant-declarations/{id}/void'],
    'partnerships.list': ['get', '/api/v3/partnerships/ecf'],
    'partnerships.get': ['get', '/api/v3/partnerships/ecf/{id}'],
    'partnerships.create': ['post', '/api/v3/partnerships/ecf'],
    'partnerships.update': ['put', '/api/v3/partnerships/ecf/{id}'],
    'schools.list': ['get', '/api/v3/schools/ecf'],
    'schools.get': ['get', '/api/v3/schools/ecf/{id}'],
    'deliveryPartners.list': ['get', '/api/v3/delivery-partners'],
    'deliveryPartners.get': ['get', '/api/v3/delivery-partners/{id}'],
    'statements.list': ['get', '/api/v3/statements'],
    'statements.get': ['get', '/api/v3/statements/{id}'],
  },
} as const satisfies Record<Service, Record<string, readonly ['get' | 'put' | 'post', string]>>;

export type Routes = typeof routes;

/** `resource.method` of every wrapper method, the same for both services. */
export type WrapperName = keyof Routes['rect'];

/** The wrapper that calls this method and path, or null when the wrappers do not know the operation. */
export function wrapperOf(service: Service, method: string, path: string): WrapperName | null {
  for (const name of Object.keys(routes[service])) {
    if (!isWrapperName(name)) continue;
    const [m, p] = routes[service][name];
    if (m === method.toLowerCase() && p === path) return name;
  }
  return null;
}

export function isWrapperName(name: string): name is WrapperName {
  return Object.hasOwn(routes.rect, name);
}
