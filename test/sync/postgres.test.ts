import type { Pool, PoolConfig } from 'pg';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { postgresConnection, type PostgresPool } from '../../src/sync/postgres/connection.ts';
import { translated } from '../../src/sync/postgres/sql.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';
import { LeaseLostError, renew, take } from '../../src/sync/store/lease.ts';
import { makeSchema, set, setting } from '../../src/sync/store/schema.ts';
import { first, insert, listOf, query, write, type CopyConnection } from '../../src/sync/store/steps.ts';
import { anyPostgres, NO_POSTGRES } from '../support/postgres.ts';

const postgres = await anyPostgres();
afterAll(() => postgres?.stop());

interface Place {
  readonly copy: CopyConnection;
  readonly pool: Pool;
  readonly schema: string;
}

async function fresh(options: PoolConfig = {}): Promise<Place> {
  if (postgres === null) throw new Error(NO_POSTGRES);
  const [pool, schema] = [postgres.pool(options), await postgres.schema()];
  const copy = postgresConnection(pool, { schema });
  onTestFinished(() => copy.close());
  await copy.write(() => makeSchema('postgres', undefined));
  return { copy, pool, schema };
}

/** A pool that tells what was asked of its clients and how they were given back. */
function watched(pool: Pool): { pool: PostgresPool; asked: object[]; released: unknown[]; listeners: number[] } {
  const seen = { asked: [] as object[], released: [] as unknown[], listeners: [] as number[] };
  return {
    ...seen,
    pool: {
      async connect() {
        const client = await pool.connect();
        const before = client.listenerCount('error');
        return {
          query: (statement) => {
            seen.asked.push(statement);
            return client.query(statement);
          },
          release(error) {
            seen.released.push(error);
            client.release(error);
          },
          on: (event, listener) => client.on(event, listener),
          removeListener(event, listener) {
            client.removeListener(event, listener);
            // the pool's own is there again
            seen.listeners.push(client.listenerCount('error') - before);
          },
        };
      },
    },
  };
}

const pid = () => query('SELECT pg_backend_pid() AS pid');
const failure = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

async function killer(): Promise<(pid: unknown) => Promise<void>> {
  if (postgres === null) throw new Error(NO_POSTGRES);
  const pool = postgres.pool({ max: 1 });
  return async (victim) => {
    await pool.query('SELECT pg_terminate_backend($1::int, 2000)', [victim]);
  };
}

