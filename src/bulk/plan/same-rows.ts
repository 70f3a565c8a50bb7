import { plain } from '../../rules/reads.ts';
import type { BulkOperation } from '../rows/operations.ts';
import type { SourceRow } from '../rows/source.ts';

/** What a file says twice. */
export interface Repeats {
  /** Rows that equal one before them, with its line. */
  readonly duplicates: ReadonlyMap<number, number>;
  /** Rows that claim one slot with different contents, with the line of another one. */
  readonly conflicts: ReadonlyMap<number, number>;
}

/**
 * Finds equal rows and rows that contradict each other. `idOf` gives the id that counts for a row: of a retired one the
 * current one. What is done to participants is never the same twice: deferring, resuming and deferring again is three acts.
 */
export function repeatsIn(
  operation: BulkOperation,
  rows: readonly SourceRow[],
  idOf: (row: SourceRow) => string,
): Repeats {
  const [duplicates, conflicts] = [new Map<number, number>(), new Map<number, number>()];
  if (operation.startsWith('participants.')) return { duplicates, conflicts };
  const slots = new Map<string, Map<string, SourceRow>>();
  for (const row of rows) {
    const slot = slotOf(operation, row, idOf);
    const contents = contentOf(row, idOf(row));
    const held = slots.get(slot) ?? new Map<string, SourceRow>();
    slots.set(slot, held);
    const same = held.get(contents);
    if (same !== undefined) {
      duplicates.set(row.line, same.line);
      continue;
    }
    held.set(contents, row);
  }
  for (const held of slots.values()) {
    if (held.size < 2) continue;
    const [first, second] = [...held.values()];
    for (const row of held.values()) conflicts.set(row.line, (row === first ? second : first)?.line ?? row.line);
  }
  return { duplicates, conflicts };
}

/** What of a row is only there once. */
function slotOf(operation: BulkOperation, row: SourceRow, idOf: (row: SourceRow) => string): string {
  const { draft } = row;
  switch (operation) {
    case 'declarations.create':
      return [idOf(row), draft['course_identifier'], draft['declaration_type']].join(' ');
    case 'partnerships.create':
      return [plain(draft['school_id'] ?? ''), draft['cohort']].join(' ');
    default:
      return idOf(row);
  }
}

/** Everything that is sent. Two dates are the same when they are the same moment. */
function contentOf({ draft }: SourceRow, id: string): string {
  const { declaration_date: date } = draft;
  const at = date === undefined ? null : Date.parse(date);
  const others = Object.entries(draft).filter(([name]) => name !== 'participant_id' && name !== 'declaration_date');
  return JSON.stringify([id, at, ...others.sort(([a], [b]) => (a < b ? -1 : 1))]).toLowerCase();
}
