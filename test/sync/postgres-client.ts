import type { PostgresPool, PostgresResult, PostgresStatement } from '../../src/sync/postgres/pool.ts';

/** What a client of `pg` went through, without a server. */
export interface PlayedPool {
  readonly pool: PostgresPool;
  /** The texts of what was asked, and `release`, `release true` when it was thrown away. */
  readonly asked: string[];
  readonly statements: PostgresStatement[];
  /** How many listen to errors of the client now. */
  readonly listening: () => number;
  /** Ends the connection between two statements, as a server that goes down does. */
  readonly lose: (error: Error) => void;
}

/** As `pg` fails: with the code that the server gives, or Node. */
export const coded = (code: string, message = 'somebody@person.example'): Error =>
  Object.assign(new Error(message), { code });

/** `answers` says what comes back: rows of texts, or an error to be thrown. */
export function playedPool(
  answers: (text: string) => Partial<PostgresResult> | Error | undefined = () => undefined,
  { emits = true, connects = true }: { emits?: boolean; connects?: boolean | Error } = {},
): PlayedPool {
  const [asked, statements]: [string[], PostgresStatement[]] = [[], []];
  const listeners = new Set<(error: Error) => void>();
  const pool: PostgresPool = {
    connect() {
      if (connects instanceof Error) return Promise.reject(connects);
      return Promise.resolve({
        query(statement) {
          asked.push(statement.text);
          statements.push(statement);
          const answer = answers(statement.text) ?? {};
          return answer instanceof Error
            ? Promise.reject(answer)
            : Promise.resolve({ fields: [], rows: [], command: statement.text.split(' ', 1)[0] ?? '', ...answer });
        },
        release: (error) => void asked.push(error === undefined ? 'release' : `release ${String(error)}`),
        ...(emits && {
          on: (_: 'error', listener: (error: Error) => void) => listeners.add(listener),
          removeListener: (_: 'error', listener: (error: Error) => void) => listeners.delete(listener),
        }),
      });
    },
  };
  return {
    ...{ pool, asked, statements },
    listening: () => listeners.size,
    lose: (error) => [...listeners].forEach((listener) => listener(error)),
  };
}

export const failure = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);
