import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoadedMock } from '../mock.ts';
import { directOf } from '../http/direct.ts';
import { ownFault } from './own-fault.ts';

/** Answers a plain read of the API by the shortest way there is; everything else goes the `usual` way. */
export async function read(mock: LoadedMock, request: IncomingMessage, response: ServerResponse, usual: () => Promise<void>): Promise<void> {
  const direct = isPlainRead(request) ? directOf(mock.fetch) : null;
  if (direct === null) return usual();
  const written = await direct({
    method: 'GET',
    url: `http://mock.invalid${request.url ?? '/'}`,
    headers: { get: (name) => headerOf(request, name) },
    text: () => Promise.resolve(''),
  }).catch((error: unknown) => ({ status: 500, headers: { 'content-type': 'application/json' }, body: JSON.stringify(ownFault(error)) }));
  if (written === null) return usual();
  const { status, headers, body } = written;
  response.writeHead(status, { ...headers, 'content-length': body === null ? 0 : Buffer.byteLength(body) });
  response.end(body ?? undefined);
}

function isPlainRead({ method, url = '', headers }: IncomingMessage): boolean {
  return method === 'GET' && url.startsWith('/api/') && headers['content-length'] === undefined && headers['transfer-encoding'] === undefined;
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name];
  return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
}
