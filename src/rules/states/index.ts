export {
  canVoid,
  declarationStateNames,
  declarationStates,
  holdsItsType,
  isBillable,
  isTerminal,
  parseDeclarationState,
  voidOutcome,
  type DeclarationAction,
  type DeclarationState,
} from './declaration-states.ts';
export {
  allowedActions,
  participantStates,
  trainingStates,
  type EnrolmentState,
  type ParticipantAction,
  type ParticipantState,
  type TrainingState,
} from './participant-states.ts';
export { partnershipStates, type PartnershipAction, type PartnershipState } from './partnership-states.ts';
export type { Actor, Beginning, Move, State } from './state.ts';
