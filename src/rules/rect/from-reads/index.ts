export { rectActionFacts, rectResumeFacts, rectScheduleFacts } from './actions.ts';
export { rectDeclarationFacts } from './declaration.ts';
export { rectPartnershipCreateFacts, rectPartnershipUpdateFacts, rectVoidFacts } from './others.ts';
