import type { IncomingMessage, ServerResponse } from 'node:http';
import { DroppedConnection, isTrickling } from '../faults/apply.ts';
import { CONTROL_GUARDS } from './guards.ts';
import { ownFault } from './own-fault.ts';

export type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const streams = new WeakSet<object>();

/** Whether what was answered is a stream, which has no other end than that one of the two goes away. */
export const isStream = (response: ServerResponse): boolean => streams.has(response);

/**
 * What makes a `Request` of what node:http hands over. It is loaded while the server listens already: plain reads do
 * without it.
 */
export function laterListener(answer: (request: Request) => Promise<Response>): () => Promise<Listener> {
  let made: Promise<Listener> | null = null;
  return () =>
    (made ??= import('@hono/node-server').then(({ getRequestListener, RequestError }) =>
      getRequestListener(
        (request, { outgoing }) => {
          const breaks = (error: unknown): void => {
            if (!(error instanceof DroppedConnection)) throw error;
            outgoing.destroy();
          };
          return answer(request).then(
            (response) => {
              if (response.headers.get('content-type')?.startsWith('text/event-stream') === true) streams.add(outgoing);
              return isTrickling(response) ? breaking(response, breaks) : response;
            },
            (error: unknown) => {
              breaks(error);
              return new Response(null, { headers: { 'x-hono-already-sent': 'true' } });
            },
          );
        },
        {
          overrideGlobalObjects: false,
          // the answer to a request that is no HTTP request at all, or to one on which the mock itself failed
          errorHandler: (error) =>
            error instanceof RequestError
              ? new Response(null, { status: 400, headers: CONTROL_GUARDS })
              : Response.json(ownFault(error), { status: 500, headers: CONTROL_GUARDS }),
        },
      ),
    ));
}

/** The same answer. An error of its body is handed over, because the listener would print it. */
function breaking({ status, headers, body }: Response, breaks: (error: unknown) => void): Response {
  const reader = body?.getReader();
  if (reader === undefined) return new Response(null, { status, headers });
  const quiet = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        breaks(error);
        controller.close();
      }
    },
    cancel: (cause) => reader.cancel(cause),
  });
  return new Response(quiet, { status, headers });
}
