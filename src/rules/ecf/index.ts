import type { RulesByOperation } from '../shared/request-rule.ts';
import { ruleSet } from '../verdict.ts';
import { ecfDeferRules, ecfResumeRules, ecfWithdrawRules } from './actions.ts';
import { ecfDeclarationRules } from './declaration.ts';
import {
  ecfActionFacts,
  ecfDeclarationFacts,
  ecfPartnershipCreateFacts,
  ecfPartnershipUpdateFacts,
  ecfScheduleFacts,
  ecfVoidFacts,
} from './from-reads/index.ts';
import { ecfPartnershipCreateRules, ecfPartnershipUpdateRules } from './partnership.ts';
import { ecfRequestRules } from './request.ts';
import { ecfScheduleRules } from './schedule.ts';
import { ecfVoidRules } from './void.ts';

export type { EcfActionFacts, EcfScheduleFacts, EcfSubjectFacts, TrainingStatus } from './action-facts.ts';
export type { EcfDeclarationFacts } from './declaration-facts.ts';
export type { EcfPartnershipCreateFacts, EcfPartnershipUpdateFacts } from './partnership-facts.ts';
export type { EcfVoidFacts } from './void.ts';

/** Every rule of `ecf`, by operation. Refusals before any operation is reached are listed under `request`. */
export const ecfRules = {
  declaration: ruleSet(ecfDeclarationRules, ({ draft, given, now, books }) =>
    ecfDeclarationFacts(draft, given, now, books),
  ),
  void: ruleSet(ecfVoidRules, ({ given, now }) => ecfVoidFacts(given, now)),
  defer: ruleSet(ecfDeferRules, ({ id, draft, given }) => ecfActionFacts(id, draft, given)),
  resume: ruleSet(ecfResumeRules, ({ id, draft, given }) => ecfActionFacts(id, draft, given)),
  withdraw: ruleSet(ecfWithdrawRules, ({ id, draft, given }) => ecfActionFacts(id, draft, given)),
  schedule: ruleSet(ecfScheduleRules, ({ id, draft, given, now }) => ecfScheduleFacts(id, draft, given, now)),
  'partnership-create': ruleSet(ecfPartnershipCreateRules, ({ draft, given }) =>
    ecfPartnershipCreateFacts(draft, given),
  ),
  'partnership-update': ruleSet(ecfPartnershipUpdateRules, ({ draft, given }) =>
    ecfPartnershipUpdateFacts(draft, given),
  ),
  request: { rules: ecfRequestRules },
} as const satisfies RulesByOperation;
