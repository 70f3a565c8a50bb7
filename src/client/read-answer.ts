import { readBounded } from '../base/bytes.ts';
import { isRecord } from '../base/guards.ts';
import {
  HttpError,
  OUTCOME_WORDS,
  RateLimitError,
  ValidationError,
  type Issue,
  type LeadProviderError,
} from '../errors/index.ts';
import { say } from './failures.ts';
import { hideSecret, requestIdOf } from './hide.ts';
import { failureOf } from './retries.ts';
import { isRead, type HttpAnswer } from './types.ts';

/** The answer was longer than `maxResponseBytes`. */
export class TooLong extends Error {}

/** Reads a body as text, and stops at `max` bytes. */
export async function readBody({ body, headers }: Response, max: number): Promise<string> {
  if (body === null) return '';
  const bytes = Number(headers.get('content-length')) > max ? null : await readBounded(body, max);
  if (bytes === null) {
    await body.cancel();
    throw new TooLong();
  }
  // decoded in one go: pieces of text would have to be joined before they can be parsed
  return new TextDecoder().decode(bytes);
}

/**
 * JSON without keys that could reach a prototype when a record is merged into another object. Undefined when the text
 * is not JSON.
 */
export function parseJson(text: string): unknown {
  try {
    return isSuspect(text) ? JSON.parse(text, withoutPrototypes) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Searches the text first, because a reviver is slow. A key can also be written with escapes, but no encoder does that
 * for these letters.
 */
function isSuspect(text: string): boolean {
  // one pass for most answers, a second one only when there are escapes
  return /__proto__|constructor|\\u00/.test(text) && /__proto__|"constructor"|\\u00(?:5f|6[3ef]|7[0-5])/i.test(text);
}

function withoutPrototypes(key: string, value: unknown): unknown {
  if (key === '__proto__') return undefined;
  return key === 'constructor' && typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype')
    ? undefined
    : value;
}

/** JSON as a text, without keys that could reach a prototype. Other texts stay as they are. */
export function safeJson(text: string): string {
  const body = isSuspect(text) ? parseJson(text) : undefined;
  return body === undefined ? text : JSON.stringify(body);
}

/** What is known when an answer is read. */
export interface AnswerContext {
  readonly operation: string;
  readonly method: string;
  readonly attempts: number;
  /** Whether sending the same request again does no harm. */
  readonly repeatSafe: boolean;
  /** The token, which an answer can repeat. */
  readonly secret: string;
}

/**
 * Objections as the services write them, `{errors: [{title, detail}]}` or `{error: "..."}`; null when a body has neither
 * form, so that it was not a service that answered.
 */
function toIssues(body: unknown, status: number): readonly Issue[] | null {
  if (!isRecord(body)) return null;
  const list = body['errors'] ?? body['error'];
  if (typeof list === 'string') return [{ title: `HTTP ${status}`, detail: list }];
  if (!Array.isArray(list)) return null;
  const issues = list.flatMap((item) =>
    isRecord(item) && (isText(item['title']) || isText(item['detail']))
      ? [{ title: text(item['title']), detail: text(item['detail']) }]
      : [],
  );
  return issues.length === 0 && list.length > 0 ? null : issues;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const text = (value: unknown): string => (isText(value) ? value : '');

/**
 * Turns an answer other than a success into an error that says what failed, why and what to do. The message and the
 * issues hold what a service objects to and nothing else: what it says when it fails, and what others say in its place,
 * can be anything, and stays in `body`.
 */
export function toError({ response, text, again }: HttpAnswer, sent: AnswerContext): LeadProviderError {
  const { status, headers } = response;
  const { operation, attempts, method, repeatSafe, secret } = sent;
  const told = hideSecret(text, secret);
  const body = parseJson(told) ?? told;
  const said = toIssues(body, status);
  const issues = status < 500 ? (said ?? []) : [];
  const requestId = requestIdOf(headers, secret);
  const retryAt = again === null ? null : new Date(again.at);
  if (status === 429 && retryAt !== null) {
    return new RateLimitError(
      `${operation} was refused: the token's 1,000 requests in five minutes are used up. Nothing was changed; try ` +
        `again from ${retryAt.toISOString()}.`,
      { operation, attempts, issues, retryAt, requestId },
    );
  }
  const why = issues.map(({ title, detail }) => ` ${sentence(`${title}: ${detail}`)}`).join('');
  const outcome = outcomeOf(status, method);
  const isForeign = status >= 400 && said === null && told.trim() !== '';
  const advice = (isForeign ? undefined : ADVICE[status]) ?? OUTCOME_WORDS.refused;
  return new HttpError(
    `${operation} failed with status ${status}.${why}${isForeign ? FOREIGN : ''} ` +
      (status < 400 ? `${REDIRECTED} ${say(method, outcome)}` : outcome === 'unknown' ? say(method, outcome) : advice),
    {
      operation,
      attempts,
      issues,
      outcome,
      requestId,
      body,
      status,
      retryAt,
      retryable: repeatSafe && failureOf(status) !== null,
    },
  );
}

const FOREIGN =
  ' The answer did not come from the service itself but from something between you and it (a proxy or a firewall?); its ' +
  'text is in `body` of this error.';

/** The refusals that the services and what stands before them answer before anything is changed. */
const REFUSED = new Set([400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 421, 422, 429, 431]);

/**
 * What a status says about the request's effect. Anything else than these refusals leaves it open: a gateway may have
 * passed the request on. A success says something only with the record in its body.
 */
export function outcomeOf(status: number, method: string): 'refused' | 'unknown' {
  if (isRead(method)) return failureOf(status) === null && status >= 300 ? 'refused' : 'unknown';
  return REFUSED.has(status) ? 'refused' : 'unknown';
}

const ADVICE: Readonly<Record<number, string>> = {
  400: 'Correct the request and send it again.',
  401: 'Check that the token belongs to this service and environment.',
  403: "The token is known, but is not a lead provider's token for this API.",
  404: 'No such record is visible to this token; an id may have been retired (see participants.resolve).',
  422: 'Correct what is named and send it again; nothing was changed.',
};

/** 0 is how browsers show a redirect that was not followed. */
const REDIRECTED = 'The server redirects; redirects are not followed because the token would go along. Check baseUrl.';

/** Ends a text with a full stop. Not all texts of the services have one, and our own text follows. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** `data` of a successful answer. */
export function dataOf(body: unknown, sent: AnswerContext): unknown {
  if (isRecord(body) && 'data' in body) return body['data'];
  throw new ValidationError(
    `${sent.operation} was answered with a success, but not with {"data": …}. Something between you and the service ` +
      `may have answered. ${say(sent.method, 'unknown')}`,
    { operation: sent.operation, attempts: sent.attempts, outcome: 'unknown' },
  );
}