describe.skipIf(postgres === null)(`PostgreSQL${postgres === null ? ` (${NO_POSTGRES})` : ''}`, () => {
  test('a reader sees one moment, and writes nothing', async () => {
    const { copy } = await fresh();
    await copy.write(() => set('a', 'before'));
    const written: Promise<void>[] = [];
    const seen = await copy.read(function* () {
      const was = yield* setting('a');
      written.push(copy.write(() => set('a', 'after')));
      yield* query('SELECT 1 AS one FROM pg_sleep(0.3)');
      return [was, yield* setting('a')];
    });
    await Promise.all(written);
    expect(seen).toEqual(['before', 'before']);
    expect(await copy.read(() => setting('a'))).toBe('after');
    expect(await failure(copy.read(() => set('a', 'b')))).toMatchObject({ code: '25006' });
  });

  test('a fence waits for who is writing, and sees what was committed meanwhile', async () => {
    const { copy: a, pool, schema } = await fresh();
    const b = postgresConnection(pool, { schema });
    const holder = (word: string) => ({ host: 'h', process: '1', started: 's', word });
    const old = await a.write(() => take(holder('A'), 0, 'now'));
    if (old === null) throw new Error('no lease');
    const overtaken: Promise<unknown>[] = [];
    const taken = await b.write(function* () {
      const lease = yield* take(holder('B'), 1, 'now');
      // A comes in between, and has to wait for this transaction
      overtaken.push(
        failure(
          a.write(function* () {
            yield* renew(old);
            yield* set('written by', 'A');
          }),
        ),
      );
      yield* query('SELECT 1 AS one FROM pg_sleep(0.3)');
      return lease;
    });
    expect(taken).toMatchObject({ number: 2, word: 'B' });
    expect(await Promise.all(overtaken)).toEqual([expect.any(LeaseLostError)]);
    expect(await a.read(() => setting('written by'))).toBeNull();
    // two that look at the same number: one of them takes it
    const both = await Promise.all([a.write(() => take(holder('C'), 2, '')), b.write(() => take(holder('D'), 2, ''))]);
    expect(both.filter((lease) => lease !== null)).toHaveLength(1);
  });

  test('an error that steps kept to themselves is not taken for a success', async () => {
    const { copy } = await fresh();
    const work = copy.write(function* () {
      yield* set('left', 'behind');
      try {
        yield* query('SELECT nothing FROM dfe_schema');
      } catch {
        return 'done';
      }
      return 'never';
    });
    expect(await failure(work)).toMatchObject({ name: 'CopyError', code: '42703' });
    expect(await copy.read(() => setting('left'))).toBeNull();
  });

  test('a schema that is not there is told with the statement that makes it', async () => {
    const { pool } = await fresh();
    const copy = postgresConnection(pool, { schema: 'not "there"' });
    const error = await failure(copy.write(() => makeSchema('postgres', undefined)));
    expect(error).toMatchObject({ name: 'CopyError', code: '3F000' });
    expect(String(error)).toContain('CREATE SCHEMA "not ""there""";');
    expect(await failure(copy.read(() => setting('format')))).toMatchObject({ code: '42P01' });
  });

  test('two that make the tables at once leave them whole; who loses makes them again', async () => {
    if (postgres === null) return;
    const [pool, schema] = [postgres.pool(), await postgres.schema()];
    const make = () => postgresConnection(pool, { schema }).write(() => makeSchema('postgres', undefined));
    const results = await Promise.allSettled([make(), make(), make()]);
    expect(results.map(({ status }) => status)).toContain('fulfilled');
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(CopyError);
    expect(await make()).toBe('all');
  });

  test('keeps no statement, setting or listener, and gives every client back', async () => {
    const { pool, schema } = await fresh({ max: 1 });
    const seen = watched(pool);
    const copy = postgresConnection(seen.pool, { schema });
    await copy.write(() => set('a', 'b'));
    await copy.read(() => setting('a'));
    await failure(copy.write(() => write('DELETE FROM dfe_none')));
    await failure(copy.read(() => renew({ number: 9, word: '' })));
    expect(seen.released).toEqual([undefined, undefined, undefined, undefined]);
    expect(seen.listeners).toEqual([1, 1, 1, 1]);
    expect(seen.asked.every((statement) => !('name' in statement))).toBe(true);
    expect((await pool.query('SELECT name FROM pg_prepared_statements')).rows).toEqual([]);
    const [said] = (await pool.query('SHOW transaction_isolation')).rows as unknown[];
    expect(said).toEqual({ transaction_isolation: 'read committed' });
    await copy.close();
    expect(pool.ended).toBe(false);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  test.each(['between two statements', 'in a statement'])('a connection that is killed %s', async (when) => {
    const { pool, schema } = await fresh();
    const kill = await killer();
    const seen = watched(pool);
    const copy = postgresConnection(seen.pool, { schema });
    let dead: Promise<void> = Promise.resolve();
    const error = await failure(
      copy.write(function* () {
        yield* set('left', 'behind');
        const [row] = yield* pid();
        dead = kill(row?.['pid']);
        if (when === 'in a statement') yield* query('SELECT 1 AS one FROM pg_sleep(10)');
        // this long the steps do nothing, and the news comes in
        else for (let i = 0; i < 200; i += 1) yield* query('SELECT 1 AS one FROM pg_sleep(0.01)');
      }),
    );
    await dead;
    expect(error).toMatchObject({ name: 'CopyError', code: '57P01' });
    expect(String(error)).toContain('connection');
    expect(seen.released).toEqual([true]);
    expect(await copy.read(() => setting('left'))).toBeNull();
  });

  test('a client that dies while nothing is asked of it does not end the process', async () => {
    const { pool, schema } = await fresh();
    const kill = await killer();
    // a client whose second statement waits until it is dead
    const slow: PostgresPool = {
      async connect() {
        const client = await pool.connect();
        let asked = 0;
        return {
          async query(statement) {
            asked += 1;
            if (asked === 3) {
              const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
              const gone = new Promise((resolve) => client.once('end', resolve));
              await kill(rows[0]?.pid);
              await gone;
            }
            return client.query(statement);
          },
          release: (error) => client.release(error),
          on: (event, listener) => client.on(event, listener),
          removeListener: (event, listener) => client.removeListener(event, listener),
        };
      },
    };
    const copy = postgresConnection(slow, { schema });
    const error = await failure(
      copy.write(function* () {
        yield* set('left', 'behind');
        yield* set('left', 'again');
      }),
    );
    expect(error).toMatchObject({ name: 'CopyError', code: '57P01' });
  });

  test('a commit whose answer is lost is not called a failure', async () => {
    const { pool, schema } = await fresh();
    const lossy: PostgresPool = {
      async connect() {
        const client = await pool.connect();
        return {
          async query(statement) {
            const result = await client.query(statement);
            if (statement.text === 'COMMIT') throw new Error('Connection terminated unexpectedly');
            return result;
          },
          release: (error) => client.release(error),
        };
      },
    };
    const copy = postgresConnection(lossy, { schema });
    expect(String(await failure(copy.write(() => set('a', 'b'))))).toContain('whether it was written is not known');
  });

  test('what cannot be reached is told as that, without a name or a password', async () => {
    const { pool } = await fresh();
    const { Pool: PgPool } = await import('pg');
    const nowhere = new PgPool({ connectionString: 'postgres://hidden-user:hidden-word@127.0.0.1:1/x' });
    onTestFinished(() => nowhere.end());
    const error = await failure(postgresConnection(nowhere, { schema: 's' }).read(() => setting('a')));
    expect(error).toMatchObject({ name: 'CopyError', code: 'ECONNREFUSED' });
    expect(String(error)).toContain('connection to the database');
    expect(String(error)).not.toContain('hidden');
    const ended = postgres?.pool() ?? pool;
    await ended.end();
    const told = await failure(postgresConnection(ended, { schema: 's' }).read(() => setting('a')));
    expect(told).toMatchObject({ name: 'CopyError', code: null });
    expect(String(told)).toContain('connection to the database');
  });

  test('two that wait for each other: one is told to run again', async () => {
    const { copy } = await fresh();
    await copy.write(() => insert({ table: 'dfe_today', columns: ['one'] }, [[1], [2]]));
    const locks = (one: number, two: number) =>
      copy.write(function* () {
        yield* first('SELECT one FROM dfe_today WHERE one = ? {lock}', one);
        yield* query('SELECT 1 AS one FROM pg_sleep(0.3)');
        yield* first('SELECT one FROM dfe_today WHERE one = ? {lock}', two);
        return 'both';
      });
    const results = await Promise.all([failure(locks(1, 2)), failure(locks(2, 1))]);
    expect(results).toContain('both');
    const error = results.find((result) => result !== 'both');
    expect(error).toMatchObject({ code: '40P01' });
    expect(String(error)).toContain('run again');
  });

  test('numbers are numbers, whatever the application told pg to make of them', async () => {
    const odd = { getTypeParser: () => () => BigInt(1) };
    const { copy } = await fresh({ types: odd });
    await copy.write(() => set('a', '12'));
    expect(await copy.read(() => setting('a'))).toBe('12');
    expect(await copy.read(() => query('SELECT number FROM dfe_lease'))).toEqual([{ number: 0 }]);
  });

  test('signs that PostgreSQL has not are replaced, in values and in lists', async () => {
    const { copy } = await fresh();
    const ids = ['a\u0000b', 'c\ud800', '\\u0000', '🦉'];
    const rows = [...ids, 'a\ufffdb'].map((id) => [id, 'at'] as const);
    await copy.write(() => insert({ table: 'dfe_erased', columns: ['id', 'at'], key: ['id'], replace: ['at'] }, rows));
    const found = await copy.read(() => query('SELECT id FROM dfe_erased WHERE id IN {list} ORDER BY id', listOf(ids)));
    expect(found.map((row) => row['id'])).toEqual(['\\u0000', 'a\ufffdb', 'c\ufffd', '🦉']);
  });
});

test.each(['', 'a\u0000b', 'x'.repeat(64), 'é'.repeat(32)])('%j is no name of a schema', (schema) => {
  const pool: PostgresPool = { connect: () => Promise.reject(new Error('not asked')) };
  expect(() => postgresConnection(pool, { schema })).toThrow(CopyError);
});

test('our words in PostgreSQL’s', () => {
  const text = (sql: string): string => translated(sql, '"s"').text;
  expect(text("SELECT '{now} ? dfe_x' FROM dfe_x x, other.dfe_y WHERE a = ? AND dfe_x.b = ?")).toBe(
    `SELECT '{now} ? dfe_x' FROM "s".dfe_x x, other.dfe_y WHERE a = $1 AND "s".dfe_x.b = $2`,
  );
  expect(text('CREATE UNIQUE INDEX IF NOT EXISTS ix_dfe_a_b ON dfe_a (b)')).toBe(
    'CREATE UNIQUE INDEX IF NOT EXISTS ix_dfe_a_b ON "s".dfe_a (b)',
  );
  expect(text('DROP INDEX ix_dfe_a_b')).toBe('DROP INDEX "s".ix_dfe_a_b');
  expect(text('SELECT 1 AS my_dfe_x, "dfe_x", $dfe_x')).toBe('SELECT 1 AS my_dfe_x, "dfe_x", $dfe_x');
  expect(translated('a = ? AND b IN {list} AND c = ? AND d IN {list}', '"s"').lists).toEqual(new Set([1, 3]));
});
