import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBounded } from '../../base/bytes.ts';
import { isLoopback } from '../../base/loopback.ts';
import { createControl, type Load } from '../control/control.ts';
import { endsWith } from '../faults/late.ts';
import type { LoadedMock } from '../mock.ts';
import type { Console } from './console.ts';
import { isControl, refusalOf } from './control-door.ts';
import { CONTROL_GUARDS, guard, GUARDS } from './guards.ts';
import { isOwnHost, readHostName } from './host.ts';
import { isStream, laterListener } from './listener.ts';
import type { Lock } from './lock.ts';
import { allowOrigin, readOrigin } from './origins.ts';
import { readPage } from './package-root.ts';
import { read } from './read.ts';
import { createReference } from './reference.ts';
import { refuseOthers, type Listening, type Parts, type ServeOptions } from './serve-options.ts';

export type { Listening, ServeOptions };

const MAX_BODY = 1024 * 1024;
const MAX_SCENARIO = 512 * 1024 * 1024;
const MAX_HEADERS = 32 * 1024;
const FOREIGN_HOST =
  'The name in the Host header is not a name of this mock. It answers to localhost, to the address it listens on, and to ' +
  'names that were allowed: --allow-host NAME, or allowHosts of serve().';

/** Serves a mock; `load` puts another world in place of its present one. */
export async function serveLoaded(
  mock: LoadedMock,
  load: Load,
  options: ServeOptions,
  parts: Parts = {},
): Promise<Listening> {
  refuseOthers(options);
  const { port = 0, host = '127.0.0.1', maxBodyBytes = MAX_BODY, onRequest } = options;
  // node:http takes an empty one as "all addresses"
  if (host.trim() === '')
    throw new RangeError('mock server: host is empty. Say which address to listen on; 0.0.0.0 stands for all of them.');
  const allowedHosts = (options.allowHosts ?? []).map(readHostName);
  const origins: ReadonlySet<string> = new Set((options.allowOrigins ?? []).map(readOrigin));
  const lock = await lockOf(host, options.secret);
  const control = (parts.createControl ?? createControl)(mock, load, readPage);
  const shown = host.includes(':') ? `[${host}]` : host;
  let origin = '';
  const reference = createReference(mock.service, () => origin);
  const closed = new AbortController();
  let opened: Promise<Console> | null = null;
  const front = (): Promise<Console> =>
    (opened ??= import('./console.ts').then(({ builtConsole, openConsole }) =>
      openConsole(mock, {
        folder: options.console === false ? null : (parts.consoleFolder ?? builtConsole()),
        hasReference: reference.hasPage,
      }),
    ));
  const ask = (request: Request): Promise<Response> => mock.fetch(endsWith(request, closed.signal));

  async function answer(received: Request): Promise<Response> {
    const path = received.url.slice(received.url.indexOf('/', 8)).replace(/[?#].*$/, '');
    const refusal = isControl(path) ? refusalOf(received, lock) : null;
    if (refusal !== null) return refusal;
    const most = mostOf(path, maxBodyBytes);
    const request = await readWithin(received, most);
    if (request === null)
      return new Response(`The body is longer than ${most} bytes.\n`, {
        status: 413,
        headers: { ...GUARDS, 'content-type': 'text/plain; charset=utf-8', connection: 'close' },
      });
    if (path.startsWith('/api/')) return ask(request);
    if (isControl(path)) return guard(await control(request), CONTROL_GUARDS);
    if (path === '/' || /^\/console(?:\/|$)/.test(path)) return (await front()).answer(request.method, path);
    // browsers ask for it whatever page they show, and it is none of what the mock received
    if (path === '/favicon.ico') return guard(new Response(null, { status: 204 }), GUARDS);
    return (await reference.answer(path)) ?? ask(request);
  }

  const listener = laterListener(answer);
  const server = createServer({ maxHeaderSize: MAX_HEADERS }, (request: IncomingMessage, response: ServerResponse) => {
    const started = performance.now();
    if (onRequest) {
      response.on('close', () =>
        onRequest({
          method: request.method ?? '',
          path: lock === null ? (request.url ?? '') : lock.hide(request.url ?? ''),
          status: response.writableFinished || isStream(response) ? response.statusCode : 0,
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
    secret: lock?.secret ?? null,
    close: () =>
      new Promise((resolve, reject) => {
        closed.abort();
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** On this machine there is none. What is given is read all the same, so that it is not found wrong elsewhere. */
async function lockOf(host: string, given: string | undefined): Promise<Lock | null> {
  if (isLoopback(host) && given === undefined) return null;
  const { createLock, readSecret } = await import('./lock.ts');
  const secret = given === undefined ? undefined : readSecret(given);
  return isLoopback(host) ? null : createLock(secret);
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
  response
    .writeHead(status, { ...GUARDS, 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
    .end(`${text}\n`);
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
