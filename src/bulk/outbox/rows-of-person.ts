import { int, text, textOrNull, type Row as Stored } from '../../sync/store/steps.ts';
import { BulkError } from '../bulk-error.ts';
import { event as eventSchema, isRowEvent, row as rowSchema, type PlannedRow } from '../journal/lines.ts';
import { isBulkOperation } from '../rows/operations.ts';
import { afterEvent, asPlanned, type Row } from '../state/ledger.ts';
import { isRowState } from '../state/row-states.ts';
import { isOver, landedIn } from './store.ts';

/** All rows of one person, as they stand. */
export interface RowsOfPerson {
  readonly rows: readonly Row[];
  /** The drafts of rows that are to be judged when their turn comes, as they were written, by row. */
  readonly drafts: ReadonlyMap<number, string>;
  /** The last that came in. */
  readonly newest: number;
  /** A row that came in before one that is over already: only a person knows whether it is still meant. */
  readonly late: { readonly row: number; readonly after: number } | null;
}

export function rowsOfPerson(person: string, stored: readonly Stored[], storedEvents: readonly Stored[]): RowsOfPerson {
  const events = new Map<number, Stored[]>();
  for (const one of storedEvents) {
    const id = int(one, 'row_id');
    const known = events.get(id);
    if (known === undefined) events.set(id, [one]);
    else known.push(one);
  }
  const drafts = new Map<number, string>();
  const rows = stored.map((one): Row => {
    const id = int(one, 'id');
    if (isToPlan(one)) drafts.set(id, text(one, 'draft'));
    let row = asPlanned(plannedOf(person, one));
    if (isOver(one)) return { ...row, landed: landedIn(one), sends: int(one, 'sends') };
    for (const kept of events.get(id) ?? []) {
      const read = eventSchema.safeParse(JSON.parse(text(kept, 'event')));
      if (!read.success || !isRowEvent(read.data)) throw broken(id);
      row = afterEvent(row, read.data);
    }
    return row;
  });
  return { rows, drafts, newest: Math.max(0, ...rows.map(({ planned }) => planned.line)), late: lateIn(stored) };
}

/** The plan that is kept, or for a row that has none yet what its columns say. */
function plannedOf(person: string, stored: Stored): PlannedRow {
  const id = int(stored, 'id');
  const kept = textOrNull(stored, 'plan');
  if (kept !== null) {
    const read = rowSchema.safeParse(JSON.parse(kept));
    if (!read.success) throw broken(id);
    const { data } = read;
    return isOver(stored) ? { ...data, ...endOf(stored), key: person } : { ...data, key: person };
  }
  const operation = text(stored, 'operation');
  if (!isBulkOperation(operation)) throw broken(id);
  const common = {
    type: 'row',
    line: id,
    operation,
    key: person,
    id: null,
    draft: {},
    basis: null,
    expected: null,
  } as const;
  return isOver(stored) ? { ...common, ...endOf(stored) } : { ...common, state: 'pending' };
}

function endOf(stored: Stored): Pick<PlannedRow, 'state' | 'rule' | 'why' | 'record' | 'statement'> {
  const state = text(stored, 'state');
  if (!isRowState(state)) throw broken(int(stored, 'id'));
  const [why, record] = [textOrNull(stored, 'why'), textOrNull(stored, 'record')];
  return {
    state,
    rule: textOrNull(stored, 'rule'),
    statement: textOrNull(stored, 'statement'),
    ...(why !== null && { why }),
    ...(record !== null && { record }),
  };
}

/** Whether a row is judged when its turn comes: one that has no plan yet, and one that had to wait. */
function isToPlan(stored: Stored): boolean {
  const state = text(stored, 'state');
  if (int(stored, 'sends') > 0) return false;
  return textOrNull(stored, 'plan') === null || state === 'held' || state === 'unsure' || state === 'missed';
}

function lateIn(stored: readonly Stored[]): RowsOfPerson['late'] {
  const at = stored.findIndex((one) => !isOver(one) && int(one, 'sends') === 0 && textOrNull(one, 'plan') === null);
  const [fresh, over] = [stored[at], stored.slice(at + 1).find(isOver)];
  return at < 0 || fresh === undefined || over === undefined ? null : { row: int(fresh, 'id'), after: int(over, 'id') };
}

const broken = (id: number): BulkError =>
  new BulkError(
    'journal',
    `Row ${id} of the outbox cannot be read: somebody changed what is kept of it. Nothing was sent.`,
  );
