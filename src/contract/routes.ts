import type { Expect, SameValues } from '../base/expect.ts';
import type { Contract } from './contract.ts';
import { services, type Service } from './service.ts';

/** Method, in lower case, and path template. */
export type Route = readonly [method: 'get' | 'put' | 'post', path: string];

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
} as const satisfies Record<Service, Record<string, Route>>;

export type Routes = typeof routes;

/** `resource.method` of every wrapper method of a service; of either one when no service is named. */
export type WrapperName<S extends Service = Service> = S extends Service ? keyof Routes[S] : never;

type PathsOf<C> = { [P in keyof C & string]: `${keyof C[P] & string} ${P}` }[keyof C & string];
type RoutesOf<S extends Service> = {
  [N in keyof Routes[S]]: Routes[S][N] extends readonly [infer M extends string, infer P extends string]
    ? `${M} ${P}`
    : never;
}[keyof Routes[S]];

type Held<S extends Service> = SameValues<PathsOf<Contract[S]>, RoutesOf<S>>;
/** The contract for a user's generated types names exactly the operations the wrappers call. */
export type ContractHoldsTheRoutes = [Expect<Held<'rect'>>, Expect<Held<'ecf'>>];

/** The wrapper that calls this method and path, or null when the wrappers do not know the operation. */
export function wrapperOf<S extends Service>(service: S, method: string, path: string): WrapperName<S> | null {
  for (const name of wrapperNames(service)) {
    const [itsMethod, itsPath] = routeOf(service, name);
    if (itsMethod === method.toLowerCase() && itsPath === path) return name;
  }
  return null;
}

/** The names of all wrapper methods of a service. */
export function wrapperNames<S extends Service>(service: S): WrapperName<S>[] {
  return Object.keys(routes[service]).filter((name) => isWrapperName(name, service));
}

/** Method and path that a wrapper calls. */
export function routeOf<S extends Service>(service: S, name: WrapperName<S>): Route {
  const table: Readonly<Record<string, Route>> = routes[service];
  const route = table[name];
  if (route === undefined) throw new Error(`routes: ${service} has no ${name}`);
  return route;
}

/** Whether a text names a wrapper method: of one service, or of either. */
export function isWrapperName<S extends Service = Service>(name: string, service?: S): name is WrapperName<S> {
  return service === undefined
    ? services.some((one) => Object.hasOwn(routes[one], name))
    : Object.hasOwn(routes[service], name);
}
