import { shortened } from '../../base/shortened.ts';

/** Something about a source that keeps it from being used. */
export interface SourceFault {
  /** Where: the line of the file, or the position of the row, from 1. Null for what is about the whole source. */
  readonly line: number | null;
  /** The header of the column as the source writes it. */
  readonly column: string | null;
  /** What is wrong, and what to do. */
  readonly message: string;
}

/**
 * - `unreadable`: no such file, or it cannot be read
 * - `too-large`: more bytes or rows than are taken
 * - `encoding`: not text in UTF-8
 * - `no-table`: empty, or quotes that do not fit
 * - `headers`: a column is missing, or there twice
 * - `cells`: rows with values that cannot be used
 */
export type SourceErrorCode = 'unreadable' | 'too-large' | 'encoding' | 'no-table' | 'headers' | 'cells';

/** How many faults are told. */
const MOST_TOLD = 100;

/** A source of rows that was refused as a whole. Of its cells it tells only those that are at fault, shortened. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly code: SourceErrorCode;
  /** What people call the source: a file's name without its folder. */
  readonly source: string;
  /** The first hundred. */
  readonly faults: readonly SourceFault[];
  /** How many there are in all. */
  readonly total: number;

  constructor(code: SourceErrorCode, source: string, faults: readonly SourceFault[], total = faults.length) {
    const told = faults.slice(0, MOST_TOLD);
    const more = total > told.length ? [`and ${total - told.length} more`] : [];
    const lines = [...told.map(sentence), ...more];
    super(
      lines.length === 1
        ? `${source}: ${lines.join('')}`
        : `${source} has ${total} faults, and nothing of it was used:\n${lines.map((line) => `  ${line}`).join('\n')}`,
    );
    this.code = code;
    this.source = source;
    this.faults = told;
    this.total = total;
  }
}

/** Gathers the faults of a source's rows, so that they are told together. */
export class Faults {
  readonly #told: SourceFault[] = [];
  #total = 0;

  add(line: number, column: string | null, message: string): void {
    this.#total += 1;
    if (this.#told.length < MOST_TOLD) this.#told.push({ line, column, message });
  }

  /** @throws {SourceError} when there are any */
  throwAny(source: string): void {
    if (this.#total > 0) throw new SourceError('cells', source, this.#told, this.#total);
  }
}

/** A text of the source for a message. */
export const cut = (text: string): string => JSON.stringify(shortened(text, 40));

function sentence({ line, column, message }: SourceFault): string {
  const place = [...(line === null ? [] : [`line ${line}`]), ...(column === null ? [] : [cut(column)])].join(', ');
  return place === '' ? message : `${place}: ${message}`;
}
