import type { Service } from '../../contract/service.ts';
import type { Issue } from '../../errors/issue.ts';
import { requestRule } from '../../rules/registry.ts';
import { fingerprint, uuidOf } from '../ids.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { MockService } from './call.ts';

/**
 * What an operation answers, before it is written as a `Response`. `json` undefined with no `text` is an empty body.
 */
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
  /** Overrides the content type the service's dialect gives to its JSON. */
  readonly contentType?: string;
  /** Headers beyond those every answer has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Ids of the rules that refused, for the log of requests. Never sent. */
  readonly rules?: readonly string[];
  /** Whether the same reply is given again while the world does not change, so that it is written only once. */
  readonly isKept?: boolean;
}

export const ok = (data: unknown): Reply => ({ status: 200, json: { data } });

/** The `{errors: [...]}` envelope. */
export const errors = (status: number, issues: readonly Issue[]): Reply => ({ status, json: { errors: issues } });

/** The `{error: "..."}` envelope. */
export const error = (status: number, message: string): Reply => ({ status, json: { error: message } });

export const badRequest = (detail: string): Reply => errors(400, [{ title: 'Bad request', detail }]);

/**
 * The answer to a request that is refused before any business rule is reached. `detail` replaces the rule's own when
 * more is known.
 */
export function refuseRequest(service: Service, row: string, detail?: string): Reply {
  const rule = requestRule(service, row);
  const rules = [rule.id];
  switch (rule.body) {
    case 'issue':
      return { ...errors(rule.status, [{ title: rule.title, detail: detail ?? rule.detail }]), rules };
    case 'error':
      return { ...error(rule.status, rule.title), rules };
    case 'text':
      return { status: rule.status, contentType: 'text/plain', text: `${rule.title}\n`, rules };
    case 'empty':
      return { status: rule.status, rules };
  }
}

/**
 * The same for a refusal before the application's own handlers are reached: without a body, where the services send a
 * page of HTML.
 */
export function refuseUnread(service: Service, row: string): Reply {
  return { status: 400, contentType: 'text/html; charset=utf-8', text: '', rules: [requestRule(service, row).id] };
}

/** An answer as it goes over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

interface Body {
  readonly bytes: string | Uint8Array<ArrayBuffer>;
  readonly etag: string | null;
}

/** The written bodies of replies that are given again while the world does not change. */
const bodies = new WeakMap<Reply, Body>();

/**
 * What an answer's headers depend on in the request. `number` counts the requests, so that request ids are the same on
 * every run.
 */
export interface RequestTraits {
  readonly number: number;
  readonly method: string;
  readonly ifNoneMatch: string | null;
}

/** Writes a reply in the service's dialect. */
export function write<W extends BaseWorld>(
  service: MockService<W>,
  reply: Reply,
  now: number,
  { number, method, ifNoneMatch }: RequestTraits,
): WireAnswer {
  const headers: Record<string, string> = { date: dateOf(now), 'x-request-id': uuidOf(`request:${number}`) };
  const { bytes, etag } = bodyOf(
    reply,
    service.isConditional && (method === 'GET' || method === 'HEAD') && reply.status === 200,
  );
  if (etag !== null) Object.assign(headers, { etag, 'cache-control': 'max-age=0, private, must-revalidate' });
  if (etag !== null && etag === ifNoneMatch) return { status: 304, headers, body: null };
  const contentType = reply.contentType ?? (reply.json === undefined ? null : service.contentType);
  if (contentType !== null) headers['content-type'] = contentType;
  if (reply.status === 401 && service.challenge !== null) headers['www-authenticate'] = service.challenge;
  for (const [name, value] of Object.entries(reply.headers ?? {})) headers[name.toLowerCase()] = value;
  return { status: reply.status, headers, body: bytes === '' || method === 'HEAD' ? null : bytes };
}

let lastDate = { second: NaN, text: '' };

/** The same text is needed many times a second. */
function dateOf(now: number): string {
  const second = Math.floor(now / 1000);
  if (second !== lastDate.second) lastDate = { second, text: new Date(now).toUTCString() };
  return lastDate.text;
}

export function toResponse({ status, headers, body }: WireAnswer): Response {
  return new Response(body, { status, headers });
}

function bodyOf(reply: Reply, isTagged: boolean): Body {
  const known = bodies.get(reply);
  if (known !== undefined) return known;
  const text = reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
  const etag = isTagged ? `W/"${fingerprint(text)}"` : null;
  if (reply.isKept !== true) return { bytes: text, etag };
  const body = { bytes: new TextEncoder().encode(text), etag };
  bodies.set(reply, body);
  return body;
}

/**
 * Thrown by an operation while it reads a request that makes no sense; `row` names the request rule that is the answer.
 */
export class UnreadableRequest extends Error {
  constructor(
    readonly row: string,
    readonly detail?: string,
  ) {
    super(`request.${row}`);
  }
}
