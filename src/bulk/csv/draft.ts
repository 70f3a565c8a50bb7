import { shapeOf, type BulkOperation } from '../rows/operations.ts';
import type { SourceRow } from '../rows/source.ts';
import { readCell, readRole } from './cells.ts';
import { isDayFirst, type DateStyle } from './dates.ts';
import type { Column } from './headers.ts';
import { Faults } from './source-error.ts';

/** The texts of a row, by column; null for one whose fault is told already. */
export interface TextRow {
  readonly line: number;
  readonly texts: readonly (string | null)[];
}

/**
 * Rows as they are sent.
 * @param faults those that were found already; what is wrong with cells is added to them
 * @throws {SourceError} with all faults, when there are any
 */
export function draftsOf(
  operation: BulkOperation,
  columns: readonly Column[],
  rows: readonly TextRow[],
  { source, faults = new Faults() }: { readonly source: string; readonly faults?: Faults },
): readonly SourceRow[] {
  const style = styleOf(columns, rows);
  const { id } = shapeOf[operation];
  const drafts = rows.map(({ line, texts }): SourceRow => {
    const draft: [string, string][] = [];
    let itsId: string | null = null;
    for (const [i, { name, header, isRequired, isRole }] of columns.entries()) {
      const text = texts[i];
      if (text === null) continue;
      if (text === undefined || text === '') {
        if (isRequired) faults.add(line, header, 'is empty, and cannot be');
        continue;
      }
      const read = isRole ? readRole(text) : readCell(operation, name, text, style);
      if ('wrong' in read) faults.add(line, header, read.wrong);
      else if (name === id) itsId = read.value;
      else draft.push([name, read.value]);
    }
    return { line, id: itsId, draft: Object.fromEntries(draft) };
  });
  faults.throwAny(source);
  return drafts;
}

function styleOf(columns: readonly Column[], rows: readonly TextRow[]): DateStyle {
  const at = columns.findIndex(({ name }) => name === 'declaration_date');
  let dayFirst: boolean | undefined;
  return { hasDayFirst: () => (dayFirst ??= rows.some(({ texts }) => isDayFirst(texts[at] ?? ''))) };
}
