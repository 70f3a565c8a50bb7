import type { IncomingMessage, ServerResponse } from 'node:http';

/** Which pages in a browser may use the mock: its own, and those of the origins that were allowed. */

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
 * Lets pages of an allowed origin read what is answered (CORS), whatever answers.
 * @returns true when it was a question ahead of a request (preflight), which is answered now
 */
export function allowOrigin(request: IncomingMessage, response: ServerResponse, allowed: ReadonlySet<string>): boolean {
  if (allowed.size === 0) return false;
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

/**
 * Whether a request was made by a page of another origin, as its browser tells. Such a page could steer the mock of
 * whoever looks at it, for the control endpoints ask for no token.
 */
export function isForeign(headers: Headers, allowed: ReadonlySet<string>): boolean {
  const origin = headers.get('origin');
  if (origin !== null && allowed.has(origin)) return false;
  if (headers.get('sec-fetch-site') === 'cross-site') return true;
  return origin !== null && !isSame(origin, headers.get('host') ?? '');
}

function isSame(origin: string, host: string): boolean {
  const own = `http://${host}`;
  return URL.canParse(own) && origin.toLowerCase() === new URL(own).origin;
}
