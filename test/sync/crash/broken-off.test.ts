import { describe, expect, test } from 'vitest';
import { copyOver, inside, type Copy } from '../../../src/sync/copy/copy.ts';
import { removable, served, syncWorld, type SyncWorld } from '../support.ts';
import { listOf } from './acts.ts';
import { watched, type Commit } from './points.ts';

/** Breaks off as a crash does: what is committed stays, and nothing comes after it. */
class Crash extends Error {}

/** Runs, and dies right after the first commit that fits. */
async function dieAfter(world: SyncWorld, mode: 'full' | 'delta', fits: (commit: Commit) => boolean): Promise<void> {
  let isDead = false;
  const connection = watched(world.copy[inside].connection, {
    before() {
      if (isDead) throw new Crash();
    },
    after(commit) {
      if (!fits(commit)) return;
      isDead = true;
      throw new Crash();
    },
  });
  const copy: Copy = await copyOver(connection);
  await expect(world.sync({ takeOver: true }, copy)[mode]()).rejects.toThrow(Crash);
}

const ended =
  (scope: string) =>
  ({ wrote, scopes }: Commit): boolean =>
    wrote.has('dfe_scopes') && scopes.has(scope);
const amid =
  (scope: string) =>
  ({ wrote, scopes }: Commit): boolean =>
    !wrote.has('dfe_scopes') && scopes.has(scope);

/** The declarations of which the copy has another participant than the service. */
async function misplaced(world: SyncWorld): Promise<readonly unknown[]> {
  const rows = await world.copy.query('SELECT id, participant_id FROM dfe_declarations');
  const held = new Map(rows.map((row) => [row['id'], row['participant_id']]));
  const all = await listOf(world.mock, 'declarations');
  return all.filter(({ id, attributes }) => held.get(id) !== attributes['participant_id']);
}

/** Somebody with declarations is folded into somebody else. */
function merge(world: SyncWorld): void {
  const all = world.mock.scenario.participants ?? [];
  const declared = new Set(world.mock.scenario.declarations?.map(({ participant }) => participant));
  for (const { id: from } of all.filter((one) => declared.has(one.id)))
    for (const { id: to } of all.slice(0, 40)) {
      if (to === from) continue;
      try {
        world.mock.dfe.mergeParticipants(from, to);
        return;
      } catch {
        // this pair cannot be merged
      }
    }
  throw new Error('No two of this world can be merged.');
}

describe('a run that breaks off', () => {
  test('between participants and declarations of a full run: the next delta follows the merge all the same', async () => {
    const world = await syncWorld();
    await world.sync().full();
    world.mock.clock.advance({ hours: 1 });
    merge(world);
    world.mock.clock.advance({ hours: 1 });
    await dieAfter(world, 'full', ended('participants'));
    expect(await misplaced(world)).not.toEqual([]);
    world.mock.clock.advance({ hours: 1 });
    await world.sync({ takeOver: true }).delta();
    expect(await misplaced(world)).toEqual([]);
  });

  test('in the middle of declarations: who moved before it is gone on with is followed', async () => {
    const world = await syncWorld({ perPage: 10 });
    await world.sync().full();
    world.mock.clock.advance({ hours: 1 });
    await dieAfter(world, 'full', amid('declarations'));
    merge(world);
    world.mock.clock.advance({ hours: 1 });
    const report = await world.sync({ takeOver: true }).full();
    expect(report.resumed).toBe(true);
    expect(await misplaced(world)).toEqual([]);
  });

  test('right after the last page: what was missing is asked for by the next run', async () => {
    const world = await syncWorld();
    const [id = ''] = world.register(1);
    await world.sync().full();
    world.mock.clock.advance({ hours: 1 });
    world.undo([id]);
    await dieAfter(world, 'full', ended('participants'));
    const report = await world.sync({ takeOver: true }).delta();
    expect(report.resources.participants.vanished).toBe(1);
  });

  test('with a border that nobody had looked at yet: what slid across it is found', async () => {
    const world = await syncWorld({ perPage: 10 });
    const leaver = await removable(world);
    let pages = 0;
    const stop = world.mock.between({
      before({ operation, query }) {
        if (operation !== 'participants.list' || !query.endsWith('=10')) return;
        pages += 1;
        if (pages === 10) world.mock.schools.undoRegistration(leaver);
      },
    });
    await dieAfter(world, 'full', amid('participants'));
    stop();
    expect(pages).toBeGreaterThanOrEqual(10);
    world.mock.clock.advance({ hours: 1 });
    await world.sync({ takeOver: true }).full();
    const rows = await world.copy.query('SELECT id FROM dfe_participants');
    const held = new Set(rows.map((row) => row['id']));
    expect((await served(world, 'participants')).filter((id) => !held.has(id))).toEqual([]);
  });
});
