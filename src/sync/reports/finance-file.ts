import { CsvError, readCsv } from '../../base/csv.ts';
import { CopyError } from '../store/copy-error.ts';

/** A line of a finance file, as far as it can be compared. What the file does not have is undefined. */
export interface FinanceLine {
  readonly line: number;
  readonly id: string;
  readonly state?: string;
  readonly type?: string;
  readonly participantId?: string;
}

export interface FinanceFile {
  readonly lines: readonly FinanceLine[];
  /** Lines that name no declaration, such as totals. */
  readonly withoutId: readonly number[];
}

/** Names of columns without case, blanks, hyphens and underscores; the first that is there counts. */
const names = {
  id: ['declarationid', 'id'],
  state: ['state', 'declarationstate', 'status', 'declarationstatus'],
  type: ['type', 'declarationtype'],
  participantId: ['participantid', 'participant'],
} as const;

/**
 * Reads DfE's finance file. No format of it is published, so columns are found by their names.
 * @throws {CopyError} when it is no table, or has no column that names declarations
 */
export function readFinanceFile(content: string): FinanceFile {
  refuseBinary(content);
  const [header, ...rows] = rowsOf(content);
  if (header === undefined) throw new CopyError('The finance file is empty.');
  const titles = header.cells.map((title) => title.toLowerCase().replaceAll(/[\s_-]/g, ''));
  const find = (wanted: readonly string[]): number => {
    const name = wanted.find((each) => titles.includes(each));
    if (name === undefined) return -1;
    const at = titles.indexOf(name);
    if (titles.includes(name, at + 1))
      throw new CopyError(`The finance file has two columns "${header.cells[at]}", so it is not clear which counts.`);
    return at;
  };
  const [id, state, type, participant] = [
    ...[find(names.id), find(names.state), find(names.type), find(names.participantId)],
  ];
  if (id === undefined || id === -1)
    throw new CopyError(
      `The finance file has no column with the ids of declarations: its first line should name one declaration_id or id. ` +
        `It has ${header.cells.map((title) => JSON.stringify(title.slice(0, 40))).join(', ')}.`,
    );
  const lines: FinanceLine[] = [];
  const withoutId: number[] = [];
  for (const { line, cells } of rows) {
    const cell = (at: number | undefined): string | undefined => {
      const value = at === undefined || at === -1 ? '' : (cells[at] ?? '').trim();
      return value === '' ? undefined : value;
    };
    const declaration = cell(id)?.toLowerCase();
    if (declaration === undefined) {
      withoutId.push(line);
      continue;
    }
    const [itsState, itsType, person] = [cell(state), cell(type), cell(participant)];
    lines.push({
      line,
      id: declaration,
      ...(itsState !== undefined && { state: asServed(itsState) }),
      ...(itsType !== undefined && { type: asServed(itsType) }),
      ...(person !== undefined && { participantId: person.toLowerCase() }),
    });
  }
  return { lines, withoutId };
}

/** `Awaiting clawback`, `awaiting_clawback`: as the API writes it. */
const asServed = (value: string): string => value.toLowerCase().replaceAll(/[\s_]+/g, '-');

function rowsOf(content: string): ReturnType<typeof readCsv> {
  try {
    return readCsv(content);
  } catch (error) {
    if (error instanceof CsvError) throw new CopyError(`The finance file cannot be read. ${error.message}`);
    throw error;
  }
}

function refuseBinary(content: string): void {
  if (/^PK[\u0003\u0005]/.test(content) || content.startsWith('\u00d0\u00cf'))
    throw new CopyError('The finance file is a workbook. Save its sheet as CSV (UTF-8) first.');
  if (content.includes('\u0000') || content.includes('\ufffd'))
    throw new CopyError('The finance file is no text in UTF-8. Save it as CSV (UTF-8) first.');
}
