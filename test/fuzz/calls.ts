import type { Service } from '../../src/contract/index.ts';
import { routeOf, type WrapperName } from '../../src/contract/routes.ts';

/** The eight operations that write. */
export const writes = [
  'declarations.create',
  'declarations.void',
  'participants.defer',
  'participants.resume',
  'participants.withdraw',
  'participants.changeSchedule',
  'partnerships.create',
  'partnerships.update',
] as const satisfies readonly WrapperName[];
export type WriteOperation = (typeof writes)[number];
export type Attributes = Readonly<Record<string, unknown>>;

/** A request as it is sent. */
export interface Call {
  readonly operation: WrapperName;
  readonly id: string | null;
  /** What goes into `data.attributes`; null for an operation that reads no body. */
  readonly attributes: Attributes | null;
  /** Sent in place of a body made from the attributes. */
  readonly body?: { readonly text: string; readonly contentType: string | null };
  /** Query string, without the question mark. */
  readonly query?: string;
}

export function isWrite(operation: WrapperName): operation is WriteOperation {
  return writes.some((one) => one === operation);
}

export function requestOf(service: Service, token: string, { operation, id, attributes, body, query }: Call): Request {
  const [method, path] = routeOf(service, operation);
  const url = `https://mock.test${path.replace('{id}', encodeURIComponent(id ?? ''))}${query === undefined ? '' : `?${query}`}`;
  const text = body?.text ?? (attributes === null ? undefined : JSON.stringify({ data: { type: 'fuzz', attributes } }));
  const contentType = body === undefined ? 'application/json' : body.contentType;
  const headers: Record<string, string> = { authorization: `Bearer ${token}` };
  if (text !== undefined && contentType !== null) headers['content-type'] = contentType;
  if (method === 'get') return new Request(url, { headers });
  // a text body gets a content type of its own unless it is bytes
  return new Request(url, {
    method: method.toUpperCase(),
    headers,
    ...(text !== undefined && { body: new TextEncoder().encode(text) }),
  });
}
