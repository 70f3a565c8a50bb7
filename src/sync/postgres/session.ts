import { CopyError, fromDriver } from '../store/copy-error.ts';
import type { PostgresClient, PostgresPool, PostgresResult } from './pool.ts';
import { asSent } from './rows.ts';

/** A client of the pool, held for one transaction. */
export interface Session {
  /** `about` is what an error tells of: the statement without the name of the schema. */
  query(text: string, values: (string | number | null)[], about: string): Promise<PostgresResult>;
  commit(): Promise<void>;
  rollBack(): Promise<void>;
  release(): void;
}

const NO_CODE =
  'The connection to the database was lost, or none was to be had. Nothing of this transaction was written: run again.';

const UNSURE =
  'The connection was lost while the transaction was being committed, so whether it was written is not known. Run again: ' +
  'what was written is read and found, nothing is written twice.';

export async function hold(pool: PostgresPool, schema: string): Promise<Session> {
  let client: PostgresClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw fromDriver(error, 'CONNECT', isAnswer(error) ? undefined : NO_CODE);
  }
  /** Why the connection ended, when it ended between two statements: only this tells the reason. */
  let lost: Error | null = null;
  let isHeld = true;
  // a pool listens to clients that are idle; nobody listens to one that is held, and then its end ends the process
  const onError = (error: Error): void => {
    lost ??= error;
  };
  client.on?.('error', onError);

  async function query(text: string, values: (string | number | null)[]): Promise<PostgresResult> {
    try {
      return await client.query({ text, values, types: asSent });
    } catch (error) {
      throw lost ?? error;
    }
  }

  function release(error?: boolean): void {
    if (!isHeld) return;
    isHeld = false;
    client.release(error);
    client.removeListener?.('error', onError);
  }

  return {
    async query(text, values, about) {
      try {
        return await query(text, values);
      } catch (error) {
        throw fromDriver(error, about, adviceFor(error, schema));
      }
    },
    async commit() {
      let command: string | null | undefined;
      try {
        ({ command } = await query('COMMIT', []));
      } catch (error) {
        throw fromDriver(error, 'COMMIT', isAnswer(error) ? undefined : UNSURE);
      }
      if (command === 'ROLLBACK')
        throw new CopyError('The database rolled the transaction back. Nothing of this transaction was written.');
    },
    async rollBack() {
      try {
        await query('ROLLBACK', []);
        release();
      } catch {
        // what failed first is what counts; a client in a state that nobody knows is not used again
        release(true);
      }
    },
    release,
  };
}

function adviceFor(error: unknown, schema: string): string | undefined {
  const code = codeOf(error);
  // made by nobody but who owns the database: the user of a copy often may not, and a slip of the pen would make a schema
  if (code === '3F000')
    return `There is no schema ${schema} in this database. Make it first: CREATE SCHEMA ${schema}; Nothing was written.`;
  return code === null ? NO_CODE : undefined;
}

/** Whether the server said no and is still there; else the connection is gone, or the server ends it with these words. */
function isAnswer(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  // five signs with a digit among them, which EPIPE has not
  return /^(?=.*\d)[0-9A-Z]{5}$/.test(code) && !/^(?:08|57P0|25P03)/.test(code);
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
