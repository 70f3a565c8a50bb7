import type { BaseWorld } from '../world/base-world.ts';
import { uuidOf } from '../ids.ts';
import type { MockService } from './call.ts';
import type { Reply } from './reply.ts';

/** Writes a reply in the service's dialect. `count` numbers the requests, so that request ids are the same on every run. */
export function respond<W extends BaseWorld>(service: MockService<W>, reply: Reply, now: number, count: number): Response {
  const headers = new Headers({ date: new Date(now).toUTCString(), 'x-request-id': uuidOf(`request:${count}`) });
  const body = reply.text ?? (reply.json === undefined ? null : JSON.stringify(reply.json));
  const contentType = reply.contentType ?? (reply.json === undefined ? null : service.contentType);
  if (contentType !== null) headers.set('content-type', contentType);
  if (reply.status === 401 && service.challenge !== null) headers.set('www-authenticate', service.challenge);
  for (const [name, value] of Object.entries(reply.headers ?? {})) headers.set(name, value);
  return new Response(body === '' ? null : body, { status: reply.status, headers });
}
