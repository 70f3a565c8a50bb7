import { plain } from '../../rules/reads.ts';
import { BulkError } from '../bulk-error.ts';
import type { Item, Writer } from '../client.ts';
import type { Journal } from '../journal/journal.ts';
import { isRowEvent, type JournalEvent, type RowEvent } from '../journal/lines.ts';
import type { Lock } from '../journal/lock.ts';
import { sendBy } from '../plan/decision.ts';
import type { BulkOperation } from '../rows/operations.ts';
import type { Ledger, Row } from '../state/ledger.ts';
import type { Queues } from '../state/queues.ts';
import { Breaker } from './breaker.ts';

/** How long a row that was granted its request waits for others to come back. */
const WAIT_MS = 8000;

/** What all parts of one run share. */
export class RunContext {
  readonly writer: Writer;
  readonly ledger: Ledger;
  readonly queues: Queues;
  readonly breaker = new Breaker();
  /** Sends what missed its cut-off all the same, for the next statement. */
  readonly nextStatement: boolean;
  /** The first signal: nothing new is sent. */
  readonly stop: AbortSignal | undefined;
  /** The second: what is under way is given up. */
  readonly abort: AbortSignal | undefined;
  /** What ends a request of a row before its time. */
  readonly signalOf: (row: Row) => AbortSignal | undefined;
  /** The cut-off day of each statement. */
  cutOffs: ReadonlyMap<string, string> = new Map();
  /** The row that each new record is done by, by its line. */
  readonly ownerOf = new Map<string, number>();
  provider: string | null = null;
  /** Why the run cannot go on; null while it can. */
  failure: BulkError | null = null;
  sends = 0;
  /** Requests in a row that never left, because nobody was reached. */
  unreached = 0;
  readonly #journal: Pick<Journal, 'append'>;
  readonly #lock: Pick<Lock, 'isOurs'>;
  #wake: (() => void)[] = [];

  constructor(
    parts: {
      writer: Writer;
      ledger: Ledger;
      queues: Queues;
      journal: Pick<Journal, 'append'>;
      lock: Pick<Lock, 'isOurs'>;
      signalOf?: (row: Row) => AbortSignal | undefined;
    },
    options: { nextStatement?: boolean; signal?: AbortSignal | undefined; abort?: AbortSignal | undefined },
  ) {
    this.writer = parts.writer;
    this.ledger = parts.ledger;
    this.queues = parts.queues;
    this.#journal = parts.journal;
    this.#lock = parts.lock;
    for (const { state, record, planned } of this.ledger.rows.values())
      if (state === 'done' && record !== null) this.ownerOf.set(plain(record), planned.line);
    this.nextStatement = options.nextStatement ?? false;
    this.stop = options.signal;
    this.abort = options.abort;
    this.signalOf = parts.signalOf ?? (() => this.abort);
  }

  operationOf(row: Row): BulkOperation {
    return this.ledger.operationOf(row);
  }

  get isStopping(): boolean {
    return this.failure !== null || this.stop?.aborted === true || this.abort?.aborted === true;
  }

  fail(error: unknown): void {
    this.failure ??=
      error instanceof BulkError ? error : new BulkError('stopped', 'The run could not go on.', { cause: error });
    this.wake();
  }

  /** The service has answered to what was sent for a row, one way or the other. */
  answered({ key }: Row): void {
    this.unreached = 0;
    this.breaker.answered(key, 'known');
  }

  at(): string {
    return new Date(this.writer.now()).toISOString();
  }

  /** Keeps events, and lets them count. Ends when they outlive a power cut. */
  async note(...events: readonly JournalEvent[]): Promise<void> {
    await this.#journal.append(...events);
    for (const event of events) {
      // of an outbox: kept, and its person given up meanwhile
      if (!isRowEvent(event) || this.ledger.rows.has(event.line)) this.ledger.apply(event);
    }
    this.wake();
  }

  noteRow(row: Row, event: Omit<RowEvent, 'line' | 'at'>): Promise<void> {
    return this.note({ ...event, line: row.planned.line, at: this.at() });
  }

  /** When a row has to be sent at the latest, by the service's clock. */
  deadlineOf({ planned: { expected } }: Row): number {
    if (expected === null || this.nextStatement) return Infinity;
    const { marginMinutes } = this.ledger.header.options;
    return marginMinutes === null ? Infinity : sendBy(expected.cutOff, marginMinutes);
  }

  /**
   * Asked right before each send, after the budget has granted it: whether it may leave. What is asked for is kept first, so
   * that whoever goes on after a crash knows of it.
   */
  async leave(row: Row, before: RowEvent['before']): Promise<void> {
    await this.#place(row);
    if (!(await this.#lock.isOurs())) {
      this.fail(new BulkError('busy', 'Somebody else has taken over this journal. This run sends nothing more.'));
      throw new NotNow('stopping');
    }
    await this.noteRow(row, { type: 'sending', ...(row.id !== null && { id: row.id }), before: before ?? null });
    this.sends += 1;
  }

  /** Waits until a send may be added to those under way. What was read for it must not get old meanwhile. */
  async #place(row: Row): Promise<void> {
    const began = this.writer.now();
    for (;;) {
      if (this.isStopping) throw new NotNow('stopping');
      if (this.writer.serviceNow() >= this.deadlineOf(row)) throw new NotNow('deadline');
      const place = this.writer.now() - began > WAIT_MS ? 'no' : this.breaker.place(row.key);
      if (place === 'no') throw new NotNow('breaker');
      if (place === 'yes') return;
      await this.changed();
    }
  }

  /** Ends when something has changed that others may wait for. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve));
  }

  wake(): void {
    const waiting = this.#wake;
    this.#wake = [];
    for (const resolve of waiting) resolve();
  }
}

/**
 * A send that was held back at the last moment: the run stops, its deadline is there, too many others are open, or its
 * person was lost to another host.
 */
export class NotNow extends Error {
  readonly why: 'stopping' | 'deadline' | 'breaker' | 'lost';
  /** Of what was lost: whose rows. */
  readonly person: string | null;

  constructor(why: NotNow['why'], person: string | null = null) {
    super(`Not sent: ${why}.`);
    this.why = why;
    this.person = person;
  }
}

/** A record in an answer of the client. */
export function recordIn(answer: unknown): Item | null {
  return isItem(answer) ? answer : null;
}

function isItem(value: unknown): value is Item {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'attributes' in value
  );
}
