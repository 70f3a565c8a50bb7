import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRecord } from '../../../src/base/guards.ts';
import { openExisting } from '../../../src/cli/copy/open-existing.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';
import { CopyError, FeedGapError, SyncError, views } from '../../../src/sync/index.ts';
import type { SqliteDatabase } from '../../../src/sync/sqlite/connection.ts';
import { openFile } from '../../../src/sync/sqlite/drivers.ts';
import { syncWorld } from '../../sync/support.ts';
import { Random } from '../random.ts';
import { mutateJson } from './mutate-json.ts';
import { ODD_VALUES } from './odd.ts';
import { isSaid, type Reader } from './reader.ts';

let folder: string | null = null;
const fileOf = (name: string): string => join((folder ??= mkdtempSync(join(tmpdir(), 'fuzz-copy-'))), name);

/**
 * Files of a copy. An item is such a file; or one behind a line `cell N`, in which one cell is changed by the chance that
 * N begins, before it is opened: so that records are odd and the file is sound.
 */
export const copies: Reader = {
  name: 'copies',
  layout: 'bytes',
  async made() {
    const file = fileOf('made.db');
    const world = await syncWorld({ file });
    await world.sync().full();
    world.register(2);
    await world.sync().delta();
    await world.copy.close();
    return [readFileSync(file)];
  },
  sealed: (item, random) =>
    item.toString('latin1', 0, 5) === 'cell '
      ? null
      : Buffer.concat([Buffer.from(`cell ${random.int(1, 1e9)}\n`), item]),
  async read(bytes) {
    const file = fileOf('copy.db');
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
    const [, seed] = /^cell (\d+)\n/.exec(bytes.toString('latin1', 0, 20)) ?? [];
    writeFileSync(file, seed === undefined ? bytes : bytes.subarray(bytes.indexOf(0x0a) + 1));
    if (seed !== undefined) await changeCell(file, new Random(Number(seed)));
    const copy = await openExisting('report', file);
    const refused: unknown[] = [];
    const attempt = async (work: () => Promise<unknown>): Promise<void> => {
      await work().catch((error: unknown) => {
        if (!isOurs(error)) throw error;
        refused.push(error);
      });
    };
    try {
      await attempt(async () => {
        for await (const change of copy.changes()) createHash('sha1').update(change.cursor);
      });
      for (const { name } of views) await attempt(() => copy.query(`SELECT * FROM ${name}`));
      await attempt(async () => {
        for (const { id } of await copy.query('SELECT id FROM dfe_statements LIMIT 3')) {
          await attempt(() => copy.statements.report(String(id)));
          await attempt(() => copy.reconcile(String(id), 'declaration_id,state\n1,paid\n'));
        }
      });
    } finally {
      await copy.close();
    }
    if (refused[0] instanceof Error) throw refused[0];
  },
  isOurs,
};

/** What is made of one value of one row. */
async function changeCell(file: string, random: Random): Promise<void> {
  const database = await openFile(file);
  try {
    for (let times = random.int(1, 4); times > 0; times -= 1) changeOne(database, random);
  } finally {
    database.close();
  }
}

function changeOne(database: SqliteDatabase, random: Random): void {
  const rows = (sql: string): readonly Record<string, unknown>[] => database.prepare(sql).all().filter(isRecord);
  const tables = rows(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'dfe_%' AND sql NOT LIKE '%WITHOUT ROWID%' ORDER BY name",
  );
  const table = String(random.pick(tables)['name']);
  const row = random.maybe(rows(`SELECT rowid AS its_place, * FROM ${table} LIMIT 50`));
  const column = random.maybe(Object.keys(row ?? {}).filter((name) => name !== 'its_place'));
  if (row === undefined || column === undefined) return;
  const old = row[column];
  const odd = random.pick(ODD_VALUES)();
  const put =
    typeof old === 'string' && /^[[{]/.test(old) && random.chance(0.8)
      ? mutateJson(old, random)
      : typeof odd === 'string' || typeof odd === 'number' || odd === null
        ? odd
        : JSON.stringify(odd);
  const place = Number(row['its_place']);
  try {
    database.prepare(`UPDATE ${table} SET "${column}" = ? WHERE rowid = ?`).run(put, place);
  } catch {
    // what the tables themselves refuse nobody can have put there
  }
}

function isOurs(error: unknown): boolean {
  return (
    error instanceof UsageError ||
    error instanceof CopyError ||
    error instanceof FeedGapError ||
    error instanceof SyncError ||
    isSaid(error, /^openCopy: /)
  );
}
