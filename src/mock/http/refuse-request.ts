import type { Service } from '../../contract/service.ts';
import { requestRule } from '../../rules/registry.ts';
import { error, errors, type Reply } from './reply.ts';

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
