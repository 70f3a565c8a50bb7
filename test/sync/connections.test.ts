import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterAll, describe, expect, expectTypeOf, onTestFinished, test } from 'vitest';
import { postgresConnection, type PostgresPool } from '../../src/sync/postgres/connection.ts';
import { prepare } from '../../src/sync/records/prepared.ts';
import type { Item } from '../../src/sync/resources.ts';
import { sqliteConnection } from '../../src/sync/sqlite/connection.ts';
import { openFile } from '../../src/sync/sqlite/drivers.ts';
import { applyRecords, type ApplyContext } from '../../src/sync/store/apply.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';
import { transaction, type Writer } from '../../src/sync/store/events.ts';
import { holder, LeaseLostError, take, type Holder, type Lease } from '../../src/sync/store/lease.ts';
import { makeSchema, set, setting } from '../../src/sync/store/schema.ts';
import {
  insert,
  int,
  listOf,
  query,
  write,
  type CopyConnection,
  type Row,
  type Value,
} from '../../src/sync/store/steps.ts';
import { makeTable, tables, type Table } from '../../src/sync/store/tables.ts';
import { anyPostgres, NO_POSTGRES } from '../support/postgres.ts';

const postgres = await anyPostgres();
const folder = await mkdtemp(join(tmpdir(), 'dfe-connections-'));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await postgres?.stop();
});

/** A copy, and how to come to the same one a second time. */
interface Place {
  open(): Promise<CopyConnection>;
}

let files = 0;
async function sqlite(): Promise<Place> {
  files += 1;
  const path = join(folder, `${files}.db`);
  return { open: async () => sqliteConnection(await openFile(path), true) };
}

async function postgresPlace(): Promise<Place & { pool: Pool; schema: string }> {
  if (postgres === null) throw new Error(NO_POSTGRES);
  const pool = postgres.pool();
  const schema = await postgres.schema();
  return { pool, schema, open: async () => postgresConnection(pool, { schema }) };
}

async function copyIn(place: Place): Promise<CopyConnection> {
  const copy = await place.open();
  onTestFinished(() => copy.close());
  await copy.write(function* () {
    yield* makeSchema(copy.dialect, undefined);
    for (const sql of makeTable(tried, copy.dialect)) yield* write(sql);
  });
  return copy;
}

/** A table of every kind of column, beside those of the copy. */
const tried: Table = {
  name: 'dfe_try',
  key: ['cohort'],
  columns: { cohort: 'text', registration_start: 'text', source: 'text', payments_frozen: 'int' },
};

const cohorts = { table: 'dfe_try', columns: ['cohort', 'source', 'payments_frozen'] } as const;
const ofCohorts =
  (sql = 'ORDER BY cohort') =>
  () =>
    query(`SELECT * FROM dfe_try ${sql}`);

function participant(id: string, name: string, extra: Readonly<Record<string, unknown>> = {}): Item {
  return {
    id,
    type: 'participant',
    attributes: {
      full_name: name,
      teacher_reference_number: '1234567',
      updated_at: '2024-05-01T10:00:00Z',
      ecf_enrolments: [
        {
          training_record_id: `${id}-R`,
          participant_type: 'ect',
          email: 'a?b@dfe_x.example',
          school_urn: '100001',
          cohort: '2024',
          eligible_for_funding: true,
          pupil_premium_uplift: false,
          withdrawal: { reason: 'it\'s \u0000 "quoted"', date: '2024-05-01' },
        },
      ],
      ...extra,
    },
  };
}

const context: ApplyContext = {
  service: 'rect',
  provider: 'A provider',
  readAt: '2024-06-01T00:00:00Z',
  wholeBefore: null,
  tellsAdded: true,
  isMerge: () => false,
};

/** Everything that a copy holds, table by table. */
async function everything(copy: CopyConnection): Promise<Readonly<Record<string, readonly Row[]>>> {
  return copy.read(function* () {
    const all: Record<string, readonly Row[]> = {};
    for (const { name, key } of tables)
      all[name] = yield* query(`SELECT * FROM ${name} ORDER BY ${key.map((column) => `"${column}"`).join(', ')}`);
    return all;
  });
}

const host = (word: string): Holder => ({ host: 'h', process: '1', started: 's', word });

async function lease(copy: CopyConnection, word: string): Promise<Lease> {
  const taken = await copy.write(function* () {
    const seen = yield* query('SELECT number FROM dfe_lease WHERE one = 1');
    return yield* take(host(word), Number(seen[0]?.['number']), '2024-06-01T00:00:00Z');
  });
  if (taken === null) throw new Error('the lease was not to be had');
  return taken;
}

const writer = (by: Lease): Writer => ({ lease: by, run: 1, word: by.word });

