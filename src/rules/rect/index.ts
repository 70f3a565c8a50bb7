export { rectDeferRules, rectResumeRules, rectWithdrawRules, type ActionInput } from './actions.ts';
export type { RectActionFacts, RectResumeFacts, RectScheduleFacts, TrainingStatus } from './action-facts.ts';
export { rectDeclarationRules } from './declaration.ts';
export type { RectDeclarationFacts } from './declaration-facts.ts';
export {
  rectPartnershipCreateRules,
  rectPartnershipUpdateRules,
  type PartnershipInput,
  type PartnershipUpdateInput,
  type RectPartnershipCreateFacts,
  type RectPartnershipUpdateFacts,
} from './partnership.ts';
export { rectScheduleRules, type ScheduleInput } from './schedule.ts';
export { rectVoidRules, type RectDeclarationState, type RectVoidFacts } from './void.ts';
