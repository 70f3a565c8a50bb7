import { describe, expect, test } from 'vitest';
import { postgresConnection } from '../../src/sync/postgres/connection.ts';
import { asSent } from '../../src/sync/postgres/rows.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';
import { insert, listOf, query, write } from '../../src/sync/store/steps.ts';
import { coded, failure, playedPool } from './postgres-client.ts';

/** A transaction in PostgreSQL as its client sees it, and what is said when the server or the way to it fails. */

const WRITE = 'BEGIN ISOLATION LEVEL READ COMMITTED';
const READ = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
const LOST = /was lost, or none was to be had\. Nothing of this transaction was written: run again\.$/;
const copyOf = ({ pool }: ReturnType<typeof playedPool>) => postgresConnection(pool, { schema: 'dfe' });

describe('a transaction', () => {
  test('has a client to itself, begins by name, commits and gives the client back', async () => {
    const played = playedPool();
    const copy = copyOf(played);
    expect(copy.dialect).toBe('postgres');
    await copy.write(() => write('UPDATE dfe_runs SET mode = ?', 'full'));
    await copy.read(() => query('SELECT 1'));
    expect(played.asked).toEqual([
      ...[WRITE, 'UPDATE "dfe".dfe_runs SET mode = $1', 'COMMIT', 'release'],
      ...[READ, 'SELECT 1', 'COMMIT', 'release'],
    ]);
    expect(played.statements.every(({ types }) => types === asSent)).toBe(true);
    expect(played.listening()).toBe(0);
  });

  test('listens to its client while it holds it, if the client tells of errors at all', async () => {
    const played = playedPool();
    const seen: number[] = [];
    await copyOf(played).read(function* () {
      seen.push(played.listening());
      yield* query('SELECT 1');
    });
    expect([...seen, played.listening()]).toEqual([1, 0]);
    const mute = playedPool(undefined, { emits: false });
    await copyOf(mute).read(() => query('SELECT 1'));
    expect(mute.asked.at(-1)).toBe('release');
  });

  test('cleans values, and those of lists inside of them', async () => {
    const played = playedPool();
    const sql = 'SELECT ? FROM x WHERE y IN {list}';
    await copyOf(played).read(() => query(sql, 'a\u0000', listOf(['b\u0000'])));
    expect(played.statements[1]?.values).toEqual(['a\ufffd', '["b\ufffd"]']);
    await copyOf(played).read(() => query('SELECT ?', '["\\u0000"]'));
    expect(played.statements[4]?.values).toEqual(['["\\u0000"]']);
  });

  test('writes inserts in their parts and gives the rows of queries as SQLite would', async () => {
    const fields = [{ name: 'n', dataTypeID: 20 }];
    const played = playedPool((text) => (text.startsWith('SELECT') ? { fields, rows: [{ n: '7' }] } : undefined));
    const rows = await copyOf(played).write(function* () {
      yield* insert({ table: 'dfe_runs', columns: ['run'] }, [[1], [2]]);
      return yield* query('SELECT n');
    });
    expect(rows).toEqual([{ n: 7 }]);
    expect(played.statements[1]).toMatchObject({
      text: 'INSERT INTO "dfe".dfe_runs ("run") VALUES ($1), ($2)',
      values: [1, 2],
    });
  });

  test('scrubbing and closing ask nothing of the server, and afterwards nothing is answered', async () => {
    const played = playedPool();
    const copy = copyOf(played);
    const scrubbed = copy.scrub();
    expect(scrubbed).toBeInstanceOf(Promise);
    await scrubbed;
    await copy.close();
    for (const late of [copy.read(() => query('SELECT 1')), copy.write(() => write('X'))])
      expect(await failure(late)).toEqual(new CopyError('This copy is closed.'));
    expect(played.asked).toEqual([]);
  });
});

describe('a statement that fails', () => {
  const failing = () => playedPool((text) => (text === 'BAD' ? coded('23505') : undefined));
  const caught = function* () {
    try {
      yield* query('BAD');
    } catch {
      return 'caught';
    }
    return 'passed';
  };

  test('rolls back, and the client is used again', async () => {
    const played = failing();
    expect(await failure(copyOf(played).write(() => write('BAD')))).toMatchObject({ name: 'CopyError', code: '23505' });
    expect(played.asked).toEqual([WRITE, 'BAD', 'ROLLBACK', 'release']);
    expect(played.listening()).toBe(0);
  });

  test('fails a write also when its steps catch it; a read gives what they return', async () => {
    const writing = failing();
    expect(await failure(copyOf(writing).write(caught))).toMatchObject({ code: '23505' });
    expect(writing.asked).toEqual([WRITE, 'BAD', 'ROLLBACK', 'release']);
    const reading = failing();
    expect(await copyOf(reading).read(caught)).toBe('caught');
    expect(reading.asked).toEqual([READ, 'BAD', 'ROLLBACK', 'release']);
  });

  test('an error of our own rolls back, too', async () => {
    const played = playedPool();
    const own = copyOf(played).write(function* () {
      yield* query('SELECT 1');
      throw new RangeError('ours');
    });
    expect(await failure(own)).toBeInstanceOf(RangeError);
    expect(played.asked).toEqual([WRITE, 'SELECT 1', 'ROLLBACK', 'release']);
  });

  test('a client that cannot even roll back is thrown away', async () => {
    const played = playedPool((text) => (['BAD', 'ROLLBACK'].includes(text) ? coded('23505') : undefined));
    expect(await failure(copyOf(played).write(() => write('BAD')))).toMatchObject({ code: '23505' });
    expect(played.asked).toEqual([WRITE, 'BAD', 'ROLLBACK', 'release true']);
    expect(played.listening()).toBe(0);
  });
});

