import type { Service } from '../../contract/service.ts';
import type { Issue } from '../../errors/issue.ts';
import { requestRule } from '../../rules/registry.ts';

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
  /** Given again as it is while the world stands still, so that writing it once is enough. */
  readonly isKept?: boolean;
}

export const ok = (data: unknown): Reply => ({ status: 200, json: { data } });

/** The `{errors: [...]}` envelope. */
export const errors = (status: number, issues: readonly Issue[]): Reply => ({ status, json: { errors: issues } });

/** The `{error: "..."}` envelope. */
export const error = (status: number, message: string): Reply => ({ status, json: { error: message } });

export const badRequest = (detail: string): Reply => errors(400, [{ title: 'Bad request', detail }]);

/**
 * The answer to a request that is refused before any business rule is reached; `detail` where it can be told better.
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

/** The same before the application's own handlers are reached: with no body, as a page of HTML would be. */
export function refuseUnread(service: Service, row: string): Reply {
  return { status: 400, contentType: 'text/html; charset=utf-8', text: '', rules: [requestRule(service, row).id] };
}
