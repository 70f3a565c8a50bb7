import type { Mock } from './mock.ts';
import { serveLoaded, type Listening, type ServeOptions } from './server/serve-loaded.ts';

export { loadScenario } from './load-scenario.ts';
export type { ServeOptions };

/** A mock that listens on a port. */
export interface MockServer extends Listening {
  readonly mock: Mock;
}

/**
 * Serves a mock over HTTP (Node): the API, a front page, the API reference and the control endpoints under `/__mock/`.
 * The mock's clock is its own: create it with `clock: 'running'` for a server whose time goes on.
 *
 * @example
 * const server = await serve(createMock({ service: 'rect', clock: 'running' }), { port: 4010 });
 * const dfe = createClient({ service: 'rect', baseUrl: server.url, token: server.mock.token('lp1') });
 * await server.close();
 * @throws when the port is taken or the address is not this machine's
 */
export async function serve(mock: Mock, options: ServeOptions = {}): Promise<MockServer> {
  return { ...(await serveLoaded(mock, (scenario) => mock.load(scenario), options)), mock };
}