describe('what an error says to do', () => {
  const told = async (text: string, error: Error): Promise<unknown> =>
    failure(copyOf(playedPool((asked) => (asked === text ? error : undefined))).write(() => write('UPDATE dfe_runs')));

  test('a schema that is not there is to be made by its owner', async () => {
    expect(await told('UPDATE "dfe".dfe_runs', coded('3F000'))).toMatchObject({
      ...{ code: '3F000', table: 'dfe_runs' },
      message:
        'The database failed at UPDATE of dfe_runs (3F000). There is no schema "dfe" in this database. Make it first: ' +
        'CREATE SCHEMA "dfe"; Nothing was written.',
    });
  });

  test('an error without a code is a connection that is gone; one with a code says its own', async () => {
    expect(await told('UPDATE "dfe".dfe_runs', new Error('Connection terminated'))).toMatchObject({
      ...{ code: null, message: expect.stringMatching(LOST) },
    });
    expect(await told('UPDATE "dfe".dfe_runs', coded('53100'))).toMatchObject({
      message: expect.stringContaining('There is no room left'),
    });
    const odd = Object.assign(new Error('odd'), { code: 5 });
    expect(await told('UPDATE "dfe".dfe_runs', odd)).toMatchObject({ message: expect.stringMatching(LOST) });
  });

  test('what ended the connection between two statements is the reason, and the first one is', async () => {
    const played = playedPool((text) => (text === 'SELECT 2' ? new Error('not queryable') : undefined));
    const reading = copyOf(played).read(function* () {
      yield* query('SELECT 1');
      played.lose(coded('57P01'));
      played.lose(coded('EPIPE'));
      yield* query('SELECT 2');
    });
    expect(await failure(reading)).toMatchObject({ code: '57P01', message: expect.stringMatching(LOST) });
  });
});

describe('a commit that is not answered', () => {
  const committed = async (error: Error): Promise<unknown> =>
    failure(copyOf(playedPool((text) => (text === 'COMMIT' ? error : undefined))).write(() => write('X')));

  test.each([
    [new Error('gone')],
    [coded('EPIPE')],
    [coded('08006')],
    [coded('57P01')],
    [coded('25P03')],
    [coded('ABCDE')],
  ])('because of %s may have been written, and that is said', async (error) => {
    expect(await committed(error)).toMatchObject({
      message: expect.stringMatching(/whether it was written is not known/),
    });
  });

  test.each(['40001', '23505', '57014', '53100'])('a server that says no (%s) has not written', async (code) => {
    expect(await committed(coded(code))).toMatchObject({
      ...{ code, message: expect.not.stringContaining('not known') },
    });
  });

  test('a commit that came to a rollback is an error', async () => {
    const played = playedPool((text) => (text === 'COMMIT' ? { command: 'ROLLBACK' } : undefined));
    const error = await failure(copyOf(played).write(() => write('X')));
    expect(error).toEqual(
      new CopyError('The database rolled the transaction back. Nothing of this transaction was written.'),
    );
    for (const command of [null])
      await copyOf(playedPool((text) => (text === 'COMMIT' ? { command } : undefined))).write(() => write('X'));
  });
});

describe('a pool that gives no client', () => {
  test.each([[new Error('timeout')], [coded('ECONNREFUSED')], [coded('57P03')]])('because of %s', async (error) => {
    const played = playedPool(undefined, { connects: error });
    expect(await failure(copyOf(played).read(() => query('SELECT 1')))).toMatchObject({
      message: expect.stringMatching(/^The database failed at CONNECT .*was lost, or none was to be had/),
    });
  });

  test('because the server says no tells what the server says', async () => {
    const played = playedPool(undefined, { connects: coded('28P01') });
    expect(await failure(copyOf(played).read(() => query('SELECT 1')))).toMatchObject({
      ...{ code: '28P01', message: expect.stringContaining('look at the user, the password and the database') },
    });
  });
});
