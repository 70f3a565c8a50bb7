import { describe, expect, test } from 'vitest';
import { BulkError } from '../../../src/bulk/bulk-error.ts';
import { outboxJournal } from '../../../src/bulk/index.ts';
import type { PostgresClient, PostgresPool } from '../../../src/sync/postgres/pool.ts';
import { CopyError } from '../../../src/sync/store/copy-error.ts';

/** A pool of a database that does as it is told and holds nothing, and what it was told. */
function pool(): { pool: PostgresPool; told: string[] } {
  const told: string[] = [];
  const client: PostgresClient = {
    query({ text }) {
      told.push(text);
      return Promise.resolve({ command: text.split(' ')[0] ?? '', fields: [], rows: [] });
    },
    release: () => undefined,
  };
  return { pool: { connect: () => Promise.resolve(client) }, told };
}

describe('an outbox in PostgreSQL', () => {
  test.each([
    [{}, '"public".'],
    [{ schema: 'public' }, '"public".'],
    [{ schema: 'crm' }, '"crm".'],
  ])('with %o has its tables in that schema', async (options, name) => {
    const { pool: given, told } = pool();
    const outbox = await outboxJournal(given, options);
    const made = told.filter((text) => /CREATE TABLE/.test(text));
    expect(made.length).toBeGreaterThan(0);
    for (const text of made) expect(text).toContain(name);
    await outbox.close();
  });

  test('is told by what can connect, whatever else it is', async () => {
    const { pool: given, told } = pool();
    await outboxJournal(Object.assign(() => undefined, given) as never).catch(() => undefined);
    expect(told).toEqual([]);
    class Pool {
      readonly connect = (): Promise<PostgresClient> => given.connect();
    }
    await outboxJournal(new Pool());
    expect(told.length).toBeGreaterThan(0);
  });
});

describe('what keeps an outbox from being opened', () => {
  test('is told as what it is, with its cause', async () => {
    const error: unknown = await outboxJournal(pool().pool, { schema: '' }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BulkError);
    expect(error).toMatchObject({ reason: 'usage', cause: expect.any(CopyError) as unknown });
    expect(String(error)).toMatch(/The outbox was not opened\. /);
  });

  test('is told as it stands where it is an option', async () => {
    const error: unknown = await outboxJournal(':memory:', { schema: 'crm' }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: 'outboxJournal: schema is of PostgreSQL alone.' });
  });

  test('is told as it was thrown where nobody foresaw it', async () => {
    const thrown = new TypeError('of a driver');
    const broken: PostgresPool = { connect: () => Promise.reject(thrown) };
    const error: unknown = await outboxJournal(broken).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).not.toMatch(/The outbox was not opened/);
  });
});
