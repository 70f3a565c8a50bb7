import { parseParams } from './params.ts';

/** What the mock reads of a request. */
export interface IncomingRequest {
  readonly method: string;
  readonly path: string;
  /** Without its question mark. */
  readonly query: string;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

export function incomingOf(request: Request): IncomingRequest {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: pathname,
    query: search.slice(1),
    headers: request.headers,
    text: () => request.text(),
  };
}

export type Body =
  { readonly kind: 'none' } | { readonly kind: 'read'; readonly value: unknown } | { readonly kind: 'malformed' };

/** Reads a request body as the service would: only the content types it parses, the rest is left unread. */
export function readBody(text: string, contentType: string | null, jsonTypes: readonly string[]): Body {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (text === '') return { kind: 'none' };
  if (type === 'application/x-www-form-urlencoded') {
    const params = parseParams(text);
    return params === null ? { kind: 'malformed' } : { kind: 'read', value: params };
  }
  if (!jsonTypes.includes(type)) return { kind: 'none' };
  try {
    return { kind: 'read', value: JSON.parse(text) };
  } catch {
    return { kind: 'malformed' };
  }
}

/** The token in an Authorization header: `Bearer x`, `Token x` or `Token token="x"`; the scheme is case-sensitive. */
export function tokenOf(header: string | null): string | null {
  const found = /^(?:Bearer|Token)\s+(.+)$/.exec(header?.trim() ?? '')?.[1];
  if (found === undefined) return null;
  return /^token\s*=\s*"?([^",]*)"?/.exec(found)?.[1] ?? found.replace(/^"|"$/g, '');
}
