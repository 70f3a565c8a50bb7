export { rectActionFacts, rectResumeFacts, rectScheduleFacts } from './actions.ts';
export { rectBooks, rectDeclarationFacts, type Books } from './declaration.ts';
export { rectPartnershipCreateFacts, rectPartnershipUpdateFacts, rectVoidFacts } from './others.ts';
