import { routeOf, wrapperNames, type WrapperName } from '../../contract/routes.ts';
import type { Service } from '../../contract/service.ts';

export interface Match {
  readonly operation: WrapperName;
  readonly id: string;
}

interface Route {
  readonly operation: WrapperName;
  readonly segments: readonly string[];
  readonly method: string;
}

/** Finds the operation of a request. Literal segments win over `{id}`, as in the services' own routes. */
export function createRouter(service: Service): (method: string, pathname: string) => Match | null {
  const table: Route[] = [];
  for (const operation of wrapperNames(service)) {
    const [method, path] = routeOf(service, operation);
    table.push({ operation, method: method.toUpperCase(), segments: path.split('/') });
  }
  table.sort((a, b) => holes(a) - holes(b));
  return (method, pathname) => {
    // both frameworks merge repeated slashes and accept one at the end
    const segments = pathname
      .replace(/\/+/g, '/')
      .replace(/\/$/, '')
      .replace(/\.json$/, '')
      .split('/');
    for (const route of table) {
      const verb = route.method === method || (method === 'PATCH' && route.operation === 'partnerships.update');
      const id = verb ? match(route.segments, segments) : null;
      if (id !== null) return { operation: route.operation, id };
    }
    return null;
  };
}

function holes(route: Route): number {
  return route.segments.filter((segment) => segment === '{id}').length;
}

function match(pattern: readonly string[], segments: readonly string[]): string | null {
  if (pattern.length !== segments.length) return null;
  let id = '';
  // from the end, because all paths begin alike
  for (let i = pattern.length - 1; i >= 0; i -= 1) {
    const actual = segments[i] ?? '';
    if (pattern[i] !== '{id}') {
      if (pattern[i] !== actual) return null;
    } else if (actual === '') return null;
    else id = actual;
  }
  return safeDecode(id);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
