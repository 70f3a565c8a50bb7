/** A copy that cannot be read or written. It tells the database's code and the table, and never a value. */
export class CopyError extends Error {
  override readonly name: string = 'CopyError';
  /** What the database calls it (`SQLITE_FULL`, `23505`); null when it has no name for it. */
  readonly code: string | null;
  readonly table: string | null;

  constructor(message: string, { code = null, table = null }: { code?: string | null; table?: string | null } = {}) {
    super(message);
    this.code = code;
    this.table = table;
  }
}

/**
 * The error of a driver without the values it may hold. The driver's own is not kept as its cause for that reason.
 * `instead` is what to do, where a driver knows better than the code tells.
 */
export function fromDriver(error: unknown, sql: string, instead?: string): unknown {
  if (error instanceof CopyError) return error;
  const code = codeOf(error);
  const table = /\bdfe_[a-z_]+/.exec(sql)?.[0] ?? null;
  const verb = /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? 'a statement';
  const advice =
    instead ?? ADVICE.find(([pattern]) => pattern.test(code ?? ''))?.[1] ?? 'Nothing of this transaction was written.';
  return new CopyError(
    `The database failed at ${verb}${table === null ? '' : ` of ${table}`} (${code ?? 'no code'}). ${advice}`,
    {
      code,
      table,
    },
  );
}

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/FULL|^53100$/, 'There is no room left: free some and run again. Nothing of this transaction was written.'],
  [/BUSY|LOCKED|^55P03$/, 'Another program holds the database. Nothing of this transaction was written: run again.'],
  [/READONLY|CANTOPEN|PERM/, 'The database cannot be written: look at the rights of the file and its folder.'],
  [
    /^42501$/,
    'The user of the connection may not do this: let the owner of the schema GRANT what is missing (USAGE and CREATE on ' +
      "the schema; the tables have to be the user's own, or granted too). Nothing of this transaction was written.",
  ],
  [
    /^25006$/,
    'The database takes no writes: it is a standby, or default_transaction_read_only is on. Nothing was written.',
  ],
  [/^40(?:001|P01)$/, 'Another transaction came in between. Nothing of this transaction was written: run again.'],
  [
    /^42P01$/,
    'The table is not there: this schema holds no copy, or not all of one. Nothing of this transaction was written.',
  ],
  [/^(?:28|3D000)/, 'The database did not let this connection in: look at the user, the password and the database.'],
  [/^53300$/, 'The database has no connection free. Nothing of this transaction was written: run again.'],
  [
    /^(?:08|57P0|25P03|E[A-Z]+$)/,
    'The connection to the database was lost, or none was to be had. Nothing of this transaction was written: run again.',
  ],
  [/^57014$/, 'The statement was cancelled, or took longer than it may. Nothing of this transaction was written.'],
  [/CORRUPT|NOTADB/, 'The file is damaged or is no database: put back the last good one, or start a new copy.'],
];

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string' && error.code !== 'ERR_SQLITE_ERROR') return error.code;
  if ('errcode' in error && typeof error.errcode === 'number')
    return SQLITE_CODES[error.errcode & 0xff] ?? `SQLITE_${error.errcode}`;
  return null;
}

/** `node:sqlite` gives numbers alone. */
const SQLITE_CODES: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  19: 'SQLITE_CONSTRAINT',
  26: 'SQLITE_NOTADB',
};
