import { onTestFinished } from 'vitest';
import { changesAfter } from '../../src/sync/copy/feed.ts';
import { sqliteConnection } from '../../src/sync/sqlite/connection.ts';
import { openFile } from '../../src/sync/sqlite/drivers.ts';
import type { Writer } from '../../src/sync/store/events.ts';
import { take } from '../../src/sync/store/lease.ts';
import { makeSchema } from '../../src/sync/store/schema.ts';
import { insert, int, query, type CopyConnection, type Value } from '../../src/sync/store/steps.ts';
import type { Change } from '../../src/sync/types.ts';

/** The tables of a copy in memory, with nothing in them; closed when the test is over. */
export async function bareCopy(): Promise<CopyConnection> {
  const copy = sqliteConnection(await openFile(':memory:'), true);
  onTestFinished(() => copy.close());
  await copy.write(() => makeSchema(copy.dialect, undefined));
  return copy;
}

/** What a run would write with: it has the lease of the copy. */
export async function writerOf(copy: CopyConnection, word = 'word'): Promise<Writer> {
  const lease = await copy.write(function* () {
    const [seen] = yield* query('SELECT number FROM dfe_lease WHERE one = 1');
    const by = { host: 'h', process: '1', started: 's', word };
    return yield* take(by, seen === undefined ? 0 : int(seen, 'number'), '2024-06-01T00:00:00Z');
  });
  if (lease === null) throw new Error('the lease was not to be had');
  return { lease, run: 1, word };
}

/** Puts rows into a table as they are. */
export const put = (
  copy: CopyConnection,
  table: string,
  ...rows: readonly Readonly<Record<string, Value>>[]
): Promise<void> =>
  copy.write(function* () {
    for (const row of rows) yield* insert({ table, columns: Object.keys(row) }, [Object.values(row)]);
  });

/** The changes after a cursor. */
export async function changesOf(copy: CopyConnection, after?: string): Promise<readonly Change[]> {
  const all: Change[] = [];
  for await (const change of changesAfter(copy, after)) all.push(change);
  return all;
}
