import type { Settlement, StoredWrite } from '../../errors/index.ts';
import { isOutOfEffect } from '../../resources/writing/written.ts';
import { isAction } from '../plan/judge-actions.ts';
import type { Row } from '../state/ledger.ts';
import { recordIn, type RunContext } from './context.ts';
import { landed } from './landing.ts';
import { noteDone } from './note-done.ts';
import { draftOf } from './send-new.ts';

/** At most one look at everything that is open in so many milliseconds. */
const EVERY_MS = 10_000;
const MOST_SENDS = 3;

/** Finds out what became of rows whose answer was lost, all of them together. */
export class Looks {
  readonly #context: RunContext;
  /** When a row is looked at next, by this machine's clock; Infinity when looking again cannot help in this run. */
  readonly #next = new Map<number, number>();
  #last = -Infinity;

  constructor(context: RunContext) {
    this.#context = context;
  }

  get #every(): number {
    return Math.min(EVERY_MS, this.#context.writer.settleAfterMs);
  }

  /** Rows that are open, and can be looked at again. */
  open(): readonly Row[] {
    return [...this.#context.ledger.rows.values()].filter(
      (row) => row.state === 'unknown' && (this.#next.get(row.planned.line) ?? 0) < Infinity,
    );
  }

  /** When the next look is due; null when nothing is open. */
  dueAt(): number | null {
    const open = this.open();
    if (open.length === 0) return null;
    const earliest = Math.min(...open.map(({ planned }) => this.#next.get(planned.line) ?? 0));
    return Math.max(earliest, this.#last + this.#every);
  }

  /** Looks at what is due, once. */
  async look(signal: AbortSignal | undefined): Promise<void> {
    const { writer } = this.#context;
    this.#last = writer.now();
    const due = this.open().filter(({ planned }) => (this.#next.get(planned.line) ?? 0) <= this.#last);
    const settlements = await writer.dfe.settle(
      due.map((row) => this.#write(row)),
      signal === undefined ? {} : { signal },
    );
    for (const [index, row] of due.entries()) {
      const settlement = settlements[index];
      if (settlement !== undefined) await this.#note(row, settlement);
    }
  }

  /** When to look again: the plan of the client, but not long after nothing can come any more, nor after a look that failed. */
  #again({ gone }: Row, planned: Date, failed: boolean): number {
    const { writer } = this.#context;
    if (failed) return writer.now();
    const over = Date.parse(gone ?? '') + writer.settleAfterMs;
    return this.#last < over ? Math.min(planned.getTime(), over) : planned.getTime();
  }

  #write(row: Row): StoredWrite {
    const operation = this.#context.operationOf(row);
    const isNew = operation === 'declarations.create' || operation === 'partnerships.create';
    return {
      operation,
      ...(!isNew && row.id !== null && { id: row.id }),
      draft: draftOf(row, operation === 'declarations.create'),
      since: row.since ?? this.#context.at(),
      until: row.gone ?? this.#context.at(),
      ...(row.before !== null && { before: row.before }),
    };
  }

  async #note(row: Row, settlement: Settlement): Promise<void> {
    const { result, record, already, touched, lookAgainAt, cause } = settlement;
    const context = this.#context;
    const { line } = row.planned;
    const seen = recordIn(record);
    if (result === 'unknown') {
      this.#next.set(line, lookAgainAt === null ? Infinity : this.#again(row, lookAgainAt, cause !== undefined));
      return;
    }
    this.#next.delete(line);
    context.breaker.settled(row.key);
    if (result === 'applied') {
      const operation = context.operationOf(row);
      if (isAction(operation)) {
        await noteDone(context, row, already === true ? 'already' : 'done', seen);
        return;
      }
      const isBack = context.operationOf(row) === 'declarations.create' && isOutOfEffect(seen?.attributes['state']);
      await context.noteRow(
        row,
        isBack ? { type: 'undone', record: seen?.id ?? null } : landed(context, row, seen, already === true),
      );
      return;
    }
    if (touched === true) await context.noteRow(row, { type: 'touched', why: 'somebody acted on the record' });
    else if (row.sends >= MOST_SENDS) await context.noteRow(row, { type: 'gave-up', why: `sent ${row.sends} times` });
    else if (context.writer.serviceNow() >= context.deadlineOf(row))
      await context.noteRow(row, { type: 'missed', why: 'nothing of it arrived before its cut-off' });
    else await context.noteRow(row, { type: 'settled' });
  }
}
