import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBounded } from '../../base/bytes.ts';
import { refuseUnknownOptions } from '../../base/unknown-options.ts';
import { createControl, type Load } from '../control/control.ts';
import { endsWith } from '../faults/late.ts';
import type { LoadedMock } from '../mock.ts';
import { frontPage } from './front-page.ts';
import { isOwnHost, readHostName } from './host.ts';
import { laterListener } from './listener.ts';
import { allowOrigin, isForeign, readOrigin } from './origins.ts';
import { read } from './read.ts';
import { createReference } from './reference.ts';

export interface ServeOptions {
  /**
   * Port to listen on; 0 takes a free one.
   * @default 0
   */
  readonly port?: number;
  /**
   * Address to listen on. The mock has no secrets and no locks, so think before you open it to a network.
   * @default '127.0.0.1'
   */
  readonly host?: string;
  /**
   * Other names by which this machine may be called in a `Host` header, without scheme and port. Anything but them,
   * loopback and the address it listens on is answered with 403, against pages that have a name of theirs point here.
   * @default []
   */
  readonly allowHosts?: readonly string[];
  /**
   * Origins whose pages may use the mock from a browser, such as `http://localhost:5173`: they are answered with the
   * headers of CORS, at the API and the control endpoints. Pages of others cannot reach the control endpoints (403).
   * @default []
   */
  readonly allowOrigins?: readonly string[];
  /**
   * Largest request body in bytes; a longer one is answered with 413.
   * @default 1048576
   */
  readonly maxBodyBytes?: number;
  /** Hears of each request when it has been answered. */
  readonly onRequest?: (request: {
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly ms: number;
  }) => void;
}

/** A server that listens on a port. */
export interface Listening {
  /** Origin to give to a client as `baseUrl`. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

const known: Readonly<Record<keyof ServeOptions, true>> = {
  port: true,
  host: true,
  allowHosts: true,
  allowOrigins: true,
  maxBodyBytes: true,
  onRequest: true,
};
const MAX_BODY = 1024 * 1024;
const MAX_SCENARIO = 512 * 1024 * 1024;
const MAX_HEADERS = 32 * 1024;
const FOREIGN_HOST =
  'The name in the Host header is not a name of this mock. It answers to localhost, to the address it listens on, and to ' +
  'names that were allowed: --allow-host NAME, or allowHosts of serve().';

/** Serves a mock; `load` puts another world in place of its present one. */
export async function serveLoaded(mock: LoadedMock, load: Load, options: ServeOptions): Promise<Listening> {
  refuseUnknownOptions('mock server', options, Object.keys(known));
  const { port = 0, host = '127.0.0.1', maxBodyBytes = MAX_BODY, onRequest } = options;
  // node:http takes an empty one as "all addresses"
  if (host.trim() === '')
    throw new RangeError('mock server: host is empty. Say which address to listen on; 0.0.0.0 stands for all of them.');
  const allowedHosts = (options.allowHosts ?? []).map(readHostName);
  const origins: ReadonlySet<string> = new Set((options.allowOrigins ?? []).map(readOrigin));
  const control = createControl(mock, load);
  const shown = host.includes(':') ? `[${host}]` : host;
  let origin = '';
  const reference = createReference(mock.service, () => origin);
  const closed = new AbortController();
  const ask = (request: Request): Promise<Response> => mock.fetch(endsWith(request, closed.signal));

  async function answer(received: Request): Promise<Response> {
    const path = received.url.slice(received.url.indexOf('/', 8)).replace(/[?#].*$/, '');
    const isControl = path === '/__mock' || path.startsWith('/__mock/');
    if (isControl && isForeign(received.headers, origins)) return foreign();
    const most = mostOf(path, maxBodyBytes);
    const request = await readWithin(received, most);
    if (request === null)
      return new Response(`The body is longer than ${most} bytes.\n`, {
        status: 413,
        headers: { 'content-type': 'text/plain; charset=utf-8', connection: 'close' },
      });
    if (path.startsWith('/api/')) return ask(request);
    if (path === '/') return frontPage(mock, reference.hasPage);
    if (isControl) return control(request);
    return (await reference.answer(path)) ?? ask(request);
  }

  const listener = laterListener(answer);
  const server = createServer({ maxHeaderSize: MAX_HEADERS }, (request: IncomingMessage, response: ServerResponse) => {
    const started = performance.now();
    if (onRequest) {
      response.on('close', () =>
        onRequest({
          method: request.method ?? '',
          path: request.url ?? '',
          status: response.writableFinished ? response.statusCode : 0,
          ms: performance.now() - started,
        }),
      );
    }
    const names = { bound: host, arrivedAt: request.socket.localAddress, allowed: allowedHosts };
    if (!isOwnHost(request.headers.host, names)) return plain(response, 403, FOREIGN_HOST);
    if (allowOrigin(request, response, origins)) return;
    const most = mostOf(request.url ?? '', maxBodyBytes);
    if (Number(request.headers['content-length'] ?? 0) > most)
      return plain(response, 413, `The body is longer than ${most} bytes.`);
    const usual = async (): Promise<void> => {
      await (
        await listener()
      )(request, response);
    };
    // a connection that breaks while it is answered must not end the process
    read(mock, request, response, usual).catch(() => response.destroy());
  });
  await listen(server, port, host);
  const address = addressOf(server);
  origin = `http://${shown}:${address.port}`;
  // a failure to load it comes again with the first request that needs it
  listener().catch(() => {});
  return {
    url: origin,
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        closed.abort();
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** The answer to a page of another origin that tries to steer the mock. */
function foreign(): Response {
  const error =
    'This request comes from a page of another origin. Pages that may steer the mock are named with --allow-origin ' +
    'ORIGIN, or allowOrigins of serve().';
  return Response.json({ error }, { status: 403 });
}

/** Largest body of a path: a scenario may be large. */
const mostOf = (path: string, maxBodyBytes: number): number =>
  path.startsWith('/__mock/scenario') ? MAX_SCENARIO : maxBodyBytes;

/** A request that does not say how long its body is, read no further than allowed; null when it is longer. */
async function readWithin(request: Request, most: number): Promise<Request | null> {
  if (request.body === null || request.headers.has('content-length')) return request;
  // what is too long is not cancelled: that would end the connection before the answer
  const body = await readBounded(request.body, most);
  return body === null ? null : new Request(request.url, { method: request.method, headers: request.headers, body });
}

function plain(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(`${text}\n`);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('mock server: it listens on no port');
  return address;
}
