import type { BulkOperation } from '../../../src/bulk/rows/operations.ts';
import type { SourceRow } from '../../../src/bulk/rows/source.ts';

export interface ChildOptions {
  /** The child's number, which it sends with each request. */
  readonly sender: number;
  readonly url: string;
  readonly token: string;
  readonly journal: string;
  readonly settleAfterMs: number;
  readonly operation: BulkOperation;
  readonly how: 'bulk' | 'by hand';
  readonly rows: readonly SourceRow[];
}

export const OPTIONS = 'BULK_CRASH_CHILD';
export const SENDER = 'x-sender';

export interface OutboxChildOptions {
  readonly sender: number;
  readonly url: string;
  readonly token: string;
  /** The SQLite file. */
  readonly outbox: string;
  readonly settleAfterMs: number;
  readonly leaseMs: number;
}
