import { isRecord } from '../../base/guards.ts';
import { plain } from '../../rules/reads.ts';
import { rowsOf } from '../csv/rows.ts';
import { SourceError } from '../csv/source-error.ts';
import type { BulkOperation } from '../rows/operations.ts';
import type { SourceRow } from '../rows/source.ts';

/** A row as it is sent, or what is wrong with what the application wrote. */
export async function readEntry(
  id: number,
  operation: BulkOperation,
  person: string,
  text: string,
): Promise<SourceRow | { readonly wrong: string }> {
  let draft: unknown;
  try {
    draft = JSON.parse(text);
  } catch {
    return { wrong: 'its draft is no JSON' };
  }
  if (!isRecord(draft)) return { wrong: 'its draft is no object with attributes' };
  const name = ofPerson(operation);
  const given = name === null ? undefined : draft[name];
  if (given !== undefined && (typeof given !== 'string' || plain(given) !== plain(person)))
    return { wrong: `its draft names another ${name ?? 'person'} than the row` };
  try {
    const { rows } = await rowsOf([name === null ? draft : { ...draft, [name]: person }]).read(operation);
    const [row] = rows;
    return row === undefined ? { wrong: 'its draft holds nothing' } : { ...row, line: id };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { wrong: error.faults.map(({ column, message }) => `${column ?? 'the draft'} ${message}`).join('; ') };
  }
}

/** The attribute that says whose row it is; a declaration that is voided does not name its participant. */
function ofPerson(operation: BulkOperation): string | null {
  if (operation === 'declarations.void') return null;
  return operation === 'partnerships.create' ? 'school_id' : 'participant_id';
}
