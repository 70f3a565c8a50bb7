import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { outboxJournal } from '../../../src/bulk/index.ts';
import { openOutboxFile } from '../../../src/bulk/outbox/sqlite-file.ts';
import { openFile } from '../../../src/sync/sqlite/drivers.ts';
import { query } from '../../../src/sync/store/steps.ts';

const path = (): string => join(mkdtempSync(join(tmpdir(), 'dfe-on-disk-')), 'outbox.db');
/** What SQLite calls FULL: a commit is on the disk before it is over, whatever the log is. */
const FULL = 2;

test('a SQLite file that an outbox opens has each commit on the disk', async () => {
  const connection = await openOutboxFile(path());
  onTestFinished(() => connection.close());
  expect(await connection.read(() => query('PRAGMA synchronous'))).toEqual([{ synchronous: FULL }]);
});

test('so has a database that was given to it, whatever it had before', async () => {
  const database = await openFile(path());
  onTestFinished(() => void database.close());
  database.prepare('PRAGMA synchronous = OFF').all();
  await outboxJournal(database);
  expect(database.prepare('PRAGMA synchronous').all()).toEqual([{ synchronous: FULL }]);
});
