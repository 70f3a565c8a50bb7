import { fingerprint, uuidOf } from '../ids.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { MockService } from './call.ts';
import type { Reply } from './reply.ts';

/** An answer as it goes over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

interface Body {
  readonly bytes: string | Uint8Array<ArrayBuffer>;
  readonly etag: string | null;
}

/** What replies that are given again while the world stands still were written as. */
const bodies = new WeakMap<Reply, Body>();

/**
 * What of the request an answer's headers hang on. `number` counts the requests, so that request ids are the same on
 * every run.
 */
export interface RequestTraits {
  readonly number: number;
  readonly method: string;
  readonly ifNoneMatch: string | null;
}

/** Writes a reply in the service's dialect. */
export function write<W extends BaseWorld>(
  service: MockService<W>,
  reply: Reply,
  now: number,
  { number, method, ifNoneMatch }: RequestTraits,
): WireAnswer {
  const headers: Record<string, string> = { date: dateOf(now), 'x-request-id': uuidOf(`request:${number}`) };
  const { bytes, etag } = bodyOf(
    reply,
    service.isConditional && (method === 'GET' || method === 'HEAD') && reply.status === 200,
  );
  if (etag !== null) Object.assign(headers, { etag, 'cache-control': 'max-age=0, private, must-revalidate' });
  if (etag !== null && etag === ifNoneMatch) return { status: 304, headers, body: null };
  const contentType = reply.contentType ?? (reply.json === undefined ? null : service.contentType);
  if (contentType !== null) headers['content-type'] = contentType;
  if (reply.status === 401 && service.challenge !== null) headers['www-authenticate'] = service.challenge;
  for (const [name, value] of Object.entries(reply.headers ?? {})) headers[name.toLowerCase()] = value;
  return { status: reply.status, headers, body: bytes === '' || method === 'HEAD' ? null : bytes };
}

let lastDate = { second: NaN, text: '' };

/** The same text is wanted many times a second. */
function dateOf(now: number): string {
  const second = Math.floor(now / 1000);
  if (second !== lastDate.second) lastDate = { second, text: new Date(now).toUTCString() };
  return lastDate.text;
}

export function toResponse({ status, headers, body }: WireAnswer): Response {
  return new Response(body, { status, headers });
}

function bodyOf(reply: Reply, isTagged: boolean): Body {
  const known = bodies.get(reply);
  if (known !== undefined) return known;
  const text = reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
  const etag = isTagged ? `W/"${fingerprint(text)}"` : null;
  if (reply.isKept !== true) return { bytes: text, etag };
  const body = { bytes: new TextEncoder().encode(text), etag };
  bodies.set(reply, body);
  return body;
}
