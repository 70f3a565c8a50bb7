import type { IncomingMessage, ServerResponse } from 'node:http';
import { DroppedConnection } from '../faults/apply.ts';
import { directOf } from '../http/direct.ts';
import type { LoadedMock } from '../mock.ts';
import { ownFault } from './own-fault.ts';

/** Answers a plain read of the API by the shortest way there is; everything else goes the `usual` way. */
export async function read(
  mock: LoadedMock,
  request: IncomingMessage,
  response: ServerResponse,
  usual: () => Promise<void>,
): Promise<void> {
  const direct = isPlainRead(request) ? directOf(mock.fetch) : null;
  if (direct === null) return usual();
  const written = await direct({
    method: 'GET',
    ...split(request.url ?? '/'),
    headers: { get: (name) => headerOf(request, name) },
    text: () => Promise.resolve(''),
  }).catch((error: unknown) => {
    if (error instanceof DroppedConnection) throw error;
    return { status: 500, headers: { 'content-type': 'application/json' }, body: JSON.stringify(ownFault(error)) };
  });
  if (written === null) return usual();
  const { status, headers, body } = written;
  response.writeHead(status, { ...headers, 'content-length': body === null ? 0 : Buffer.byteLength(body) });
  response.end(body ?? undefined);
}

function isPlainRead({ method, url = '', headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    isPlainPath(url) &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined
  );
}

/** Whether a `URL` would leave it as it is: nothing in it that is resolved, encoded or cut off. */
function isPlainPath(url: string): boolean {
  return (
    url.startsWith('/api/') && /^[\w\-.~!$&()*+,;=:@%/?[\]]+$/.test(url) && !url.includes('/.') && !/%2e/i.test(url)
  );
}

function split(url: string): { readonly path: string; readonly query: string } {
  const at = url.indexOf('?');
  return at === -1 ? { path: url, query: '' } : { path: url.slice(0, at), query: url.slice(at + 1) };
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name];
  return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
}
