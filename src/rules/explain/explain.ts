import type { Service } from '../../contract/service.ts';
import { isLeadProviderError, type Issue, type LeadProviderError } from '../../errors/index.ts';
import { allRules } from '../registry.ts';
import type { RuleOperation } from '../rule.ts';
import type { AnyRule } from '../shared/request-rule.ts';
import { addDays, dayOf, served, startOfDay } from '../time.ts';
import type { Action, Cause } from './cause.ts';
import { causeOf, causes } from './causes/index.ts';
import { isOwnWording } from './own-wording.ts';

/** A refusal that was kept or logged, for use instead of the error. */
export interface RefusedRequest {
  readonly issues: readonly Issue[];
  /** The method that was refused, for example `participants.defer`. Narrows the rules down. */
  readonly operation?: string;
  /** Narrows the rules down. */
  readonly service?: Service;
  /** HTTP status, for answers without a body. */
  readonly status?: number;
}

/** What one objection of a service most likely means. */
export interface Explanation {
  /** The objection as it came. */
  readonly issue: Issue;
  /**
   * Ids of the rules that may have refused, for example `rect.declaration.D14`. Empty when the wording is not known.
   */
  readonly rules: readonly string[];
  /** What to do. Null when the wording is not known. */
  readonly action: Action | null;
  /** What to do, in one sentence. Null when the wording is not known. */
  readonly advice: string | null;
  /** When it makes sense to send it again, if `action` is `wait` and the refusal says so; otherwise null. */
  readonly until: Date | null;
}

/** Options of `explain`. */
export interface ExplainOptions {
  /**
   * What "tomorrow" is counted from.
   * @default now
   */
  readonly now?: Date;
  /**
   * `hide` puts our own words in place of each objection's detail, which can name a person or hold what was sent.
   * @default 'show'
   */
  readonly personal?: 'show' | 'hide';
}

/**
 * Says what a refusal means and what to do about it: for the error of a failed call, or for objections that were
 * logged. Knows the wording of both live services by title and keywords, and that of this package's mock exactly. One
 * objection can mean several things. An unknown wording comes back as it is, with no rules. A client-side refusal
 * (`kind: 'rule'`) explains itself by its own rules. Pure: sends nothing.
 *
 * @example
 * try { await dfe.declarations.create(draft); } catch (error) {
 *   if (!isLeadProviderError(error)) throw error;
 *   for (const { rules, action, advice } of explain(error)) console.log(rules, action, advice);
 * }
 * @throws {TypeError} when `personal` is neither of its values
 */
export function explain(
  error: LeadProviderError | RefusedRequest,
  { now = new Date(), personal = 'show' }: ExplainOptions = {},
): Explanation[] {
  if (!['show', 'hide'].includes(personal)) throw new TypeError('explain: personal has to be "show" or "hide".');
  const explanations = explanationsOf(error, now);
  return personal === 'show' ? explanations : explanations.map(withoutDetail);
}

/** A service's detail can name a person or repeat what was sent; the advice on it is ours. */
function withoutDetail(explanation: Explanation): Explanation {
  const { issue, advice } = explanation;
  return { ...explanation, issue: { ...issue, detail: issue.detail === '' ? '' : (advice ?? '[hidden]') } };
}

function explanationsOf(error: LeadProviderError | RefusedRequest, now: Date): Explanation[] {
  const retryAt = 'retryAt' in error ? error.retryAt : null;
  const explained = (issue: Issue, cause: Cause, rules: readonly string[]): Explanation => ({
    issue,
    rules,
    action: cause.action,
    advice: cause.advice,
    until: cause.action === 'wait' ? untilOf(cause, issue, retryAt, now) : null,
  });
  if (isLeadProviderError(error, 'rule')) {
    return error.refusals.map(({ rule, title, detail }) => {
      const cause = causeOf(rule);
      return cause === undefined ? unknown({ title, detail }, [rule]) : explained({ title, detail }, cause, [rule]);
    });
  }
  const candidates = rulesFor(error);
  return issuesOf(error).flatMap((issue) => {
    const found = meanings(issue, candidates);
    return found.length === 0 ? [unknown(issue)] : found.map(([cause, rules]) => explained(issue, cause, rules));
  });
}

