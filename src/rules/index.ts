/** `lead-provider-sdk/rules`: the state model, the schedules and every business rule, without a client. */
export { allRules } from './registry.ts';
export type { AnyRule } from './shared/request-rule.ts';
export { checkDeclarations, type BulkInput, type BulkResult, type BulkRow } from './bulk.ts';
export {
  checkChangeSchedule,
  checkDeclaration,
  checkDefer,
  checkPartnershipCreate,
  checkPartnershipUpdate,
  checkResume,
  checkVoid,
  checkWithdraw,
} from './checks.ts';
export type { CheckOptions } from './checks.ts';
export type { CohortFacts } from './books.ts';
export type { DeclarationInput } from './shared/inputs.ts';
export { evidenceTypes } from './terms.ts';
export { parseDraft, type DraftParse, type ParsedDraft } from './parse-draft.ts';
export { explain, type Action, type Explanation, type ExplainOptions, type RefusedRequest } from './explain/index.ts';
export type { CheckInput } from './reads.ts';
export type {
  ReadDeclaration,
  ReadDeliveryPartner,
  ReadEnrolment,
  ReadParticipant,
  ReadPartnership,
  ReadSchool,
  ReadStatement,
} from './reads.ts';
export { deferralReasons, withdrawalReasons } from './terms.ts';
export type { DescribedValues } from './verdict.ts';
export type { Doubt, Provenance, RuleOperation, RuleText } from './rule.ts';
export {
  scheduleBook,
  scheduleIdentifiers,
  type MilestoneWindow,
  type ScheduleBook,
  type ScheduleDates,
} from './schedules.ts';
export {
  allowedActions,
  canVoid,
  declarationStates,
  holdsItsType,
  isBillable,
  isTerminal,
  parseDeclarationState,
  participantStates,
  partnershipStates,
  trainingStates,
  voidOutcome,
  type Actor,
  type DeclarationState,
  type Move,
  type ParticipantAction,
  type ParticipantState,
  type PartnershipState,
  type State,
  type TrainingState,
} from './states.ts';
export { declarationTypes, type DeclarationType, type Role } from './terms.ts';
export type { Checks, Refusal, Unchecked, Verdict } from './verdict.ts';
