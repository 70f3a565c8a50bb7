export { AbortedError } from './aborted-error.ts';
export { hold, type ErrorDetails, type Outcome } from './base.ts';
export { beforeSending } from './before-sending.ts';
export { isLeadProviderError, type ErrorKind, type LeadProviderError } from './guards.ts';
export { HttpError, type HttpErrorDetails } from './http-error.ts';
export type { Issue } from './issue.ts';
export { isMissingRecord } from './missing-record.ts';
export { NetworkError } from './network-error.ts';
export { RateLimitError } from './rate-limit-error.ts';
export { RuleError, type RuleRefusal } from './rule-error.ts';
export {
  settleWith,
  type SettleOptions,
  type Settlement,
  type Settler,
  type StoredBefore,
  type StoredRecord,
  type StoredWrite,
} from './settlement.ts';
export { TimeoutError } from './timeout-error.ts';
export { ValidationError } from './validation-error.ts';
