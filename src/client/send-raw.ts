import { refuse } from './input.ts';
import { safeJson } from './read-answer.ts';
import type { Sender } from './transport.ts';
import { isRead, type HttpAnswer } from './types.ts';

/** Sends a request that openapi-fetch has built. Resolves with the answer, whatever its status. */
export async function sendRaw(sender: Sender, origin: string, request: Request): Promise<Response> {
  const { url, method, headers, signal } = request;
  if (new URL(url).origin !== origin)
    refuse('raw', [{ title: 'baseUrl', detail: "Is another server than the client's; the token would go along." }]);
  const body = request.body === null ? null : await request.text();
  const what = { operation: 'raw', method, path: '', repeatSafe: isRead(method), paged: false } as const;
  return rebuilt(await sender.send(what, { signal }, { url, method, headers: Object.fromEntries(headers), body }));
}

/** The answer with a body that can be read again. */
function rebuilt({ response: { status, statusText, headers }, text }: HttpAnswer): Response {
  const kept = new Headers(headers);
  // these headers describe the body as it came over the wire, perhaps compressed
  kept.delete('content-length');
  kept.delete('content-encoding');
  // these statuses may have no body, not even an empty one
  return new Response([204, 205, 304].includes(status) ? null : safeJson(text), { status, statusText, headers: kept });
}
