import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Which pages in a browser may use the mock: its own, and for the API those of the origins that were allowed. What steers
 * the mock is for its own alone.
 */

/** Reads an origin that is to be allowed. */
export function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && text.toLowerCase().replace(/\/$/, '') === url.origin)
    return url.origin;
  const instead = url !== null && url.origin !== 'null' ? ` Did you mean ${url.origin}?` : '';
  throw new RangeError(
    `mock server: ${JSON.stringify(text)} is no origin to allow. Write scheme, host and port, such as ` +
      `http://localhost:5173.${instead}`,
  );
}

/**
 * Lets pages of an allowed origin read what the API answers (CORS).
 * @returns true when it was a question ahead of a request (preflight), which is answered now
 */
export function allowOrigin(request: IncomingMessage, response: ServerResponse, allowed: ReadonlySet<string>): boolean {
  if (allowed.size === 0 || !isOfTheApi(request.url ?? '')) return false;
  // a cache must not hand one origin's answer to another, so it is told also when this one is not allowed
  response.setHeader('vary', 'Origin');
  const {
    origin,
    'access-control-request-method': method,
    'access-control-request-headers': headers,
  } = request.headers;
  if (origin === undefined || !allowed.has(origin)) return false;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', '*');
  if (request.method !== 'OPTIONS' || method === undefined) return false;
  response.writeHead(204, {
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
    // "*" would leave out Authorization
    ...(headers !== undefined && { 'access-control-allow-headers': headers }),
    ...(request.headers['access-control-request-private-network'] === 'true' && {
      'access-control-allow-private-network': 'true',
    }),
    'access-control-max-age': '600',
  });
  response.end();
  return true;
}

/** Whether a path leads to the API when it has been resolved: `/api/../__mock/` does not. */
function isOfTheApi(target: string): boolean {
  const url = `http://localhost${target}`;
  return target.startsWith('/api/') && URL.canParse(url) && new URL(url).pathname.startsWith('/api/');
}

/**
 * Whether a request was made by a page of another origin, as its browser tells. Such a page could steer the mock of
 * whoever looks at it, for on this machine the control endpoints ask for nothing that it lacks.
 */
export function isForeign(headers: Headers): boolean {
  // another port of this machine is the same site, and another origin
  if (['cross-site', 'same-site'].includes(headers.get('sec-fetch-site') ?? '')) return true;
  const origin = headers.get('origin');
  return origin !== null && !isSame(origin, headers.get('host') ?? '');
}

function isSame(origin: string, host: string): boolean {
  const own = `http://${host}`;
  return URL.canParse(own) && origin.toLowerCase() === new URL(own).origin;
}
