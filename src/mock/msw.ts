import { http, HttpResponse, type HttpHandler } from 'msw';
import { refuseUnknownOptions } from '../base/unknown-options.ts';
import { routeOf, wrapperNames } from '../contract/index.ts';
import { DroppedConnection } from './faults/apply.ts';
import type { Mock } from './mock.ts';
import { atUsualHosts } from './msw-hosts.ts';

export interface HandlerOptions {
  /**
   * The origin whose requests are answered, and no other's, for example
   * `https://sandbox.register-early-career-teachers.education.gov.uk`. A star stands for anything, as in paths of msw:
   * `https://*.our-company.co.uk`, or `*` alone for every host.
   *
   * Default: DfE's hosts of the service (production and sandbox), names reserved for tests (`*.test`, `*.example`,
   * `*.invalid`, `*.localhost`, `example.com`, `example.net`, `example.org`) and this machine.
   */
  readonly origin?: string;
}

/** Says on an answer that nobody counts the requests behind it. */
const UNCOUNTED = ['x-lead-provider-mock', 'uncounted'] as const;

/**
 * msw request handlers for a mock, for `setupServer` and `setupWorker`: one per operation, so that a handler of yours
 * placed before them replaces just that operation. A request to any other host is left to msw, whose `onUnhandledRequest`
 * says what becomes of it.
 *
 * Every answer carries `x-lead-provider-mock: uncounted`, whatever its status, because no service counts these requests:
 * a client that keeps to a rate budget has to wait for none of them, although their address is that of a real service. A
 * mock made with a `throttle` counts requests itself, and then the header is left out. What your own handlers answer
 * does not carry it.
 *
 * @example
 * const mock = createMock({ service: 'rect' });
 * const server = setupServer(...handlers(mock));
 * server.use(http.put('*\/api/v3/participants/:id/defer', () => new HttpResponse(null, { status: 503 })));
 * @throws {RangeError} for an option that there is not
 */
export function handlers(mock: Mock, options: HandlerOptions = {}): HttpHandler[] {
  refuseUnknownOptions('handlers', options, ['origin']);
  const { origin } = options;
  const at = (path: string): string | RegExp =>
    origin === undefined
      ? atUsualHosts(mock.service, path)
      : `${origin.replace(/\/$/, '')}${path.replace('{id}', ':id')}`;
  const answer = ({ request }: { request: Request }): Promise<Response> =>
    mock.fetch(request).then(mock.isThrottled ? (counted) => counted : uncounted, (error: unknown) => {
      if (error instanceof DroppedConnection) return HttpResponse.error();
      throw error;
    });
  const rows = wrapperNames(mock.service).map((name) => {
    const [method, path] = routeOf(mock.service, name);
    return { method, path };
  });
  // a literal segment wins over an id, and msw takes the first handler that matches
  rows.sort((a, b) => Number(a.path.includes('{id}')) - Number(b.path.includes('{id}')));
  return [
    ...rows.map(({ method, path }) => http[method](at(path), answer)),
    // the services' own answer for a path or method they do not know
    http.all(at('/api/v3/*'), answer),
  ];
}

/** A copy, because a `fetch` that somebody put in place of the mock's may answer with headers that cannot be changed. */
function uncounted({ body, status, statusText, headers }: Response): Response {
  const marked = new Headers(headers);
  marked.set(...UNCOUNTED);
  return new Response(body, { status, statusText, headers: marked });
}
