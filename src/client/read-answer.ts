import { readBounded } from '../base/bytes.ts';
import { isRecord } from '../base/guards.ts';
import { ValidationError } from '../errors/index.ts';
import { say } from './failures.ts';
import { failureOf } from './retries.ts';
import { isRead } from './types.ts';

/** The answer was longer than `maxResponseBytes`. */
export class TooLong extends Error {}

const decoder = new TextDecoder();

/** Reads a body as text, and stops at `max` bytes. */
export async function readBody({ body, headers }: Response, max: number): Promise<string> {
  if (body === null) return '';
  const bytes = Number(headers.get('content-length')) > max ? null : await readBounded(body, max);
  if (bytes === null) {
    await body.cancel();
    throw new TooLong();
  }
  // decoded in one go: pieces of text would have to be joined before they can be parsed
  return decoder.decode(bytes);
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

/** `data` of a successful answer. */
export function dataOf(body: unknown, sent: AnswerContext): unknown {
  if (isRecord(body) && 'data' in body) return body['data'];
  throw new ValidationError(
    `${sent.operation} was answered with a success, but not with {"data": …}. Something between you ` +
      `and the service answered. ${say(sent.method, 'unknown')}`,
    { operation: sent.operation, attempts: sent.attempts, outcome: 'unknown' },
  );
}
