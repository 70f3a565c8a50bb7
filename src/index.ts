export { createClient, type Bundled, type Client } from './resources/create-client.ts';
export type { DeclarationDraft, Declarations } from './resources/declarations.ts';
export type { DeliveryPartners } from './resources/delivery-partners.ts';
export type { Participants } from './resources/participants.ts';
export type { Partnerships } from './resources/partnerships.ts';
export type { Schools } from './resources/schools.ts';
export type { CheckManyOptions, CheckOnlyOptions, CheckSettings, WriteOptions } from './resources/writing/types.ts';
export type { ResolveManyOptions } from './resources/resolve.ts';
export type { Statements } from './resources/statements.ts';
export type { Transfers } from './resources/transfers.ts';
export type { UnfundedMentors } from './resources/unfunded-mentors.ts';
export {
  memoryBudget,
  type BudgetLeft,
  type BudgetSize,
  type LeasedBudget,
  type Priority,
  type RateBudget,
  type Release,
  type TakeOptions,
  type WaitReason,
} from './budget/index.ts';
export type {
  BudgetWaitEvent,
  CallOptions,
  ClientEvent,
  ClientOptions,
  DriftEvent,
  EventListener,
  Failure,
  FailureEvent,
  Fetch,
  FollowedEvent,
  InvalidEvent,
  InvalidField,
  Limits,
  ListOptions,
  NewValueEvent,
  NotComparedEvent,
  ReadOptions,
  RequestEvent,
  ResponseEvent,
  Retries,
  RetryEvent,
  SendingEvent,
  SendOptions,
  SettledEvent,
  Token,
} from './client/index.ts';
export type {
  Contract,
  EcfContract,
  Environment,
  OperationInfo,
  OperationTable,
  RectContract,
  Service,
} from './contract/index.ts';
export {
  AbortedError,
  HttpError,
  isLeadProviderError,
  isMissingRecord,
  NetworkError,
  RateLimitError,
  RuleError,
  TimeoutError,
  ValidationError,
  type ErrorKind,
  type Issue,
  type LeadProviderError,
  type Outcome,
  type RuleRefusal,
  type SettleOptions,
  type Settlement,
  type StoredBefore,
  type StoredRecord,
  type StoredWrite,
} from './errors/index.ts';
export {
  buildIdentityIndex,
  loadIdentityIndex,
  type IdChange,
  type Identified,
  type IdentityIndex,
  type Rekeying,
  type Resolution,
  type SavedIdentity,
  type SavedParticipant,
  type StoredField,
  type StoredIds,
} from './identity/index.ts';
export type { CollectOptions, Page, Paged, PagesOptions } from './paging/index.ts';
export type { BulkResult, BulkRow, Checks, CheckInput, Verdict } from './rules/index.ts';
