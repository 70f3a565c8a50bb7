import { isRecord } from '../base/guards.ts';
import { HttpError, RateLimitError, type Issue, type LeadProviderError } from '../errors/index.ts';
import { OUTCOME_WORDS } from '../errors/outcome-words.ts';
import { say } from './failures.ts';
import { hideSecret, requestIdOf } from './hide.ts';
import { outcomeOf, parseJson, type AnswerContext } from './read-answer.ts';
import { failureOf } from './retries.ts';
import type { HttpAnswer } from './types.ts';

/** What an answer other than a success says. Loaded with the first one. */

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
  const known = status === 404 && operation.endsWith('.list') ? NO_LIST : ADVICE[status];
  const advice = (!isForeign && known) || OUTCOME_WORDS.refused;
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

const FOREIGN = ' The answer did not come from the service itself (a proxy between?); its text is in `body`.';

const ADVICE: Readonly<Record<number, string>> = {
  400: 'Correct the request and send it again.',
  401: 'Check that the token belongs to this service and environment.',
  403: "The token is known, but is not a lead provider's token for this API.",
  404: 'No such record is visible to this token; an id may have been retired (see participants.resolve).',
  // none for 422: what is named can want correcting, waiting, asking a school, or nothing because it is done already
};

/** A list has no id that could be wrong. */
const NO_LIST = 'Is this the service you named?';

/** 0 is how browsers show a redirect that was not followed. */
const REDIRECTED = 'Redirects are not followed, because the token would go along. Check baseUrl.';

/** Ends a text with a full stop. Not all texts of the services have one, and our own text follows. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
