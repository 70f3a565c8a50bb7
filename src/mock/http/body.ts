import { parseParams } from './params.ts';

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
