import { unguarded } from '../../base/csv.ts';
import { nearestName } from '../../base/nearest-name.ts';
import { shapeOf, type BulkOperation } from '../rows/operations.ts';
import { cut, SourceError, type SourceFault } from './source-error.ts';

/** Other names of columns, for what is called by its attribute's name in any case. Case, blanks, `_` and `-` do not count. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  participant_id: ['participant', 'person id'],
  declaration_id: ['id'],
  declaration_type: ['type', 'milestone', 'declaration'],
  declaration_date: ['date'],
  course_identifier: ['course', 'course id', 'role'],
  evidence_held: ['evidence', 'evidence type'],
  school_id: ['school'],
  delivery_partner_id: ['delivery partner', 'partner'],
  cohort: ['year', 'cohort year'],
  schedule_identifier: ['schedule'],
};

/** Something a row holds: an attribute, or the id of the record that is written about. */
export interface Field {
  readonly name: string;
  readonly isRequired: boolean;
}

/** A column that is read. */
export interface Column extends Field {
  readonly at: number;
  readonly header: string;
  /** It holds a role, which stands for a course. */
  readonly isRole: boolean;
}

/** What the rows of an operation hold, its record's id first. */
export function fieldsOf(operation: BulkOperation): readonly Field[] {
  const { id, attributes } = shapeOf[operation];
  const sent = Object.entries(attributes).map(([name, isRequired]) => ({ name, isRequired }));
  return id === null ? sent : [{ name: id, isRequired: true }, ...sent];
}

const acceptedFor = (name: string): readonly string[] => [name, ...(aliases[name] ?? [])];

const keyOf = (header: string): string =>
  unguarded(header.trim())
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '');

/** How many of these headers an operation knows. */
export function countKnown(operation: BulkOperation, headers: readonly string[]): number {
  const known = new Set(fieldsOf(operation).flatMap(({ name }) => acceptedFor(name).map(keyOf)));
  return headers.filter((header) => known.has(keyOf(header))).length;
}

/**
 * Which column holds what. Columns that no attribute has are passed over.
 * @throws {SourceError} when a field has two columns, or a required one has none
 */
export function columnsOf(
  operation: BulkOperation,
  headers: readonly string[],
  { source, line }: { readonly source: string; readonly line: number },
): readonly Column[] {
  const columns: Column[] = [];
  const twice: string[] = [];
  const missing: string[] = [];
  for (const field of fieldsOf(operation)) {
    const keys = acceptedFor(field.name).map(keyOf);
    const found = [...headers.entries()].filter(([, header]) => keys.includes(keyOf(header)));
    if (found.length > 1) {
      const named = found.map(([at, header]) => `${cut(header)} (column ${at + 1})`).join(' and ');
      twice.push(`${named} both mean ${field.name}: leave one, or rename what is something else`);
    }
    const [first] = found;
    if (first !== undefined)
      columns.push({ ...field, at: first[0], header: first[1], isRole: keyOf(first[1]) === 'role' });
    else if (field.isRequired) missing.push(field.name);
  }
  const spare = headers.filter((_, at) => !columns.some((column) => column.at === at));
  const near = missing.map((name) => spare.find((header) => nearestName(header.trim(), acceptedFor(name)) !== null));
  const lacking = missing.map((name, i) => lack(name, near[i]));
  // a first line in which nothing is like a header may be a row, and rows name people
  const areHeaders = columns.length > 0 || near.some((header) => header !== undefined);
  const messages = [...twice, ...lacking, ...(missing.length > 0 ? [has(headers, areHeaders)] : [])];
  if (messages.length > 0)
    throw new SourceError(
      'headers',
      source,
      messages.map((message): SourceFault => ({ line, column: null, message })),
    );
  return columns;
}

function lack(name: string, near: string | undefined): string {
  const accepted = acceptedFor(name).map(cut).join(', ');
  const meant = near === undefined ? '' : ` Is it ${cut(near)}?`;
  return `no column is ${name}.${meant} Name it one of ${accepted}`;
}

const MOST_SHOWN = 40;

function has(headers: readonly string[], areHeaders: boolean): string {
  if (!areHeaders)
    return `none of the ${headers.length} names in this line is known: the first line has to name the columns`;
  const shown = headers.slice(0, MOST_SHOWN).map((header) => cut(header.trim()));
  const more = headers.length > MOST_SHOWN ? ` and ${headers.length - MOST_SHOWN} more` : '';
  return `the columns that are there: ${shown.join(', ')}${more}`;
}
