import type { WrapperName } from '../../contract/routes.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { Provider } from '../world/records.ts';
import { requestRule } from '../../rules/request/index.ts';
import { readBody } from './body.ts';
import type { MockService } from './call.ts';
import { Crash } from './page.ts';
import { isHash, parseParams } from './params.ts';
import { refuseRequest, refuseUnread } from './refuse-request.ts';
import type { Reply } from './reply.ts';
import { createRouter } from './router.ts';
import { tokenOf } from './token.ts';

export interface Judged {
  readonly reply: Reply;
  /** The request's present. */
  readonly now: number;
  readonly operation: WrapperName | null;
  readonly lp: Provider | null;
  /** The body as it was read; empty when judgement ended before it. */
  readonly body: string;
}

/** Rows of the request rules that the pipeline itself answers with. */
const rows = {
  rect: { serverDate: '1', route: '3', query: '4', token: '5', accept: '5a', json: '6' },
  ecf: { serverDate: '0', route: '2', query: '2a', token: '4a', accept: '4a', json: '4c' },
} as const;

/** Judges a request in the order in which the service does; the first objection is the answer. */
export function createPipeline<W extends BaseWorld>(service: MockService<W>): (world: W, request: Request, now: number) => Promise<Judged> {
  const route = createRouter(service.service);
  const row = rows[service.service];
  const because = (name: keyof typeof row, reply: Reply): Reply => ({ ...reply, rules: [requestRule(service.service, row[name]).id] });

  return async (world, request, clock) => {
    service.tick?.(world, clock);
    const url = new URL(request.url);
    const accept = request.headers.get('accept');
    const wantsJson = accept === null || /json|\*\/\*/.test(accept);

    const header = request.headers.get('x-with-server-date');
    const moved = header === null ? 'ignored' : service.serverDate(header, clock);
    const before = { operation: null, lp: null, body: '' };
    if (moved === 'broken') return { ...before, reply: because('serverDate', service.serverError(wantsJson, 'middleware')), now: clock };
    const now = moved === 'ignored' ? clock : moved;

    const match = route(request.method, url.pathname);
    if (match === null) return { ...before, reply: because('route', service.noRoute(wantsJson)), now };
    const { operation, id } = match;

    const params = parseParams(url.search.slice(1));
    const early = (reply: Reply): Judged => ({ ...before, reply, now, operation });
    if (params === null) return early(refuseUnread(service.service, row.query));

    const unacceptable = accept === null ? null : (service.judgeAccept?.(accept) ?? null);
    if (unacceptable !== null) return early(because('accept', unacceptable));

    const token = tokenOf(request.headers.get('authorization'));
    const lp = token === null ? undefined : world.providerByToken.get(token);
    if (lp === undefined) return early(refuseRequest(service.service, row.token));

    const text = await request.text();
    const answer = (reply: Reply): Judged => ({ reply, now, operation, lp, body: text });
    const body = readBody(text, request.headers.get('content-type'), service.bodyTypes);
    if (body.kind === 'malformed') return answer(refuseUnread(service.service, row.json));

    const objection = service.judgeFilter(operation, params);
    if (objection !== null) return answer(objection);

    const filter = params['filter'];
    try {
      return answer(service.handlers[operation]({
        world, lp, now, clock, id, params,
        filter: isHash(filter) ? filter : {},
        body: body.kind === 'read' ? body.value : undefined,
      }));
    } catch (cause) {
      // anything else is a fault of the mock itself and must not pass for the service's
      if (!(cause instanceof Crash)) throw cause;
      return answer({ ...service.serverError(wantsJson, 'operation'), ...(cause.rule !== null && { rules: [cause.rule] }) });
    }
  };
}
