import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Mock } from './create-mock.ts';

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
}

/** A mock that listens on a port. */
export interface MockServer {
  /** Origin to give to a client as `baseUrl`. */
  readonly url: string;
  readonly port: number;
  readonly mock: Mock;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

/**
 * Serves a mock over HTTP (Node). The mock's clock is its own: create it with `clock: 'running'` for a server whose
 * time goes on.
 *
 * @example
 * const server = await serve(createMock({ service: 'rect', clock: 'running' }), { port: 4010 });
 * const dfe = createClient({ service: 'rect', baseUrl: server.url, token: server.mock.token('lp1') });
 * await server.close();
 * @throws when the port is taken or the address is not this machine's
 */
export async function serve(mock: Mock, options: ServeOptions = {}): Promise<MockServer> {
  const { port = 0, host = '127.0.0.1' } = options;
  const listener = getRequestListener((request) => mock.fetch(request), {
    overrideGlobalObjects: false,
    errorHandler: failed,
  });
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    // a connection that breaks while it is answered must not end the process
    Promise.resolve(listener(request, response)).catch(() => response.destroy());
  });
  await listen(server, port, host);
  const address = addressOf(server);
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shown}:${address.port}`,
    port: address.port,
    mock,
    close: () => new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    }),
  };
}

/** The answer to a request that is no HTTP request at all, or to one on which the mock itself failed. */
function failed(error: unknown): Response {
  if (error instanceof RequestError) return new Response(null, { status: 400 });
  const message = `The mock itself failed, which is a fault of the mock and not of your request: ${error instanceof Error ? error.message : String(error)}`;
  return Response.json({ error: message }, { status: 500 });
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
