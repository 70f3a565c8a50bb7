import { isRecord } from '../../base/guards.ts';
import { CopyError } from '../store/copy-error.ts';
import type { Row, Value } from '../store/steps.ts';
import type { PostgresResult, PostgresStatement } from './pool.ts';

/** Values as the server sent them. An application may have told `pg` to make something else of them, for all its pools. */
export const asSent: PostgresStatement['types'] = { getTypeParser: () => (value) => value };

const BOOLEAN = 16;
/** int8, int2, int4, oid, float4, float8, numeric: sums and averages come as the last. */
const NUMBERS: ReadonlySet<number> = new Set([20, 21, 23, 26, 700, 701, 1700]);

/** The rows of an answer, with the values that SQLite would give: numbers, texts and null. */
export function rowsOf({ fields, rows }: PostgresResult): readonly Row[] {
  return rows
    .filter(isRecord)
    .map((row) =>
      Object.fromEntries(fields.map(({ name, dataTypeID }) => [name, valueOf(row[name], dataTypeID, name)])),
    );
}

function valueOf(value: unknown, type: number, name: string): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') {
    if (type === BOOLEAN) return value === 't' ? 1 : 0;
    return NUMBERS.has(type) ? Number(value) : value;
  }
  // of a client that does not leave values as they were sent
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  throw new CopyError(`The database gave something in "${name}" that is neither a number nor a text.`);
}
