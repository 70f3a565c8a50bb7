/** `lead-provider-sdk/sync/postgres`: a copy in a schema of PostgreSQL. */
export { openCopy, type PostgresCopyOptions } from './open-copy.ts';
export type { PostgresClient, PostgresPool, PostgresResult, PostgresStatement } from './pool.ts';
export type { Copy, CopyOptions } from '../copy/copy.ts';
export { CopyError } from '../store/copy-error.ts';
export { FeedGapError } from '../copy/feed-gap-error.ts';
