import type { Service } from '../../contract/service.ts';
import { ecfRequestRules } from './ecf.ts';
import { rectRequestRules } from './rect.ts';
import type { RequestRule } from './request-rule.ts';

export type { RequestRule } from './request-rule.ts';
export { ecfRequestRules, rectRequestRules };

const byId = new Map([...rectRequestRules, ...ecfRequestRules].map((rule) => [rule.id, rule]));

/** The request rule of a row, for example `requestRule('rect', '9e')`. Throws for a row that does not exist. */
export function requestRule(service: Service, row: string): RequestRule {
  const rule = byId.get(`${service}.request.${row}`);
  if (rule === undefined) throw new Error(`rules: there is no ${service}.request.${row}`);
  return rule;
}
