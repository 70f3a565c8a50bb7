import { routeOf, wrapperNames, type Service } from '../../contract/index.ts';

export interface Asked {
  readonly operation: string;
  /** The path template, without ids. */
  readonly path: string;
  /** The names of what stood in the query, without values. */
  readonly query: readonly string[];
}

/** Which operation a request is of, told by our own table: nothing of the address itself is shown but names. */
export function whatWasAsked(service: Service, method: string, address: string): Asked {
  const url = new URL(address);
  const query = [...new Set(url.searchParams.keys())];
  const given = url.pathname.split('/');
  const fitting = wrapperNames(service)
    .map((operation) => ({ operation, route: routeOf(service, operation) }))
    .filter(({ route: [its, path] }) => its === method.toLowerCase() && fits(path.split('/'), given));
  // a path without ids before one that has one in the same place
  const found = fitting.find(({ route: [, path] }) => !path.includes('{')) ?? fitting[0];
  return found === undefined
    ? { operation: 'other', path: '(another path)', query }
    : { operation: found.operation, path: found.route[1], query };
}

const fits = (template: readonly string[], given: readonly string[]): boolean =>
  template.length === given.length && template.every((part, i) => part.startsWith('{') || part === given[i]);
