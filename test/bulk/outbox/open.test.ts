import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { outboxJournal } from '../../../src/bulk/index.ts';
import { openOutboxFile } from '../../../src/bulk/outbox/sqlite-file.ts';
import { openFile } from '../../../src/sync/sqlite/drivers.ts';
import { query } from '../../../src/sync/store/steps.ts';
import { entry } from './stand.ts';

const path = (): string => join(mkdtempSync(join(tmpdir(), 'dfe-open-')), 'outbox.db');
const refused = (opening: Promise<unknown>, words: RegExp): Promise<void> =>
  expect(opening).rejects.toMatchObject({ reason: 'usage', message: expect.stringMatching(words) as string });

describe('an outbox is not opened in', () => {
  test('what is no database', async () => {
    for (const none of [null, 7, {}, { connect: 'soon' }, undefined])
      await refused(
        outboxJournal(none as never),
        /give the path of a SQLite file, a database opened with a SQLite driver/,
      );
  });

  test('a file that holds something else', async () => {
    const file = path();
    writeFileSync(file, 'notes '.repeat(1000));
    await refused(outboxJournal(file), /^The outbox was not opened\. /);
  });

  test('a database inside a transaction', async () => {
    const database = await openFile(path());
    onTestFinished(() => void database.close());
    database.exec('BEGIN');
    await refused(outboxJournal(database), /is inside a transaction\. Give it one of its own\./);
    database.exec('COMMIT');
    await expect(outboxJournal(database)).resolves.toBeDefined();
  });

  test('a schema, where it is no PostgreSQL, nor with an option that there is none of', async () => {
    await refused(outboxJournal(path(), { schema: 'public' }), /schema is of PostgreSQL alone/);
    await expect(outboxJournal(path(), { shema: 'x' } as never)).rejects.toThrow(/shema.*schema/s);
  });

  test('an outbox of a newer version, whose connection is closed again', async () => {
    const file = path();
    const outbox = await outboxJournal(file);
    await outbox.close();
    const database = await openFile(file);
    database.exec("UPDATE dfe_outbox_facts SET value = '2' WHERE name = 'format'");
    database.close();
    await refused(outboxJournal(file), /newer version of lead-provider-sdk \(format 2/);
  });
});

describe('a SQLite file', () => {
  const modeOf = async (file: string): Promise<unknown> => {
    const connection = await openOutboxFile(file);
    onTestFinished(() => connection.close());
    const [mode] = await connection.read(() => query('PRAGMA journal_mode'));
    const [busy] = await connection.read(() => query('PRAGMA busy_timeout'));
    return [Object.values(mode ?? {})[0], Object.values(busy ?? {})[0]];
  };

  test('that is new keeps a log of its own, waits for others, and is its owner’s alone', async () => {
    const file = path();
    expect(await modeOf(file)).toEqual(['wal', 10_000]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('that was there keeps its log as the application chose', async () => {
    const file = path();
    const own = await openFile(file);
    own.exec('PRAGMA journal_mode = DELETE');
    own.exec('CREATE TABLE person (id TEXT)');
    own.close();
    expect(await modeOf(file)).toEqual(['delete', 10_000]);
  });

  test('in memory is one for a while', async () => {
    const outbox = await outboxJournal(':memory:');
    await outbox.add([entry('one')]);
    expect(await outbox.rows()).toHaveLength(1);
    await outbox.close();
    await expect(outbox.rows()).rejects.toThrow();
  });

  test('is the same outbox when it is opened again; one that was given stays open', async () => {
    const file = path();
    const first = await outboxJournal(file);
    await first.add([entry('one')]);
    await first.close();
    const database = await openFile(file);
    const second = await outboxJournal(database);
    expect(await second.rows()).toHaveLength(1);
    await second.close();
    expect(database.prepare('SELECT count(*) AS n FROM dfe_outbox').all()).toEqual([{ n: 1 }]);
    database.close();
  });

  test('that cannot be set up says what the database calls it', async () => {
    const fails = (): never => {
      throw Object.assign(new Error('of the driver'), { code: 'SQLITE_READONLY' });
    };
    const database = { prepare: fails, exec: fails, close: () => undefined };
    await refused(
      outboxJournal(database),
      /^The outbox was not opened\. The database failed at PRAGMA \(SQLITE_READONLY\)/,
    );
  });
});
