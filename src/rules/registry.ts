import { services, type Service } from '../contract/service.ts';
import { ecfRules } from './ecf/index.ts';
import { rectRules } from './rect/index.ts';
import type { AnyRule, RequestRule, RulesByOperation } from './shared/request-rule.ts';
import { partsOf } from './source.ts';

/**
 * The rules of both services. Everything that reads rules (checks, mock, `explain`, the pages of the docs) starts here.
 */
export const registry = { rect: rectRules, ecf: ecfRules } as const satisfies Record<Service, RulesByOperation>;

/** Every rule of both services, each operation's in the order in which the service looks. */
export const allRules: readonly AnyRule[] = services.flatMap((service) =>
  Object.values<{ readonly rules: readonly AnyRule[] }>(registry[service]).flatMap(({ rules }) => rules),
);

const byId = new Map(allRules.map((rule) => [rule.id, rule]));

/** The rule with an id, for example `rect.declaration.D14`. */
export function ruleById(id: string): AnyRule | undefined {
  return byId.get(id);
}

/** Where a rule is written, as an address inside this package; empty for an id that no rule has. */
export function addressOf(id: string): string {
  return partsOf(byId.get(id)?.source ?? '').address;
}

const requestRules = new Map(
  services.flatMap((service) => registry[service].request.rules).map((rule) => [rule.id, rule]),
);

/** The request rule of a row, for example `requestRule('rect', '9e')`. Throws for a row that does not exist. */
export function requestRule(service: Service, row: string): RequestRule {
  const rule = requestRules.get(`${service}.request.${row}`);
  if (rule === undefined) throw new Error(`rules: there is no ${service}.request.${row}`);
  return rule;
}
