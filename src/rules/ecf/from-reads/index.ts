export { ecfActionFacts } from './actions.ts';
export { ecfDeclarationFacts } from './declaration.ts';
export { ecfPartnershipCreateFacts, ecfPartnershipUpdateFacts, ecfVoidFacts } from './others.ts';
export { ecfScheduleFacts } from './schedule.ts';
