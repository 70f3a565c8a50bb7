import type { Deadline } from './deadline.ts';
import { refuse } from './input.ts';
import type { CallPlan, HttpRequest, Query, Transport } from './types.ts';

/** The request of a wrapper. `data` goes into the body's envelope. */
export function buildRequest(
  origin: string,
  method: string,
  path: string,
  id: string | undefined,
  query: Query = {},
  data?: object,
): HttpRequest {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string') params.set(name, value);
    else for (const [key, inner] of Object.entries(value)) params.set(`${name}[${key}]`, String(inner));
  }
  const asked = params.toString();
  return {
    url: `${origin}${fillPath(path, { id })}${asked && `?${asked}`}`,
    method,
    headers: data ? { 'content-type': 'application/json' } : {},
    body: data ? JSON.stringify({ data }) : null,
  };
}

/** Puts values into a path template, and refuses those that would lead to another path. */
export function fillPath(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    if (text.trim() === '' || /^\.+$/.test(text) || /[/\\]/.test(text)) {
      refuse(path, [
        { title: name, detail: 'Is empty, or would lead to another path. Pass the id as the API serves it.' },
      ]);
    }
    return encodeURIComponent(text);
  });
}

/** What goes out beside the address, with all headers. */
export function initOf(
  { mediaType }: Transport,
  { serverDate }: CallPlan,
  { method, headers: given, body }: HttpRequest,
  token: string,
  { signal }: Deadline,
): RequestInit {
  const headers = {
    ...given,
    authorization: `Bearer ${token}`,
    accept: mediaType,
    ...(serverDate !== null && { 'x-with-server-date': serverDate }),
  };
  // a redirect would carry the token to another address, so it is returned instead of followed
  return { method, headers, body, redirect: 'manual', ...(signal && { signal }) };
}
