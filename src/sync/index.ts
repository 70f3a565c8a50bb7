/** `lead-provider-sdk/sync`: keeps a local copy of what a lead provider is served. */
export { createSync, type Sync } from './create-sync.ts';
export type { Change, Progress, ResourceReport, SyncOptions, SyncReport } from './types.ts';
export type { Copy, CopyOptions } from './copy/copy.ts';
export type { AnyClient } from './client.ts';
export type { Item, Resource } from './resources.ts';
export type { Patch } from './records/difference.ts';
export { FeedGapError } from './copy/feed-gap-error.ts';
export { CopyBusyError, SyncError } from './sync-error.ts';
export { CopyError } from './store/copy-error.ts';
export { LeaseLostError } from './store/lease.ts';
export type { Reconciliation, StatementReport } from './reports/index.ts';
export { blindSpots, type BlindSpot } from './blind-spots.ts';
export { views, type View } from './views/index.ts';
