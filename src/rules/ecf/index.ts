export type { EcfActionFacts, EcfScheduleFacts, EcfSubjectFacts, TrainingStatus } from './action-facts.ts';
export { ecfDeferRules, ecfResumeRules, ecfWithdrawRules } from './actions.ts';
export { ecfDeclarationRules } from './declaration.ts';
export type { EcfDeclarationFacts } from './declaration-facts.ts';
export { ecfPartnershipCreateRules, ecfPartnershipUpdateRules } from './partnership.ts';
export type { EcfPartnershipCreateFacts, EcfPartnershipUpdateFacts } from './partnership-facts.ts';
export { ecfScheduleRules } from './schedule.ts';
export { ecfVoidRules } from './void.ts';
export type { EcfDeclarationState, EcfVoidFacts } from './void-facts.ts';
