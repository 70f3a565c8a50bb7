/** `lead-provider-sdk/sync/sqlite`: a copy in a SQLite file. */
export { openCopy } from './open-copy.ts';
export type { SqliteDatabase, SqliteStatement } from './connection.ts';
export type { Copy, CopyOptions } from '../copy/copy.ts';
export { CopyError } from '../store/copy-error.ts';
export { FeedGapError } from '../copy/feed-gap-error.ts';
