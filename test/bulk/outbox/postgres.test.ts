import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolConfig } from 'pg';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { outboxJournal, type DrainOptions, type Outbox } from '../../../src/bulk/index.ts';
import { drainOn } from '../../../src/bulk/outbox/drain.ts';
import type { PostgresPool, PostgresStatement } from '../../../src/sync/postgres/pool.ts';
import { anyPostgres, NO_POSTGRES } from '../../support/postgres.ts';
import { Books, carryOut, slotIn } from '../books.ts';
import { lossy } from '../kinds-world.ts';
import { bulkWorld, type Between, type BulkWorld } from '../world.ts';
import { entriesOf, judgeOutbox } from './judge.ts';

const postgres = await anyPostgres();
afterAll(() => postgres?.stop());

interface Place {
  readonly pool: Pool;
  readonly schema: string;
  /** The name of a table of it, as it stands in a statement. */
  readonly table: (name: string) => string;
}

async function place(options: PoolConfig = {}): Promise<Place> {
  if (postgres === null) throw new Error(NO_POSTGRES);
  const [pool, schema] = [postgres.pool(options), await postgres.schema()];
  return { pool, schema, table: (name) => `"${schema.replaceAll('"', '""')}".${name}` };
}

async function opened(pool: PostgresPool, schema: string): Promise<Outbox> {
  const outbox = await outboxJournal(pool, { schema });
  onTestFinished(() => outbox.close());
  return outbox;
}

/** Has the service keep books of its own, behind whatever comes between. */
function kept(world: BulkWorld, between: Between = (_request, answer) => answer()): Books {
  const books = new Books();
  world.put((request, answer) =>
    between(request, async () =>
      request.method === 'GET' ? answer() : carryOut(books.begin(await slotIn(request)), request, answer),
    ),
  );
  return books;
}

/** Drains until nothing is left, also of what others have left with a lease. */
async function drainAll(world: BulkWorld, outbox: Outbox, options: DrainOptions = {}): Promise<void> {
  while ((await drainOn(world.dfe, outbox, options, { leaseMs: 2000 })).exitCode >= 5) await sleep(50);
}

/** A pool of which something sees each statement, right before it is done, and may refuse or ask on the same client. */
function watched(
  pool: Pool,
  see: (statement: PostgresStatement, ask: (sql: string) => Promise<unknown>) => Promise<void>,
  connecting: () => void = () => undefined,
): PostgresPool {
  return {
    async connect() {
      connecting();
      const client = await pool.connect();
      return {
        async query(statement) {
          await see(statement, async (sql) => {
            const { rows } = await client.query<[unknown]>({ text: sql, rowMode: 'array' });
            return rows[0]?.[0];
          });
          return client.query(statement);
        },
        release: (error) => client.release(error),
        on: (event, listener) => client.on(event, listener),
        removeListener: (event, listener) => client.removeListener(event, listener),
      };
    },
  };
}

const isSending = ({ text, values }: PostgresStatement): boolean =>
  text.includes('dfe_outbox_events') && String(values?.at(-1)).includes('"sending"');