/** What both databases went through, with the same ids; compared at the end. */
async function story(copy: CopyConnection): Promise<void> {
  const by = writer(await lease(copy, 'one'));
  const steps: readonly (readonly Item[])[] = [
    [
      participant('AA', 'Zoë'),
      participant('BB', 'O\'Neil "?" {list} dfe_participants'),
      participant('CC', '\ud800 half'),
    ],
    [participant('AA', 'Zoë Ångström', { updated_at: '2024-06-02T00:00:00Z' }), participant('BB', '\u0000 null 🦉')],
    [participant('AA', 'Zoë Ångström', { ecf_enrolments: [] })],
  ];
  for (const items of steps)
    await copy.write(() =>
      transaction(by, context.readAt, (emit) =>
        applyRecords(
          'participants',
          items.map((item) => prepare(item, null)),
          context,
          emit,
        ),
      ),
    );
}

const both = [
  { name: 'SQLite', place: sqlite, isThere: true },
  { name: 'PostgreSQL', place: postgresPlace as () => Promise<Place>, isThere: postgres !== null },
];

for (const { name, place, isThere } of both)
  describe.skipIf(!isThere)(`${name}${isThere ? '' : ` (${NO_POSTGRES})`}`, () => {
    const fresh = async (): Promise<CopyConnection> => copyIn(await place());

    test('gives back what was written, whatever is in it', async () => {
      const copy = await fresh();
      const odd = [
        '',
        ' ',
        '\'"`',
        'a ? b ?',
        'dfe_x ix_dfe_y "dfe_z" {list} {now} {lock}',
        '🦉 é \u2028',
        '\\ $1 -- /*',
      ];
      const rows = odd.map((value, index): readonly Value[] => [value, index % 2 === 0 ? null : value, index - 3]);
      await copy.write(() => insert(cohorts, rows));
      const found = await copy.read(ofCohorts('ORDER BY payments_frozen'));
      expect(found.map((row) => [row['cohort'], row['source'], row['payments_frozen']])).toEqual(rows);
      for (const value of odd)
        expect(await copy.read(() => query('SELECT cohort FROM dfe_try WHERE cohort = ?', value))).toEqual([
          { cohort: value },
        ]);
    });

    test('leaves texts, names and comments in a statement alone', async () => {
      const copy = await fresh();
      const sql = `SELECT '? dfe_lease it''s' AS a, one AS "dfe_?", dfe_lease.seq -- ? it's
        FROM dfe_lease /* ? ' dfe_x */ WHERE one = ?`;
      expect(await copy.read(() => query(sql, 1))).toEqual([{ a: "? dfe_lease it's", 'dfe_?': 1, seq: 0 }]);
    });

    test('gives counts, sums, averages and truths as numbers', async () => {
      const copy = await fresh();
      await copy.write(() =>
        insert(cohorts, [
          ['a', 's', 1],
          ['b', 's', 4],
        ]),
      );
      const sql = `SELECT count(*) AS n, sum(payments_frozen) AS s, avg(payments_frozen) AS a, max(cohort) AS m,
        count(*) = 2 AS yes, count(*) = 3 AS no, sum(payments_frozen) IS NULL AS never FROM dfe_try`;
      expect(await copy.read(() => query(sql))).toEqual([{ n: 2, s: 5, a: 2.5, m: 'b', yes: 1, no: 0, never: 0 }]);
    });

    test('replaces, keeps or refuses a row that is there', async () => {
      const copy = await fresh();
      const key = ['cohort'];
      const all = () => copy.read(ofCohorts());
      await copy.write(() => insert({ ...cohorts, key, replace: ['source'] }, [['a', 'first', 1]]));
      await copy.write(() =>
        insert({ ...cohorts, key, replace: ['source'] }, [
          ['a', 'second', 2],
          ['b', 'new', 2],
        ]),
      );
      expect(await all()).toMatchObject([
        { cohort: 'a', source: 'second', payments_frozen: 1, registration_start: null },
        { cohort: 'b', source: 'new', payments_frozen: 2 },
      ]);
      await copy.write(() => insert({ ...cohorts, key }, [['a', 'third', 3]]));
      expect(await all()).toMatchObject([{ source: 'second' }, { source: 'new' }]);
      await expect(
        copy.write(() =>
          insert(cohorts, [
            ['c', 'x', 0],
            ['a', 'fourth', 4],
          ]),
        ),
      ).rejects.toThrow(CopyError);
      expect(await all()).toHaveLength(2);
    });

    test('writes the last of those that come twice at once', async () => {
      const copy = await fresh();
      const twice = [
        ['a', 'first', 1],
        ['b', 'only', 2],
        ['a', 'last', 3],
      ] as const;
      const key = ['cohort'];
      await copy.write(() => insert({ ...cohorts, key, replace: ['source'] }, twice));
      // what is not replaced is of the first, as when they come one by one
      const expected = [
        { cohort: 'a', source: 'last', payments_frozen: 1 },
        { cohort: 'b', source: 'only' },
      ];
      expect(await copy.read(ofCohorts())).toMatchObject(expected);
      await copy.write(() => write('DELETE FROM dfe_try'));
      await copy.write(() => insert({ ...cohorts, key }, twice));
      expect(await copy.read(ofCohorts())).toMatchObject([{ cohort: 'a', source: 'first' }, { cohort: 'b' }]);
    });

    test('writes 40,000 rows at once', async () => {
      const copy = await fresh();
      const rows = Array.from({ length: 40_000 }, (_, i) => [String(i).padStart(5, '0'), null, i] as const);
      await copy.write(() => insert({ ...cohorts, key: ['cohort'], replace: ['payments_frozen'] }, rows));
      const sql = 'SELECT count(*) AS n, sum(payments_frozen) AS s, count(source) AS t FROM dfe_try';
      expect(await copy.read(() => query(sql))).toEqual([{ n: 40_000, s: 799_980_000, t: 0 }]);
    });

    test('leaves nothing of a transaction that failed', async () => {
      const copy = await fresh();
      const own = new Error('of the steps');
      await expect(
        copy.write(function* () {
          yield* set('left', 'behind');
          throw own;
        }),
      ).rejects.toBe(own);
      await expect(
        copy.write(function* () {
          yield* set('left', 'behind');
          yield* query('SELECT nothing FROM dfe_schema');
        }),
      ).rejects.toThrow(CopyError);
      expect(await copy.read(() => setting('left'))).toBeNull();
      await copy.write(() => set('left', 'there'));
      expect(await copy.read(() => setting('left'))).toBe('there');
    });

    test('steps may catch an error, and tell it in their own words', async () => {
      const copy = await fresh();
      const caught: unknown[] = [];
      await expect(
        copy.write(function* () {
          yield* set('left', 'behind');
          try {
            yield* query('SELECT nothing FROM dfe_schema');
          } catch (error) {
            caught.push(error);
            throw new RangeError('ours', { cause: error });
          }
        }),
      ).rejects.toThrow(RangeError);
      expect(caught).toEqual([expect.any(CopyError)]);
      expect(await copy.read(() => setting('left'))).toBeNull();
      const seen = copy.read(function* () {
        try {
          return yield* query('SELECT nothing FROM dfe_nothing');
        } catch {
          return 'none';
        }
      });
      expect(await seen).toBe('none');
    });

    test.each([0, 1, 5000])('finds those of a list of %i', async (size) => {
      const copy = await fresh();
      const id = (i: number): string => `"${i}', ?\\`;
      await copy.write(() =>
        insert(
          cohorts,
          Array.from({ length: 5003 }, (_, i) => [id(i), 's', i] as const),
        ),
      );
      const ids = Array.from({ length: size }, (_, i) => id(i));
      const sql = 'SELECT count(*) AS n FROM dfe_try WHERE source = ? AND cohort IN {list} AND payments_frozen >= ?';
      expect(await copy.read(() => query(sql, 's', listOf(ids), 0))).toEqual([{ n: size }]);
    });

    test('makes its tables once, and a view and an index', async () => {
      const there = await place();
      const copy = await copyIn(there);
      await copy.write(() => set('kept', 'yes'));
      expect(await copy.write(() => makeSchema(copy.dialect, undefined))).toBe('all');
      await copy.write(function* () {
        yield* write('DROP VIEW IF EXISTS dfe_v_kept');
        yield* write('CREATE VIEW dfe_v_kept AS SELECT s.value FROM dfe_schema s JOIN dfe_lease ON one = 1');
        yield* write('CREATE INDEX IF NOT EXISTS ix_dfe_runs_mode ON dfe_runs (mode)');
        yield* write('DROP INDEX ix_dfe_runs_mode');
      });
      const sql = "SELECT value FROM dfe_v_kept WHERE value = 'yes'";
      expect(await copy.read(() => query(sql))).toEqual([{ value: 'yes' }]);
      await copy.write(() => write('DROP VIEW dfe_v_kept'));
      await expect(copy.read(() => query(sql))).rejects.toThrow(CopyError);
    });

    test('sorts by code units', async () => {
      const copy = await fresh();
      await copy.write(() =>
        insert(
          cohorts,
          ['é', 'a', 'Z', '_', 'B'].map((value, i) => [value, 's', 10 - i] as const),
        ),
      );
      const sorted = (await copy.read(ofCohorts())).map((row) => row['cohort']);
      expect(sorted).toEqual(['B', 'Z', '_', 'a', 'é']);
      expect(await copy.read(() => query("SELECT max(cohort) AS m FROM dfe_try WHERE cohort < 'a'"))).toEqual([
        { m: '_' },
      ]);
      const byNumber = (await copy.read(ofCohorts('ORDER BY payments_frozen'))).map((row) => row['payments_frozen']);
      expect(byNumber).toEqual([6, 7, 8, 9, 10]);
    });

    test('tells the time by the database, and who holds the lease', async () => {
      const copy = await fresh();
      const rows = await copy.read(() => query('SELECT {now} AS now'));
      expect(Math.abs(int(rows[0] ?? {}, 'now') - Date.now())).toBeLessThan(5000);
      expect(await copy.read(() => holder())).toMatchObject({ number: 0, by: null });
      await lease(copy, 'word');
      expect(await copy.read(() => holder())).toMatchObject({ by: { word: 'word' }, number: 1, isOver: false });
    });

    test('numbers events without a gap', async () => {
      const copy = await fresh();
      await story(copy);
      const rows = await copy.read(() => query('SELECT seq, kind FROM dfe_changes ORDER BY seq'));
      expect(rows.map((row) => row['seq'])).toEqual(rows.map((_, index) => index + 1));
      expect(rows.map((row) => row['kind'])).toEqual(['added', 'added', 'added', 'changed', 'changed', 'changed']);
      expect(await copy.read(() => query('SELECT seq FROM dfe_lease'))).toEqual([{ seq: 6 }]);
    });

    test('a run that was overtaken writes nothing', async () => {
      const there = await place();
      const [a, b] = [await copyIn(there), await copyIn(there)];
      const old = writer(await lease(a, 'A'));
      const now = writer(await lease(b, 'B'));
      const one = (by: Writer, copy: CopyConnection, id: string) =>
        copy.write(() =>
          transaction(by, context.readAt, (emit) =>
            applyRecords('participants', [prepare(participant(id, 'N'), null)], context, emit),
          ),
        );
      await one(now, b, 'bb');
      await expect(one(old, a, 'aa')).rejects.toThrow(LeaseLostError);
      await one(now, b, 'cc');
      const rows = await a.read(() => query('SELECT seq, record_id FROM dfe_changes ORDER BY seq'));
      expect(rows).toEqual([
        { seq: 1, record_id: 'bb' },
        { seq: 2, record_id: 'cc' },
      ]);
      expect(await a.read(() => query("SELECT id FROM dfe_participants WHERE id = 'aa'"))).toEqual([]);
    });

    test('tells no value in an error', async () => {
      const copy = await fresh();
      const key = 'secret@person.example';
      await copy.write(() => insert(cohorts, [[key, 's', 1]]));
      const failing = [
        () => insert(cohorts, [[key, 'hidden-text', 1]]),
        () => write('INSERT INTO dfe_try (cohort, source) VALUES (?, ?)', key, 'hidden-text'),
        () => query(`SELECT nothing FROM dfe_try WHERE cohort = ?`, key),
      ];
      for (const steps of failing) {
        const error = await copy.write<unknown>(steps).catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(CopyError);
        expect(error).toMatchObject({ table: 'dfe_try' });
        const told = error instanceof CopyError ? `${error.message} ${error.stack} ${JSON.stringify(error)}` : '';
        expect(told).not.toMatch(/secret|hidden-text/);
        expect(error).not.toHaveProperty('cause');
      }
    });

    test('answers nothing when it is closed', async () => {
      const copy = await fresh();
      await copy.close();
      await copy.close();
      await expect(copy.read(() => setting('format'))).rejects.toThrow('This copy is closed.');
      await expect(copy.write(() => set('a', 'b'))).rejects.toThrow('This copy is closed.');
    });
  });

describe.skipIf(postgres === null)(`both${postgres === null ? ` (${NO_POSTGRES})` : ''}`, () => {
  test('hold the same after the same', async () => {
    const [one, two] = [await copyIn(await sqlite()), await copyIn(await postgresPlace())];
    await story(one);
    await story(two);
    const clock = (all: Readonly<Record<string, readonly Row[]>>): typeof all => ({
      ...all,
      dfe_lease: (all['dfe_lease'] ?? []).map((row) => ({ ...row, until_ms: 0 })),
      // each copy has a word of its own, and views in the words of its database
      dfe_schema: (all['dfe_schema'] ?? []).filter((row) => row['name'] !== 'word' && row['name'] !== 'views'),
    });
    const [here, there] = [clock(await everything(one)), clock(await everything(two))];
    expect(here['dfe_participants']).toHaveLength(3);
    expect(here['dfe_enrolments']).toHaveLength(2);
    expect(there).toEqual(here);
  });
});

test("a pool of pg's is one", () => {
  expectTypeOf<Pool>().toExtend<PostgresPool>();
});
