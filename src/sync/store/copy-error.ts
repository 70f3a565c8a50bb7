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

/** The error of a driver without the values it may hold. The driver's own is not kept as its cause for that reason. */
export function fromDriver(error: unknown, sql: string): unknown {
  if (error instanceof CopyError) return error;
  const code = codeOf(error);
  const table = /\bdfe_[a-z_]+/.exec(sql)?.[0] ?? null;
  const verb = /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? 'a statement';
  const advice =
    ADVICE.find(([pattern]) => pattern.test(code ?? ''))?.[1] ?? 'Nothing of this transaction was written.';
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
  [/READONLY|CANTOPEN|PERM|^42501$/, 'The database cannot be written: look at the rights of the file and its folder.'],
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
