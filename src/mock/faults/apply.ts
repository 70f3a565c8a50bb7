import type { Service } from '../../contract/service.ts';
import { error, errors, refuseRequest, type Reply } from '../http/reply.ts';
import type { FaultEffect } from './fault.ts';

const breaks = {
  before: 'the mock dropped the connection',
  after: 'the mock lost the reply',
  replaced: 'the mock was given another world before it had answered',
} as const;

/**
 * What `mock.fetch` rejects with where a connection would break, as the runtime's `fetch` does. The HTTP server ends
 * the connection instead.
 */
export class DroppedConnection extends TypeError {
  constructor(why: keyof typeof breaks) {
    super('fetch failed', { cause: Object.assign(new Error(breaks[why]), { code: 'ECONNRESET' }) });
  }
}

/** The answer that stands in for the service's; null when the service is to answer. */
export function replacement(service: Service, effects: readonly FaultEffect[]): Reply | null {
  for (const effect of effects) {
    if (effect.kind === 'html')
      return { status: effect.status ?? 502, contentType: 'text/html; charset=utf-8', text: GATEWAY };
    if (effect.kind !== 'status') continue;
    const { status, body, contentType, headers } = effect;
    const reply =
      body === undefined ? real(service, status) : { status, text: body, contentType: contentType ?? 'text/plain' };
    return headers === undefined ? reply : { ...reply, headers };
  }
  return null;
}

const GATEWAY =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1><p>The server behind this one did not answer.</p></body></html>\n';

/** The body a service sends with a status. */
function real(service: Service, status: number): Reply {
  const ecf = service === 'ecf';
  switch (status) {
    case 400:
      return errors(400, [{ title: 'Bad request', detail: 'An injected fault: the request is bad.' }]);
    case 401:
      return refuseRequest(service, ecf ? '4a' : '5');
    case 403:
      return { status: 403 };
    case 404:
      return refuseRequest(service, ecf ? '6c' : '9c');
    case 422:
      return errors(422, [{ title: 'base', detail: 'An injected fault: the request is refused.' }]);
    case 429:
      return refuseRequest(service, ecf ? '1' : '2');
    case 500:
      return error(500, 'Internal server error');
    default:
      return status >= 500
        ? {
            status,
            contentType: 'text/html; charset=utf-8',
            text: `<!DOCTYPE html><html><head><title>${status}</title></head><body>${status}</body></html>\n`,
          }
        : { status };
  }
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

export function total(effects: readonly FaultEffect[], kind: 'latency' | 'skew'): number {
  return effects.reduce((sum, effect) => (effect.kind === kind ? sum + effect.ms : sum), 0);
}

/**
 * Does to a written answer what faults of transmission do. `isReplaced` tells whether the world it speaks of is gone; a
 * body that is still on its way then breaks off.
 */
export async function transmit(
  response: Response,
  effects: readonly FaultEffect[],
  isReplaced: () => boolean,
): Promise<Response> {
  let result = response;
  for (const effect of effects) {
    if (effect.kind === 'truncate') {
      const text = await result.text();
      result = rewritten(result, text.slice(0, Math.floor(text.length * (effect.at ?? 0.5))));
    } else if (effect.kind === 'slow-body') {
      result = rewritten(result, trickle(await result.text(), effect, isReplaced));
      trickling.add(result);
    }
  }
  return result;
}

const trickling = new WeakSet<Response>();

/** Whether the body of an answer comes slowly, so that the connection can break in the middle of it. */
export function isTrickling(response: Response): boolean {
  return trickling.has(response);
}

function rewritten({ status, headers }: Response, body: BodyInit): Response {
  return new Response(status === 204 || status === 205 || status === 304 ? null : body, { status, headers });
}

function trickle(
  text: string,
  { ms, chunks = 4 }: { readonly ms: number; readonly chunks?: number },
  isReplaced: () => boolean,
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const size = Math.max(1, Math.ceil(bytes.length / chunks));
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      await wait(ms / chunks);
      if (isReplaced()) return controller.error(new DroppedConnection('replaced'));
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
      if (at >= bytes.length) controller.close();
    },
  });
}
