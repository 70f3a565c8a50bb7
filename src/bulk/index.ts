/** `lead-provider-sdk/bulk`: many writes, none lost and none doubled, by a plan and a journal. */
export { plan, type PlanOptions, type Planned } from './plan/plan.ts';
export { run, type BulkProgress, type RunOptions } from './run/run.ts';
export type { BulkResult, RowResult } from './run/result.ts';
export { BulkError, type BulkReason } from './bulk-error.ts';
export { csvFile, rowsOf, SourceError, type SourceFault } from './csv/index.ts';
export { importRun } from './import-run.ts';
export { dropRow, closeRow, eraseJournal, type Closing } from './run/by-hand.ts';
export { bulkOperations, type BulkOperation } from './rows/operations.ts';
export type { RowSource, SourceRow, SourceRows } from './rows/source.ts';
export { rowStates, type RowState, type ShownState } from './state/row-states.ts';
export type { Cost } from './plan/cost.ts';
export type { Decision } from './plan/decision.ts';
export { outboxJournal, type OutboxOptions } from './outbox/outbox-journal.ts';
export { drain, type DrainOptions, type DrainResult } from './outbox/drain.ts';
export type { Outbox, OutboxEntry, OutboxRow, RowName } from './outbox/types.ts';
