import { DAY_MS } from '../../base/days.ts';
import { isLeadProviderError, type LeadProviderError } from '../../errors/index.ts';
import { explain } from '../../rules/index.ts';
import { dayOf } from '../../rules/time.ts';
import { BulkError } from '../bulk-error.ts';
import { notBefore } from '../plan/not-yet.ts';
import type { Row } from '../state/ledger.ts';
import { NotNow, type RunContext } from './context.ts';

/** How often in a row a request that never left is tried before the service counts as not there. */
const UNREACHED = 5;

/**
 * What becomes of a row whose send ended with an error. `left`: its sending was kept, so it may have left. `there` looks
 * whether a refusal is the echo of an earlier send, or says that it is so already.
 */
export async function ended(
  context: RunContext,
  row: Row,
  error: unknown,
  left: boolean,
  there: (error: LeadProviderError) => Promise<boolean>,
): Promise<void> {
  const { breaker } = context;
  const held = notNowIn(error);
  if (held !== null) {
    breaker.left(row.key);
    if (held.why === 'deadline')
      await context.noteRow(row, { type: 'missed', why: 'its cut-off came before its turn' });
    return;
  }
  if (error instanceof BulkError) {
    breaker.left(row.key);
    context.fail(error);
    return;
  }
  if (!isLeadProviderError(error)) throw error;
  if (!left && error.outcome !== 'not-sent') {
    breaker.left(row.key);
    notRead(context, error);
    return;
  }
  switch (error.outcome) {
    case 'unknown':
      breaker.answered(row.key, 'open');
      await context.noteRow(row, { type: 'unknown', why: wordsOf(error) });
      return;
    case 'applied':
      context.answered(row);
      await context.noteRow(row, { type: 'undone', why: 'recorded, and taken back since' });
      return;
    case 'not-sent':
      breaker.left(row.key);
      await notSent(context, row, error, left);
      return;
    default:
      context.answered(row);
      if (await there(error)) return;
      await refused(context, row, error);
  }
}

/** What was thrown when a send was held back, however deep it lies. */
export function notNowIn(error: unknown): NotNow | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof NotNow) return at;
  return null;
}

async function notSent(context: RunContext, row: Row, error: LeadProviderError, left: boolean): Promise<void> {
  const storage = bulkErrorIn(error);
  if (storage !== null) {
    context.fail(storage);
    return;
  }
  if (left) await context.noteRow(row, { type: 'unsent', why: wordsOf(error) });
  if (error.kind === 'validation') {
    await context.noteRow(row, { type: 'refused', why: error.message });
    return;
  }
  if (context.writer.serviceNow() >= context.deadlineOf(row)) {
    await context.noteRow(row, { type: 'missed', why: 'its cut-off came before its turn' });
    return;
  }
  unreached(context, error);
}

/** What has to be read before a send was not served: nothing of the row was sent, and it stays as it is. */
function notRead(context: RunContext, error: LeadProviderError): void {
  if (isTokenRefused(error)) context.fail(tokenRefused(error));
  else unreached(context, error);
}

function unreached(context: RunContext, error: LeadProviderError): void {
  // given up by whoever runs it
  if (error.kind === 'aborted') return;
  context.unreached += 1;
  if (context.unreached < UNREACHED) return;
  context.fail(
    new BulkError('stopped', 'The service cannot be reached. What was not sent is kept: resume when it can.', {
      cause: error,
    }),
  );
}

const isTokenRefused = (error: LeadProviderError): boolean =>
  error.kind === 'http' && (error.status === 401 || error.status === 403);

const tokenRefused = (error: LeadProviderError): BulkError =>
  new BulkError('stopped', `The service refuses the token (${wordsOf(error)}). Nothing more was sent.`, {
    cause: error,
  });

function bulkErrorIn(error: unknown): BulkError | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof BulkError) return at;
  return null;
}

async function refused(context: RunContext, row: Row, error: LeadProviderError): Promise<void> {
  if (isTokenRefused(error)) {
    await context.noteRow(row, { type: 'pending', why: wordsOf(error) });
    context.fail(tokenRefused(error));
    return;
  }
  if (error.kind === 'rate-limit') {
    await context.noteRow(row, { type: 'unsent', why: 'too many requests' });
    return;
  }
  const now = new Date(context.writer.serviceNow());
  const [first] = explain(error, { now });
  const rule = first?.rules[0] ?? null;
  const issue = first?.issue;
  const why = issue === undefined || issue.detail === '' ? wordsOf(error) : `${issue.title}: ${issue.detail}`;
  if (first?.action === 'wait') {
    const date = Date.parse(row.planned.draft['declaration_date'] ?? '');
    const until = first.until?.getTime() ?? (date > now.getTime() ? date : now.getTime() + DAY_MS);
    await context.noteRow(row, {
      ...{ type: 'held', rule, why },
      until: notBefore(rule, row.planned, now.getTime()) ?? dayOf(until, 'london'),
    });
    return;
  }
  await context.noteRow(row, { type: 'refused', rule, why });
  const by = rule ?? first?.issue.title ?? 'an answer that names no rule';
  // what the plan could not know is no disagreement
  if (row.planned.unchecked?.includes(by) === true || !context.breaker.refused(by)) return;
  await context.note({ type: 'stopped', at: context.at(), rule: by });
  context.fail(
    new BulkError(
      'person',
      `The service refuses by ${by} what the plan called clear, five times by now. Nothing more was sent: look at those rows, then ` +
        'go on (keepGoing, --keep-going) or plan again.',
    ),
  );
}

const wordsOf = (error: LeadProviderError): string => (error.kind === 'http' ? `status ${error.status}` : error.kind);
