import type { WrapperName } from '../../contract/routes.ts';
import { requestRule } from '../../rules/registry.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { Provider } from '../world/records.ts';
import type { MockService } from './call.ts';
import { isHash, parseParams, readBody, tokenOf, withBody, type IncomingRequest, type Params } from './incoming.ts';
import { Crash, DEFAULT_PER_PAGE, toInteger } from './page.ts';
import { refuseRequest, refuseUnread, UnreadableRequest, type Reply } from './reply.ts';
import { createRouter } from './router.ts';

export interface Exchange {
  readonly reply: Reply;
  /** The request's present. */
  readonly now: number;
  readonly operation: WrapperName | null;
  readonly lp: Provider | null;
  /** The body as it was read; empty when the request was refused before that. */
  readonly body: string;
}

/** A request once its operation is known. */
export interface Arrival {
  readonly operation: WrapperName | null;
  readonly leadProvider: string | null;
  /** The page asked for; 1 when the request names none. */
  readonly page: number;
}

/** A request of which everything has arrived. */
export interface Prepared {
  readonly arrived: Arrival;
  /** The body as it was read; empty when the request is refused before that. */
  readonly body: string;
  /** Judges it and carries it out, at a present of the mock. Nothing waits on the way. */
  readonly judge: (clock: number) => Exchange;
}

/** Everything between a client and the service: a throttle, and faults. */
export interface Between {
  /** Whether the request exceeds the limit. The limiter uses the time moved by the clock header, as in the services. */
  throttled(authorization: string | null, now: number): boolean;
  /** Called before anything is judged. A reply replaces that of the service; `perPage` lowers the page size. */
  interpose(arrived: Arrival): Promise<{ readonly reply: Reply | null; readonly perPage: number | null }>;
  /**
   * Called with the body, before the operation changes or reads anything. Throws when nobody is to be answered any more:
   * while the body came, another world was put in place.
   */
  read?(arrived: Arrival, body: string): void;
  /** Carries the operation out, and may look at the world before and after. */
  during?(operation: WrapperName, work: () => Reply): Reply;
}

/** Nothing is between them. */
export const untouched: Between = {
  throttled: () => false,
  interpose: () => Promise.resolve({ reply: null, perPage: null }),
};

/** Rows of the request rules that the pipeline itself answers with. */
const rows = {
  rect: { serverDate: '1', throttle: '2', route: '3', query: '4', token: '5', accept: '5a', json: '6' },
  ecf: { serverDate: '0', throttle: '1', route: '2', query: '2a', token: '4a', accept: '2', json: '4c' },
} as const;

/** Judges a request in the same order as the service; the first objection is the answer. */
export function createPipeline<W extends BaseWorld>(
  service: MockService<W>,
): (world: W, request: IncomingRequest, clock: number, between: Between) => Promise<Prepared> {
  const route = createRouter(service.service);
  const row = rows[service.service];
  const because = (name: keyof typeof row, reply: Reply): Reply => ({
    ...reply,
    rules: [requestRule(service.service, row[name]).id],
  });

  return async (world, request, arrivedAt, between) => {
    service.tick?.(world, arrivedAt);
    const accept = request.headers.get('accept');
    const wantsJson = accept !== null && accept.includes('json');

    const header = request.headers.get('x-with-server-date');
    const moved = (clock: number) => (header === null ? 'ignored' : service.serverDate(header, clock));
    if (moved(arrivedAt) === 'broken') {
      const reply = because('serverDate', service.serverError(wantsJson, 'middleware'));
      const arrived = { operation: null, leadProvider: null, page: 1 };
      return { arrived, body: '', judge: (now) => ({ reply, now, operation: null, lp: null, body: '' }) };
    }

    const authorization = request.headers.get('authorization');
    // a HEAD is a GET whose answer is sent without its body
    const match = route(request.method === 'HEAD' ? 'GET' : request.method, request.path);
    const token = tokenOf(authorization);
    const lp = token === null ? undefined : world.providerByToken.get(token);
    const query = parseParams(request.query);

    const arrived: Arrival = {
      operation: match?.operation ?? null,
      leadProvider: lp?.symbol ?? null,
      page: pageOf(query),
    };
    const { reply: standIn, perPage } = await between.interpose(arrived);
    const unacceptable = accept === null ? null : (service.refuseAccept?.(accept) ?? null);
    const isRead = standIn === null && match !== null && query !== null && unacceptable === null && lp !== undefined;
    const text = isRead ? await request.text() : '';
    if (isRead) between.read?.(arrived, text);
    return { arrived, body: text, judge };

    function judge(clock: number): Exchange {
      // time can have passed since the request came in
      if (clock !== arrivedAt) service.tick?.(world, clock);
      const at = moved(clock);
      const now = typeof at === 'number' ? at : clock;
      const early = (reply: Reply): Exchange => ({ reply, now, operation: arrived.operation, lp: null, body: '' });
      if (standIn !== null) return { ...early(standIn), lp: lp ?? null };
      if (between.throttled(authorization, now)) return early(refuseRequest(service.service, row.throttle));

      if (match === null) return early(because('route', service.noRoute(wantsJson)));
      const { operation, id } = match;
      if (query === null) return early(refuseUnread(service.service, row.query));
      if (unacceptable !== null) return early(because('accept', unacceptable));

      if (lp === undefined) {
        const otherwise = token === null ? null : (service.refuseToken?.(world, token) ?? null);
        return early(otherwise ?? refuseRequest(service.service, row.token));
      }

      const answer = (reply: Reply): Exchange => ({ reply, now, operation, lp, body: text });
      const body = readBody(text, request.headers.get('content-type'), service.bodyTypes);
      if (body.kind === 'malformed') return answer(refuseUnread(service.service, row.json));

      // both services look for a filter in the body too, with any verb
      const params = withBody(query, body.kind === 'read' ? body.value : undefined);
      const objection = service.refuseFilter(operation, params);
      if (objection !== null) return answer(objection);

      const handle = service.handlers[operation];
      if (handle === undefined) throw new Error(`mock: ${service.service} has no handler for ${operation}`);
      const filter = params['filter'];
      try {
        const carryOut = (): Reply =>
          handle({
            world,
            lp,
            now,
            clock,
            id,
            params: perPage === null ? params : clamped(params, perPage),
            filter: isHash(filter) ? filter : {},
            body: body.kind === 'read' ? body.value : undefined,
          });
        return answer(between.during === undefined ? carryOut() : between.during(operation, carryOut));
      } catch (cause) {
        if (cause instanceof UnreadableRequest) return answer(refuseRequest(service.service, cause.row, cause.detail));
        // any other error is a fault of the mock itself and must not look like one of the service
        if (!(cause instanceof Crash)) throw cause;
        return answer({
          ...service.serverError(wantsJson, 'operation'),
          ...(cause.rule !== null && { rules: [cause.rule] }),
        });
      }
    }
  };
}

function pageOf(params: Params | null): number {
  const page = params?.['page'];
  const asked = isHash(page) ? page['page'] : undefined;
  return typeof asked === 'string' ? toInteger(asked) : 1;
}

/** The same parameters with a page size that is no larger than `most`. */
function clamped(params: Params, most: number): Params {
  const page = params['page'];
  if (page !== undefined && !isHash(page)) return params;
  const asked = typeof page?.['per_page'] === 'string' ? toInteger(page['per_page']) : DEFAULT_PER_PAGE;
  return asked <= most ? params : { ...params, page: { ...page, per_page: String(most) } };
}
