import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { copyOver, inside, type Copy } from '../../../src/sync/copy/copy.ts';
import { tableOf } from '../../../src/sync/resources.ts';
import { openCopy } from '../../../src/sync/sqlite/index.ts';
import { Random } from '../../fuzz/random.ts';
import { syncWorld, type SyncWorld } from '../support.ts';
import { Acts } from './acts.ts';
import { servedNow } from './judge.ts';
import { watched } from './points.ts';

const dir = mkdtempSync(join(tmpdir(), 'commits-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

class Crash extends Error {}

/** Runs a delta that dies after so many commits; tells whether it came to its end before that. */
async function dieAt(world: SyncWorld, copy: Copy, most: number): Promise<boolean> {
  let commits = 0;
  const connection = watched(copy[inside].connection, {
    before() {
      if (commits >= most) throw new Crash();
    },
    after: () => void (commits += 1),
  });
  try {
    await world.sync({ takeOver: true }, await copyOver(connection)).delta();
    return commits < most;
  } catch (error) {
    if (error instanceof Crash) return false;
    throw error;
  }
}

/** Where the copy is not as the API. What a delta has to follow at once, and what it reads whole in the morning. */
async function differences(world: SyncWorld, copy: Copy): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const resource of ['participants', 'declarations', 'transfers', 'unfundedMentors', 'statements'] as const) {
    const rows = await copy.query(`SELECT id, raw FROM ${tableOf[resource]} WHERE gone_at IS NULL`);
    const held = new Map(rows.map((row) => [String(row['id']), row['raw']]));
    for (const item of await servedNow(world.mock, resource)) {
      if (held.get(item.id) !== JSON.stringify(item)) wrong.push(`${resource} ${item.id}`);
      held.delete(item.id);
    }
    for (const id of held.keys()) wrong.push(`${resource} ${id}: not served any more`);
  }
  const [todo] = await copy.query('SELECT count(*) AS n FROM dfe_todo');
  if (todo?.['n'] !== 0) wrong.push(`${String(todo?.['n'])} reads are owed`);
  return wrong;
}

test.each(['rect', 'ecf'] as const)(
  '%s: a run may die at any commit: the next one, a delta, leaves nothing behind',
  async (service) => {
    const start = join(dir, `${service}.db`);
    const world = await syncWorld({ service, perPage: 12, file: start });
    const acts = new Acts(world.mock, new Random(3));
    await acts.some();
    await world.sync().full();
    await world.copy.close();
    // over night: participants are read whole by the next run, so that it finds who vanished
    world.mock.clock.advance({ days: 1 });
    await acts.some();
    for (let most = 1, isOver = false; !isOver; most += 1) {
      const file = join(dir, `${service}-${most}.db`);
      copyFileSync(start, file);
      const copy = await openCopy(file);
      // a first load could not lose anything
      expect(await copy.query('SELECT 1 FROM dfe_participants LIMIT 1')).toHaveLength(1);
      isOver = await dieAt(world, copy, most);
      await world.sync({ takeOver: true }, copy).delta();
      expect([most, await differences(world, copy)]).toEqual([most, []]);
      await copy.close();
      rmSync(file);
    }
  },
  120_000,
);
