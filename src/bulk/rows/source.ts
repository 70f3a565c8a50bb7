import type { BulkOperation } from './operations.ts';

/** A row as its source gives it: what is sent, by attribute, and for what is done to a record its id. */
export interface SourceRow {
  /** Where it stands in its source, from 1; in a CSV file the line. Unique. */
  readonly line: number;
  readonly id: string | null;
  readonly draft: Readonly<Record<string, string>>;
}

/** Everything that a source holds. */
export interface SourceRows {
  readonly rows: readonly SourceRow[];
  /** SHA-256 of the source, in hex, by which a changed one is known. */
  readonly sha256: string;
}

/**
 * Where the rows of a bulk write come from: a CSV file (`csvFile`), or rows an application has (`rowsOf`).
 * `read` refuses a source with faults as a whole, and names them all.
 */
export interface RowSource {
  /** What people call it, for messages: the file's own name without its folder. */
  readonly name: string;
  read(operation: BulkOperation): Promise<SourceRows>;
}
