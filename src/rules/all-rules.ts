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
