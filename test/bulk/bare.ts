import type { BulkClient, Writer } from '../../src/bulk/client.ts';
import type { JournalEvent, PlannedRow } from '../../src/bulk/journal/lines.ts';
import type { BulkOperation } from '../../src/bulk/rows/operations.ts';
import { RunContext } from '../../src/bulk/run/context.ts';
import { Ledger, type Row } from '../../src/bulk/state/ledger.ts';
import { Queues } from '../../src/bulk/state/queues.ts';
import type { Settlement, StoredWrite } from '../../src/errors/index.ts';

/** When the clock of a bare run stands when it begins: noon, in the summer of London. */
export const NOON = Date.parse('2026-06-10T12:00:00.000Z');
export const SETTLE_AFTER_MS = 120_000;

/** A run without a service, a file or a clock that goes by itself. */
export interface BareRun {
  readonly context: RunContext;
  /** What was kept, in its order. */
  readonly events: JournalEvent[];
  /** What was looked at, look by look. */
  readonly looks: (readonly StoredWrite[])[];
  /** What the next looks find, for each row that is looked at. */
  find: (write: StoredWrite) => Partial<Settlement>;
  now: number;
  row(line: number): Row;
}

const none = (): never => {
  throw new Error('Nothing is to be asked for.');
};

export const planned = (line: number, more: Partial<PlannedRow> = {}): PlannedRow => ({
  ...{ type: 'row', line, key: `p${line}`, id: null, draft: {}, state: 'pending', basis: null, expected: null },
  ...more,
});

export function bareRun(
  operation: BulkOperation,
  rows: readonly PlannedRow[],
  { marginMinutes = 5, nextStatement = false }: { marginMinutes?: number | null; nextStatement?: boolean } = {},
): BareRun {
  const events: JournalEvent[] = [];
  const looks: (readonly StoredWrite[])[] = [];
  const settle = (writes: readonly StoredWrite[]): Promise<Settlement[]> => {
    looks.push(writes);
    return Promise.resolve(
      writes.map((write) => ({ result: 'unknown', record: null, lookAgainAt: null, ...run.find(write) })),
    );
  };
  const list = { list: none, get: none };
  const dfe: BulkClient = {
    ...{ service: 'rect', settle, whoAmI: none, schools: list, statements: list, deliveryPartners: list },
    participants: { ...list, withdraw: none, defer: none, resume: none, changeSchedule: none },
    declarations: { ...list, create: none, void: none },
    partnerships: { ...list, create: none },
  };
  const writer: Writer = {
    ...{ dfe, origin: 'https://mock.test', settleAfterMs: SETTLE_AFTER_MS },
    ...{ now: () => run.now, serviceNow: () => run.now, budgetLeft: none, sleep: none, owner: none },
  };
  const options = { marginMinutes, clawBack: false };
  const ledger = new Ledger({ operation, plannedAt: new Date(NOON).toISOString(), options }, rows);
  const append = (...kept: readonly JournalEvent[]): Promise<void> => {
    events.push(...kept);
    return Promise.resolve();
  };
  const lock = { isOurs: () => Promise.resolve(true) };
  const context = new RunContext(
    { writer, ledger, queues: new Queues(ledger), journal: { append }, lock },
    { nextStatement },
  );
  const run: BareRun = { context, events, looks, find: () => ({}), now: NOON, row: (line) => ledger.row(line) };
  return run;
}

/** The moment so many milliseconds after the beginning. */
export const after = (ms: number): Date => new Date(NOON + ms);