const unknown = (issue: Issue, rules: readonly string[] = []): Explanation => ({
  issue,
  rules,
  action: null,
  advice: null,
  until: null,
});

const operationOf: Readonly<Record<string, RuleOperation>> = {
  'declarations.create': 'declaration',
  'declarations.void': 'void',
  'participants.defer': 'defer',
  'participants.resume': 'resume',
  'participants.withdraw': 'withdraw',
  'participants.changeSchedule': 'schedule',
  'partnerships.create': 'partnership-create',
  'partnerships.update': 'partnership-update',
};

/**
 * The rules that can have refused, as far as the request is known: those of the service, for its operation or for any
 * request.
 */
function rulesFor(error: LeadProviderError | RefusedRequest): readonly AnyRule[] {
  const operation = error.operation === undefined ? undefined : (operationOf[error.operation] ?? 'request');
  const service = 'service' in error ? error.service : undefined;
  return allRules.filter(
    (rule) =>
      rule.enforcedBy === 'service' &&
      (service === undefined || rule.service === service) &&
      (operation === undefined || rule.operation === operation || rule.operation === 'request'),
  );
}

function issuesOf(error: LeadProviderError | RefusedRequest): readonly Issue[] {
  if (error.issues.length > 0) return error.issues;
  // an answer without a body says only its status
  return 'status' in error ? [{ title: `HTTP ${error.status}`, detail: '' }] : [];
}

type Meaning = readonly [cause: Cause, rules: readonly string[]];

function meanings(issue: Issue, candidates: readonly AnyRule[]): readonly Meaning[] {
  const titled = candidates.filter((rule) => sameTitle(rule.title, issue.title));
  const own = titled.filter((rule) => isOwnWording(rule.id, issue.detail));
  if (own.length > 0) return grouped(own);
  const status = statusOf(issue);
  const found = causes.flatMap((cause): Meaning[] => {
    const pool = status === null ? titled : candidates;
    const known =
      status === null ? cause.says?.every((words) => words.test(issue.detail)) === true : cause.status === status;
    const rules = known ? pool.filter((rule) => cause.rules.includes(rule.id)) : [];
    return rules.length === 0 ? [] : [[cause, rules.map(({ id }) => id)]];
  });
  return withoutGeneral(found);
}

/** When a rule of the operation itself fits, the rules for any request are left out. */
function withoutGeneral(found: readonly Meaning[]): readonly Meaning[] {
  const own = found
    .map(([cause, rules]): Meaning => [cause, rules.filter((id) => !id.includes('.request.'))])
    .filter(([, rules]) => rules.length > 0);
  return own.length > 0 ? own : found;
}

function grouped(rules: readonly AnyRule[]): readonly Meaning[] {
  const byCause = new Map<Cause, string[]>();
  for (const { id } of rules) {
    const cause = causeOf(id);
    if (cause !== undefined) byCause.set(cause, [...(byCause.get(cause) ?? []), id]);
  }
  return [...byCause];
}

const sameTitle = (a: string, b: string): boolean => a.toLowerCase() === b.trim().toLowerCase();

/** The status of an answer that has no title of its own, as the client writes it, or whose title is only a status. */
function statusOf({ title, detail }: Issue): number | null {
  const written = /^HTTP (\d{3})$/.exec(title)?.[1];
  if (written !== undefined) return Number(written);
  if (/^resource not found$/i.test(title)) return 404;
  return /^internal server error$/i.test(title) && detail === '' ? 500 : null;
}

function untilOf({ until }: Cause, { detail }: Issue, retryAt: Date | null | undefined, now: Date): Date | null {
  switch (until) {
    case 'tomorrow':
      return new Date(startOfDay(addDays(dayOf(now.getTime(), 'london'), 1), 'london'));
    case 'error':
      return retryAt ?? null;
    case 'detail': {
      const at = served(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})/i.exec(detail)?.[0] ?? '');
      return at === null ? null : new Date(at.earliest);
    }
    default:
      return null;
  }
}
