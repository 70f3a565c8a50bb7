import { onTestFinished } from 'vitest';
import type { OutboxEntry } from '../../../src/bulk/index.ts';
import type { RowEvent } from '../../../src/bulk/journal/lines.ts';
import { OutboxStore, type Kept } from '../../../src/bulk/outbox/store.ts';
import { Table } from '../../../src/bulk/outbox/table.ts';
import { afterEvent, asPlanned } from '../../../src/bulk/state/ledger.ts';
import { sqliteConnection } from '../../../src/sync/sqlite/connection.ts';
import { openFile } from '../../../src/sync/sqlite/drivers.ts';
import { query, write, type CopyConnection, type Row, type Value } from '../../../src/sync/store/steps.ts';
import { planned } from '../bare.ts';

/** An outbox in memory, with nothing in it, and a connection that sees what is kept. */
export interface OutboxStand {
  readonly connection: CopyConnection;
  readonly store: OutboxStore;
  readonly outbox: Table;
  /** Rows of a query. */
  readonly ask: (sql: string, ...values: readonly Value[]) => Promise<readonly Row[]>;
  /** Changes what is kept, as another host would. */
  readonly tell: (sql: string, ...values: readonly Value[]) => Promise<void>;
}

export async function outboxStand(): Promise<OutboxStand> {
  const connection = sqliteConnection(await openFile(':memory:'), true);
  onTestFinished(() => connection.close());
  const store = new OutboxStore(connection);
  await store.prepare();
  return {
    ...{ connection, store, outbox: new Table(store) },
    ask: (sql, ...values) => connection.read(() => query(sql, ...values)),
    tell: (sql, ...values) => connection.write(() => write(sql, ...values)),
  };
}

export const PERSON = '6edf78fe-7fdd-49bf-a9df-801feb88fe50';
export const OTHER = '0f074260-c450-4d5a-8ec9-167add39bfd9';

/** A declaration, as an application puts it in. */
export const entry = (key: string, more: Partial<OutboxEntry> = {}): OutboxEntry => ({
  ...{ batch: 'b', key, person: PERSON, position: 1, operation: 'declarations.create' },
  draft: { declaration_type: 'started', declaration_date: '2025-10-15', course_identifier: 'ecf-induction' },
  ...more,
});

export const AT = '2026-06-10T12:00:00.000Z';

/** What is kept of a row to which something happened, as a host keeps it. */
export function kept(line: number, event: Partial<RowEvent> & Pick<RowEvent, 'type'>, key = PERSON): Kept {
  const whole = { line, at: AT, ...event };
  return { event: whole, row: afterEvent(asPlanned(planned(line, { key, operation: 'declarations.create' })), whole) };
}

/** A moment that is surely to come, and one that is over, in milliseconds since 1970. */
export const LATER = Date.parse('2100-01-01T00:00:00Z');
export const BEFORE = Date.parse('2001-01-01T00:00:00Z');
