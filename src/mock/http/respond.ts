import type { BaseWorld } from '../world/base-world.ts';
import { uuidOf } from '../ids.ts';
import type { MockService } from './call.ts';
import type { Reply } from './reply.ts';

/** An answer as it goes over the wire. */
export interface Written {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

/** What replies that are given again while the world stands still were written as. */
const bodies = new WeakMap<Reply, Uint8Array<ArrayBuffer>>();

/** Writes a reply in the service's dialect. `count` numbers the requests, so that request ids are the same on every run. */
export function write<W extends BaseWorld>(service: MockService<W>, reply: Reply, now: number, count: number): Written {
  const headers: Record<string, string> = { date: dateOf(now), 'x-request-id': uuidOf(`request:${count}`) };
  const body = reply.text ?? (reply.json === undefined ? null : bodyOf(reply));
  const contentType = reply.contentType ?? (reply.json === undefined ? null : service.contentType);
  if (contentType !== null) headers['content-type'] = contentType;
  if (reply.status === 401 && service.challenge !== null) headers['www-authenticate'] = service.challenge;
  for (const [name, value] of Object.entries(reply.headers ?? {})) headers[name.toLowerCase()] = value;
  return { status: reply.status, headers, body: body === '' ? null : body };
}

let lastDate = { second: NaN, text: '' };

/** The same text is wanted many times a second. */
function dateOf(now: number): string {
  const second = Math.floor(now / 1000);
  if (second !== lastDate.second) lastDate = { second, text: new Date(now).toUTCString() };
  return lastDate.text;
}

export function toResponse({ status, headers, body }: Written): Response {
  return new Response(body, { status, headers });
}

function bodyOf(reply: Reply): string | Uint8Array<ArrayBuffer> {
  if (reply.isKept !== true) return JSON.stringify(reply.json);
  const known = bodies.get(reply);
  if (known !== undefined) return known;
  const body = new TextEncoder().encode(JSON.stringify(reply.json));
  bodies.set(reply, body);
  return body;
}
