export { connect } from './connect.ts';
export type {
  BudgetWaitEvent,
  ClientEvent,
  DriftEvent,
  EventListener,
  FailureEvent,
  FollowedEvent,
  InvalidEvent,
  InvalidField,
  NewValueEvent,
  NotComparedEvent,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  SendingEvent,
  SettledEvent,
} from './events.ts';
export { checkId, toWireQuery } from './list-query.ts';
export {
  SEND_OPTIONS,
  sendOptions,
  type CallOptions,
  type ClientOptions,
  type Fetch,
  type Limits,
  type ListOptions,
  type ReadOptions,
  type Retries,
  type SendOptions,
  type Token,
} from './options.ts';
export { checkNames, refuse, toInstant } from './input.ts';
export type { Failure } from './retries.ts';
export {
  within,
  type Answer,
  type Connection,
  type Leaving,
  type OperationCall,
  type ProviderName,
  type Query,
} from './types.ts';