describe.skipIf(postgres === null)(`an outbox on PostgreSQL${postgres === null ? ` (${NO_POSTGRES})` : ''}`, () => {
  test('what an application inserts in a transaction of its own is sent once, and nothing of one that is rolled back', async () => {
    const world = await bulkWorld();
    const books = kept(world);
    const { pool, schema, table } = await place();
    const outbox = await opened(pool, schema);
    await pool.query(`CREATE TABLE ${table('person')} (id TEXT)`);
    const entries = entriesOf(world.rows.slice(0, 20));
    const insert = async (some: typeof entries, end: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
      const client = await pool.connect();
      await client.query('BEGIN');
      for (const { batch, key, person, position, operation, draft } of some) {
        await client.query(`INSERT INTO ${table('person')} (id) VALUES ($1)`, [person]);
        await client.query(
          `INSERT INTO ${table('dfe_outbox')} (batch, key, person, position, operation, draft) VALUES ($1, $2, $3, $4, $5, $6)`,
          [batch, key, person.toUpperCase(), position, operation, JSON.stringify(draft)],
        );
      }
      await client.query(end);
      client.release();
    };
    await insert(entries.slice(0, 12), 'COMMIT');
    await insert(entries.slice(12), 'ROLLBACK');
    expect(await drainOn(world.dfe, outbox, {}, {})).toMatchObject({ exitCode: 0, sends: 12, counts: { done: 12 } });
    expect(await drainOn(world.dfe, outbox, {}, {})).toMatchObject({ exitCode: 0, sends: 0, counts: { done: 0 } });
    const rows = await outbox.rows();
    expect(
      judgeOutbox(
        books,
        rows.map((row) => ({ ...row, person: row.person.toLowerCase() })),
      ),
    ).toEqual([]);
    expect(rows).toHaveLength(12);
  });

  test('hosts that open an outbox at the same moment make its tables once', async () => {
    for (let times = 0; times < 5; times += 1) {
      const { pool, schema } = await place();
      const opening = Array.from({ length: 4 }, () => opened(pool, schema));
      const [one] = await Promise.all(opening);
      expect(await one?.rows()).toEqual([]);
    }
  });

  test.each(['one pool', 'a pool each'])(
    'two hosts with %s send each row once, though answers are lost',
    async (how) => {
      const world = await bulkWorld({ participants: 250 });
      const books = kept(world, lossy(7));
      const { pool, schema } = await place();
      const other = how === 'one pool' ? pool : (postgres?.pool() ?? pool);
      const [one, two] = [await opened(pool, schema), await opened(other, schema)];
      expect(await one.add(entriesOf(world.rows.slice(0, 60)))).toBe(60);
      await Promise.all([drainAll(world, one, { lanes: 4 }), drainAll(world, two, { lanes: 4 })]);
      expect(judgeOutbox(books, await one.rows())).toEqual([]);
      expect(books.size).toBeGreaterThanOrEqual(60);
    },
  );

  test('a host whose people were taken over while a request was under way sends nothing after it', async () => {
    const world = await bulkWorld();
    const { pool, schema, table } = await place();
    const [one, two] = [await opened(pool, schema), await opened(pool, schema)];
    await one.add(entriesOf(world.rows.slice(0, 12)));
    let isStolen = false;
    const books = kept(world, async (request, answer) => {
      const response = await answer();
      if (request.method === 'GET' || isStolen) return response;
      isStolen = true;
      // the write has taken effect; before its answer comes, another host sends all there is
      await pool.query(`UPDATE ${table('dfe_outbox_people')} SET until_ms = 0`);
      await drainAll(world, two);
      return response;
    });
    await drainOn(world.dfe, one, { lanes: 1 }, { leaseMs: 60_000 });
    expect(isStolen).toBe(true);
    expect(judgeOutbox(books, await two.rows())).toEqual([]);
  });

  test('that something is about to be sent is on the disk, though commits of this database are not', async () => {
    const world = await bulkWorld();
    const { pool, schema } = await place({ options: '-c synchronous_commit=off' });
    const seen: unknown[] = [];
    const outbox = await opened(
      watched(pool, async (statement, ask) => {
        if (isSending(statement)) seen.push(await ask('SHOW synchronous_commit'));
      }),
      schema,
    );
    await outbox.add(entriesOf(world.rows.slice(0, 5)));
    const books = kept(world);
    await drainAll(world, outbox);
    expect(judgeOutbox(books, await outbox.rows())).toEqual([]);
    expect(seen).toEqual(['on', 'on', 'on', 'on', 'on']);
    // and of no other transaction is it changed
    expect((await pool.query('SHOW synchronous_commit')).rows).toEqual([{ synchronous_commit: 'off' }]);
  });

  test.each([
    ['a request is under way', 1],
    ['a request is under way', 4],
    ['a request is about to be sent', 1],
    ['a request is about to be sent', 4],
  ])(
    'nothing is sent after the database went away while %s, and a later drain is right (%i lanes)',
    async (when, lanes) => {
      const world = await bulkWorld();
      const { pool, schema } = await place();
      let [isGone, writes, sendings, after] = [false, 0, 0, 0];
      const pids = new Set<unknown>();
      const goAway = async (): Promise<void> => {
        isGone = true;
        const killer = postgres?.pool({ max: 1 });
        for (const pid of pids) await killer?.query('SELECT pg_terminate_backend($1::int, 2000)', [pid]);
        await killer?.end();
      };
      const outbox = await opened(
        watched(
          pool,
          async (statement, ask) => {
            if (isGone) return;
            pids.add(await ask('SELECT pg_backend_pid()'));
            if (isSending(statement)) sendings += 1;
            if (sendings === 5 && isSending(statement) && when.includes('about')) await goAway();
          },
          () => {
            if (isGone) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
          },
        ),
        schema,
      );
      await outbox.add(entriesOf(world.rows.slice(0, 16)));
      const books = kept(world, async (request, answer) => {
        if (request.method === 'GET') return answer();
        writes += 1;
        if (isGone) after += 1;
        if (writes === 5 && when.includes('under way')) await goAway();
        return answer();
      });
      await expect(drainOn(world.dfe, outbox, { lanes }, { leaseMs: 2000 })).rejects.toMatchObject({
        name: 'BulkError',
        reason: 'storage',
      });
      expect(isGone).toBe(true);
      // those whose turn had been kept already may have been on their way
      expect(after).toBeLessThan(lanes);
      isGone = false;
      const begun = (await outbox.rows()).filter(({ sends }) => sends > 0);
      expect(begun.length).toBeGreaterThanOrEqual(books.size);
      await drainAll(world, outbox);
      expect(judgeOutbox(books, await outbox.rows())).toEqual([]);
    },
  );
});
