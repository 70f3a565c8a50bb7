import type { BulkOperation } from '../rows/operations.ts';
import type { Ledger, Row } from './ledger.ts';
import { exitOf, frees, rowStates, type ShownState } from './row-states.ts';

/** The rows of one person (or of a school in a cohort), in the order in which they are sent. */
export class Queues {
  readonly #ledger: Ledger;
  readonly #lines: Map<string, number[]>;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#lines = new Map();
    for (const { planned, key } of ledger.rows.values()) this.#add(key, planned.line);
  }

  #add(key: string, line: number): void {
    const lines = this.#lines.get(key);
    if (lines === undefined) this.#lines.set(key, [line]);
    else lines.push(line);
  }

  /** A row whose id was retired joins the queue of the person it belongs to now, where it stands in the plan. */
  rekey(line: number, from: string): void {
    const left = this.#lines.get(from)?.filter((one) => one !== line) ?? [];
    if (left.length === 0) this.#lines.delete(from);
    else this.#lines.set(from, left);
    const { key } = this.#ledger.row(line);
    this.#add(key, line);
    const places = new Map([...this.#ledger.rows.keys()].map((one, place) => [one, place]));
    this.#lines.get(key)?.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  }

  /** Of an outbox: all rows of a person, in their order. */
  put(key: string, lines: readonly number[]): void {
    this.#lines.set(key, [...lines]);
  }

  remove(key: string): void {
    this.#lines.delete(key);
  }

  keys(): IterableIterator<string> {
    return this.#lines.keys();
  }

  lines(key: string): readonly number[] {
    return this.#lines.get(key) ?? [];
  }

  /**
   * The first row of a queue that is not over; null when all are, or one before it has to be looked at by a person. One that
   * missed its cut-off is passed over, unless `missed` says that the next statement will do.
   */
  head(key: string, { missed = false } = {}): Row | null {
    for (const { row, shown } of this.shown(key))
      if (shown !== 'blocked-by' && !rowStates[row.state].isFinal && (missed || row.state !== 'missed')) return row;
    return null;
  }

  /** Each row of a queue as it is shown, with the head that holds it up. */
  *shown(key: string): Generator<{ readonly row: Row; readonly shown: ShownState; readonly by: number | null }> {
    /** The first that did not end well; what makes a new record does not rest on it. */
    let endedBadly: Row | null = null;
    let [blockedBy, waitsFor]: [Row | null, Row | null] = [null, null];
    for (const line of this.lines(key)) {
      const row = this.#ledger.row(line);
      if (rowStates[row.state].isFinal) {
        yield { row, shown: row.state, by: null };
        if (!frees(row.state)) endedBadly ??= row;
        continue;
      }
      if (endedBadly !== null && !isNewRecord(this.#ledger.operationOf(row))) blockedBy ??= endedBadly;
      if (row.state === 'missed' && blockedBy === null) {
        yield { row, shown: row.state, by: null };
        endedBadly ??= row;
        continue;
      }
      if (blockedBy !== null) yield { row, shown: 'blocked-by', by: blockedBy.planned.line };
      else if (waitsFor !== null && row.state === 'pending')
        yield { row, shown: waitsFor.state, by: waitsFor.planned.line };
      else yield { row, shown: row.state, by: null };
      waitsFor ??= row;
    }
  }

  /** All rows as they are shown, in the order of the file. */
  all(): readonly { readonly row: Row; readonly shown: ShownState; readonly by: number | null }[] {
    return [...this.#lines.keys()]
      .flatMap((key) => [...this.shown(key)])
      .sort((a, b) => a.row.planned.line - b.row.planned.line);
  }
}

/** A create does not rest on those before it: what ended otherwise than well does not hold it up. */
const isNewRecord = (operation: BulkOperation): boolean =>
  operation === 'declarations.create' || operation === 'partnerships.create';

/** How a command ends by its rows: the first of 6, 5, 3, 0 that any of them asks for. */
export function exitOfRows(queues: Queues, { dryRun = false } = {}): 0 | 3 | 5 | 6 {
  let code: 0 | 3 | 5 | 6 = 0;
  for (const { row, shown } of queues.all()) {
    const own = dryRun && shown === 'pending' ? 0 : exitOf(shown);
    const landed = row.landed === 'slid' || row.landed === 'unexpected' ? 3 : 0;
    for (const one of [own, landed] as const) if (one > code) code = one;
  }
  return code;
}
