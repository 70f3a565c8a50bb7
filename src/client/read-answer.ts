import { readBounded } from '../base/bytes.ts';
import { isRecord } from '../base/guards.ts';
import { HttpError, RateLimitError, ValidationError, type Issue, type LeadProviderError } from '../errors/index.ts';
import { say } from './failures.ts';

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

const SHOWN = 200;

/** What is known when an answer is read. */
export interface AnswerContext {
  readonly operation: string;
  readonly method: string;
  readonly attempts: number;
  /** Whether sending the same request again does no harm. */
  readonly repeatSafe: boolean;
}

/**
 * Objections, whatever shape they came in: `{errors: [{title, detail}]}`, `{error: "..."}`, plain text, HTML or
 * nothing.
 */
export function toIssues(body: unknown, status: number): Issue[] {
  if (isRecord(body)) {
    const list = body['errors'] ?? body['error'];
    if (Array.isArray(list))
      return list.flatMap((item) =>
        isRecord(item) ? [{ title: text(item['title']), detail: text(item['detail']) }] : [],
      );
    if (typeof list === 'string') return [{ title: `HTTP ${status}`, detail: list }];
    return [];
  }
  if (typeof body !== 'string' || body.trim() === '') return [];
  const plain = /<[a-z!]/i.test(body) ? (/<title[^>]*>([^<]*)/i.exec(body)?.[1] ?? 'an HTML page') : body;
  return [{ title: `HTTP ${status}`, detail: plain.replace(/\s+/g, ' ').trim().slice(0, SHOWN) }];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * Turns an answer other than a success into an error that says what failed, why and what to do. `again` is the first
 * moment at which another try makes sense.
 */
export function toError(
  { status, headers }: Response,
  body: unknown,
  sent: AnswerContext,
  again: number | null,
): LeadProviderError {
  const issues = toIssues(body, status);
  const requestId = headers.get('x-request-id');
  const { operation, attempts, method } = sent;
  const retryAt = again === null ? null : new Date(again);
  if (status === 429 && retryAt !== null) {
    return new RateLimitError(
      `${operation} was refused: the token's 1,000 requests in five minutes are used up. Nothing was changed; try ` +
        `again from ${retryAt.toISOString()}.`,
      { operation, attempts, issues, retryAt, requestId },
    );
  }
  const why =
    issues.length === 0 ? '' : ` ${issues.map(({ title, detail }) => sentence(`${title}: ${detail}`)).join(' ')}`;
  const outcome = outcomeOf(status) === 'unknown' ? 'unknown' : 'refused';
  return new HttpError(
    `${operation} failed with status ${status}.${why} ` +
      (outcome === 'unknown' ? say(method, outcome) : adviceFor(status)),
    {
      operation,
      attempts,
      issues,
      outcome,
      requestId,
      body,
      status,
      retryAt,
      retryable: sent.repeatSafe && outcome === 'unknown',
    },
  );
}

/** What a status says about the request's effect. */
export function outcomeOf(status: number): 'applied' | 'refused' | 'unknown' {
  if (status >= 200 && status < 300) return 'applied';
  return status >= 500 || status === 408 ? 'unknown' : 'refused';
}

const ADVICE: Readonly<Record<number, string>> = {
  400: 'Correct the request and send it again.',
  401: 'Check that the token belongs to this service and environment.',
  403: "The token is known, but is not a lead provider's token for this API.",
  404: 'No such record is visible to this token; an id may have been retired (see participants.resolve).',
  422: 'Correct what is named and send it again; nothing was changed.',
};

function adviceFor(status: number): string {
  // 0 is how browsers show a redirect that was not followed
  if (status < 400)
    return 'The server redirects; redirects are not followed because the token would go along. Check baseUrl.';
  return ADVICE[status] ?? 'Nothing was changed.';
}

/** Ends a text with a full stop. Not all texts of the services have one, and our own text follows. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** `data` of a successful answer. */
export function dataOf(body: unknown, sent: AnswerContext): unknown {
  if (isRecord(body) && 'data' in body) return body['data'];
  throw new ValidationError(
    `${sent.operation} succeeded, but its answer is not of the form {"data": …}. Something between you and the ` +
      `service may have changed it. ${say(sent.method, 'applied')}`,
    { operation: sent.operation, attempts: sent.attempts, outcome: 'applied' },
  );
}
