import type { AnyClient } from '../client.ts';
import type { BulkOperation } from '../rows/operations.ts';
import type { Closing } from '../run/by-hand.ts';
import type { RowState } from '../state/row-states.ts';

/** A write that an application wants, as it puts it into `dfe_outbox` beside its own data. */
export interface OutboxEntry {
  /** What belongs together for the application. */
  readonly batch: string;
  /** The application's own name of the write, unique in its batch. */
  readonly key: string;
  /** The participant's id, or a school's for `partnerships.create`: rows of one person are sent one after the other. */
  readonly person: string;
  /** Where it stands among the rows of that person; the application gives it. */
  readonly position: number;
  readonly operation: BulkOperation;
  /** What is sent, by attribute. `participant_id` may be left out: it is the person. A void names its `declaration_id`. */
  readonly draft: Readonly<Record<string, string>>;
}

/** A row of the outbox, with what became of it. */
export interface OutboxRow extends OutboxEntry {
  readonly state: RowState;
  /** The record that the service holds; null when there is none. */
  readonly record: string | null;
  readonly statement: string | null;
  readonly landed: 'slid' | 'waiting' | 'unexpected' | null;
  readonly rule: string | null;
  readonly why: string | null;
  /** The London day before which it is not sent. */
  readonly until: string | null;
  readonly sends: number;
}

export interface RowName {
  readonly batch: string;
  readonly key: string;
}

/** A table of writes in a database of yours, which `drain` sends. */
export interface Outbox {
  /**
   * Puts writes in, all or none. One that is there already with the same contents is passed over. To write in a transaction
   * of your own, insert the same six columns yourself; `draft` is a text of JSON.
   * @returns how many are new
   * @throws {BulkError} `usage` when a key of the batch is taken by a write with other contents
   */
  add(entries: Iterable<OutboxEntry>): Promise<number>;
  /** Rows by the order in which they came. */
  rows(where?: { readonly batch?: string; readonly key?: string; readonly state?: RowState }): Promise<OutboxRow[]>;
  /** Says that a row is not to be sent. It frees the rows behind it. */
  dropRow(row: RowName): Promise<void>;
  /** Says what became of a row, where only a person can; a record that is named is looked at. */
  closeRow(client: AnyClient, row: RowName, closing: Closing): Promise<void>;
  /**
   * Removes a batch with everything that was kept of it.
   * @throws {BulkError} `usage` while one of its rows is not over
   */
  erase(batch: string): Promise<number>;
  /** Closes the connection that was opened for it; one that was given stays open. */
  close(): Promise<void>;
}
