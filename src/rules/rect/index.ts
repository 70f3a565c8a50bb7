import type { RulesByOperation } from '../shared/request-rule.ts';
import { ruleSet } from '../verdict.ts';
import { rectDeferRules, rectResumeRules, rectWithdrawRules } from './actions.ts';
import { rectDeclarationRules } from './declaration.ts';
import {
  rectActionFacts,
  rectDeclarationFacts,
  rectPartnershipCreateFacts,
  rectPartnershipUpdateFacts,
  rectResumeFacts,
  rectScheduleFacts,
  rectVoidFacts,
} from './from-reads/index.ts';
import { rectPartnershipCreateRules, rectPartnershipUpdateRules } from './partnership.ts';
import { rectRequestRules } from './request.ts';
import { rectScheduleRules } from './schedule.ts';
import { rectVoidRules } from './void.ts';

export type { RectActionFacts, RectResumeFacts, RectScheduleFacts, TrainingStatus } from './action-facts.ts';
export type { RectDeclarationFacts } from './declaration-facts.ts';
export type { RectPartnershipCreateFacts, RectPartnershipUpdateFacts } from './partnership.ts';
export type { RectDeclarationState, RectVoidFacts } from './void.ts';

/** Every rule of `rect`, by operation. Refusals before any operation is reached are listed under `request`. */
export const rectRules = {
  declaration: ruleSet(rectDeclarationRules, ({ draft, given, now, books }) =>
    rectDeclarationFacts(draft, given, now, books),
  ),
  void: ruleSet(rectVoidRules, ({ given, now }) => rectVoidFacts(given, now)),
  defer: ruleSet(rectDeferRules, ({ id, draft, given }) => rectActionFacts(id, draft, given)),
  resume: ruleSet(rectResumeRules, ({ id, draft, given }) => rectResumeFacts(id, draft, given)),
  withdraw: ruleSet(rectWithdrawRules, ({ id, draft, given }) => rectActionFacts(id, draft, given)),
  schedule: ruleSet(rectScheduleRules, ({ id, draft, given, now }) => rectScheduleFacts(id, draft, given, now)),
  'partnership-create': ruleSet(rectPartnershipCreateRules, ({ draft, given, now }) =>
    rectPartnershipCreateFacts(draft, given, now),
  ),
  'partnership-update': ruleSet(rectPartnershipUpdateRules, ({ draft, given }) =>
    rectPartnershipUpdateFacts(draft, given),
  ),
  request: { rules: rectRequestRules },
} as const satisfies RulesByOperation;
