import {
  isRowEvent,
  type Basis,
  type Header,
  type JournalEvent,
  type PlannedRow,
  type RowEvent,
} from '../journal/lines.ts';
import type { BulkOperation } from '../rows/operations.ts';
import { isRowState, rowStates, type RowState } from './row-states.ts';

/** A row as it stands now: what was planned, and what has happened to it since. */
export interface Row {
  readonly planned: PlannedRow;
  readonly state: RowState;
  /** The id that counts for it now: of the record it is about, or of the participant that it declares for. */
  readonly id: string | null;
  readonly key: string;
  readonly rule: string | null;
  readonly why: string | null;
  readonly record: string | null;
  readonly statement: string | null;
  readonly landed: 'slid' | 'waiting' | 'unexpected' | null;
  readonly until: string | null;
  readonly basis: Basis | null;
  /**
   * How often it was sent, as far as is known: one that was said to be about to be sent counts, one that the service called
   * too early does not.
   */
  readonly sends: number;
  /** Whether of one of its sends it was not known what became of it, so that what is there now may be its doing. */
  readonly wasOpen: boolean;
  /** The open sends of it: since when, and after which moment whoever sent it was surely gone. */
  readonly since: string | null;
  readonly gone: string | null;
  readonly before: Basis | null;
}

/** What holds for all rows. `operation` is null where each row has its own. */
export interface LedgerHeader extends Pick<Header, 'plannedAt' | 'options'> {
  readonly operation: BulkOperation | null;
}

/** All rows of a journal, and what was decided for it as a whole. */
export class Ledger {
  readonly header: LedgerHeader;
  readonly rows: ReadonlyMap<number, Row>;
  /** The rule by which it stopped; null while it did not, or somebody said to go on. */
  stoppedBy: string | null = null;
  /** The journal that took its place. */
  supersededBy: string | null = null;
  /** When all its rows that were not sent were last judged, by the service's clock. */
  judgedAt: string;
  readonly #rows: Map<number, Row>;

  constructor(header: LedgerHeader, rows: readonly PlannedRow[]) {
    this.header = header;
    this.judgedAt = header.plannedAt;
    this.#rows = new Map(rows.map((planned) => [planned.line, asPlanned(planned)]));
    this.rows = this.#rows;
  }

  row(line: number): Row {
    const row = this.#rows.get(line);
    if (row === undefined) throw new RangeError(`This journal has no row of line ${line}.`);
    return row;
  }

  operationOf({ planned }: Row): BulkOperation {
    const operation = planned.operation ?? this.header.operation;
    if (operation === null) throw new RangeError(`Row ${planned.line} has no operation.`);
    return operation;
  }

  /** Of an outbox, whose rows come and go: puts one in, as it stands by now. */
  put(row: Row): void {
    this.#rows.set(row.planned.line, row);
  }

  remove(line: number): void {
    this.#rows.delete(line);
  }

  apply(event: JournalEvent): void {
    if (isRowEvent(event)) {
      this.#rows.set(event.line, afterEvent(this.row(event.line), event));
      return;
    }
    switch (event.type) {
      case 'stopped':
        this.stoppedBy = event.rule ?? '?';
        break;
      case 'continued':
        this.stoppedBy = null;
        break;
      case 'superseded':
        this.supersededBy = event.by ?? '?';
        break;
      case 'replanned':
        this.judgedAt = event.asOf ?? event.at;
        break;
      case 'repaired':
        // an event that was lost may have been that it is about to be sent
        for (const [line, row] of this.#rows)
          if (!rowStates[row.state].isFinal && row.state !== 'unsure')
            this.#rows.set(line, {
              ...row,
              ...{ state: 'unknown', wasOpen: true },
              since: row.since ?? this.header.plannedAt,
              gone: event.at,
            });
        break;
    }
  }
}

export function asPlanned(planned: PlannedRow): Row {
  const { state, id, key, draft, rule = null, why = null, record = null, statement = null, until = null } = planned;
  return {
    ...{ planned, state, key, rule, why, record, statement, until },
    id: id ?? draft['participant_id'] ?? null,
    landed: null,
    basis: planned.basis,
    ...{ sends: 0, wasOpen: false },
    ...{ since: null, gone: null, before: null },
  };
}

/** A row after what happened to it. */
export function afterEvent(row: Row, event: RowEvent): Row {
  const { type, at } = event;
  switch (type) {
    case 'sending':
      return {
        ...row,
        state: 'sending',
        sends: row.sends + 1,
        since: row.since ?? at,
        gone: null,
        before: row.since === null ? (event.before ?? null) : row.before,
      };
    case 'unsent':
      // nothing left: it does not count, and nothing of it can come
      return { ...row, state: 'pending', sends: row.sends - 1, ...CLOSED };
    case 'settling':
      return { ...row, state: 'unknown', wasOpen: true, gone: row.gone ?? event.until ?? at };
    case 'settled':
      // the service holds nothing of it, and nothing can come any more
      return { ...row, state: 'pending', ...CLOSED };
    case 'rekeyed':
      return { ...row, id: event.id ?? row.id, key: event.id ?? row.key };
    case 'replanned':
      return { ...row, basis: event.before ?? row.basis, planned: { ...row.planned, ...plannedIn(event) } };
    default:
      if (!isRowState(type)) return row;
      return {
        ...row,
        state: type,
        rule: event.rule ?? null,
        why: event.why ?? null,
        record: event.record ?? row.record,
        statement: event.statement === undefined ? row.statement : event.statement,
        landed: event.landed ?? null,
        until: event.until ?? null,
        // a send that came too early is none of the three that a row has
        sends: type === 'held' && row.state === 'sending' ? row.sends - 1 : row.sends,
        ...(type === 'unknown' ? { wasOpen: true, gone: at } : CLOSED),
      };
  }
}

/** What a row is planned as from now on. */
function plannedIn({ expected, unchecked, anew }: RowEvent): Partial<PlannedRow> {
  return {
    ...(expected !== undefined && { expected }),
    ...(unchecked !== undefined && { unchecked }),
    ...(anew !== undefined && { anew }),
  };
}

const CLOSED = { since: null, gone: null, before: null };
