/**
 * What is needed of `pg`, told by its shape: the package is the user's, and nothing of it is loaded here. A client that is
 * made after its example will do as well.
 */

/** What a pool has to be able to do: `pg`'s can. */
export interface PostgresPool {
  connect(): Promise<PostgresClient>;
}

export interface PostgresClient {
  query(statement: PostgresStatement): Promise<PostgresResult>;
  /** Gives the client back to its pool; with an error or `true` it is thrown away. */
  release(error?: boolean | Error): void;
  on?(event: 'error', listener: (error: Error) => void): unknown;
  removeListener?(event: 'error', listener: (error: Error) => void): unknown;
}

/** Without a name, so nothing stays in the session: behind pgBouncer the next statement may come to another one. */
export interface PostgresStatement {
  readonly text: string;
  readonly values?: (string | number | null)[];
  readonly types: { getTypeParser(): (value: string) => unknown };
}

export interface PostgresResult {
  /** What was done. A `COMMIT` of a transaction that had failed answers `ROLLBACK`, and is no error. */
  readonly command?: string | null;
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  readonly rows: readonly unknown[];
}
