import {
  ecfDeclarationRules,
  ecfDeferRules,
  ecfPartnershipCreateRules,
  ecfPartnershipUpdateRules,
  ecfResumeRules,
  ecfScheduleRules,
  ecfVoidRules,
  ecfWithdrawRules,
} from './ecf/index.ts';
import {
  rectDeclarationRules,
  rectDeferRules,
  rectPartnershipCreateRules,
  rectPartnershipUpdateRules,
  rectResumeRules,
  rectScheduleRules,
  rectVoidRules,
  rectWithdrawRules,
} from './rect/index.ts';
import { ecfRequestRules, rectRequestRules, type RequestRule } from './request/index.ts';
import type { RuleText } from './rule.ts';
import { partsOf } from './source.ts';

/** Any rule as text: what it refuses, how and where that is written. */
export type AnyRule = RuleText | RequestRule;

/** Every rule of both services, each operation's in the order in which the service looks. */
export const allRules: readonly AnyRule[] = [
  ...rectDeclarationRules,
  ...rectVoidRules,
  ...rectDeferRules,
  ...rectResumeRules,
  ...rectWithdrawRules,
  ...rectScheduleRules,
  ...rectPartnershipCreateRules,
  ...rectPartnershipUpdateRules,
  ...rectRequestRules,
  ...ecfDeclarationRules,
  ...ecfVoidRules,
  ...ecfDeferRules,
  ...ecfResumeRules,
  ...ecfWithdrawRules,
  ...ecfScheduleRules,
  ...ecfPartnershipCreateRules,
  ...ecfPartnershipUpdateRules,
  ...ecfRequestRules,
];

const byId = new Map(allRules.map((rule) => [rule.id, rule]));

/** The rule with an id; undefined when there is none. */
export const ruleById = (id: string): AnyRule | undefined => byId.get(id);

/** Where the rule with an id is written, as an address inside this package; empty for a rule there is not. */
export const addressOf = (id: string): string => partsOf(ruleById(id)?.source ?? '').address;
