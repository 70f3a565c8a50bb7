import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { localFiles } from '../../../src/bulk/journal/files.ts';
import { readJournal } from '../../../src/bulk/journal/read-journal.ts';
import { planOn } from '../../../src/bulk/plan/plan.ts';
import { runOn } from '../../../src/bulk/run/run.ts';
import { judged } from '../judge.ts';
import { bulkWorld, sourceOf, type BulkWorld } from '../world.ts';
import { FullDisk } from './full.ts';

/** No room on the disk for any one thing that is written. */

const ROWS = 10;

async function world(): Promise<BulkWorld> {
  const made = await bulkWorld({ participants: 60, settleAfterMs: 30 });
  expect(made.rows.length).toBeGreaterThanOrEqual(ROWS);
  return made;
}

/** Ten rows are planned; then one person goes on under another id, and one answer is lost. */
async function planned(): Promise<BulkWorld> {
  const made = await world();
  const rows = made.rows.slice(0, ROWS);
  await planOn(made.dfe, 'declarations.create', sourceOf(rows), { journal: made.journal });
  const id = rows[3]?.draft['participant_id'] ?? '';
  made.mock.dfe.mergeParticipants(id, made.mock.dfe.registerDuplicate(id));
  return made;
}

// a look that comes too early on a busy machine is made again ten seconds later
test('at each single write of a run: it ends, sends nothing after, and the next run finishes it', async () => {
  const failures = new Set<string>();
  let failAt = 1;
  for (; ; failAt += 1) {
    const made = await planned();
    const { dfe, journal } = made;
    const disk = new FullDisk(localFiles, failAt);
    let [posts, late] = [0, 0];
    made.put(async (request, answer) => {
      if (request.method !== 'POST') return answer();
      posts += 1;
      if (disk.failed !== null) late += 1;
      const isLost = posts === 6;
      const response = await answer();
      if (isLost) throw new TypeError('terminated');
      return response;
    });
    const ended = await runOn(dfe, journal, { lanes: 1 + (failAt % 3) }, disk.files, disk.files).then(
      () => null,
      (error: unknown) => error,
    );
    if (disk.failed === null) {
      expect(ended).toBeNull();
      break;
    }
    const where = `number ${failAt}, a ${disk.failed}`;
    failures.add(disk.failed);
    expect(ended, where).toMatchObject({ name: 'BulkError', reason: 'storage' });
    expect(disk.after, where).toEqual([]);
    expect(late, where).toBe(0);
    expect(existsSync(`${journal}.lock`), where).toBe(false);
    made.put(null);
    const result = await runOn(dfe, journal, {});
    expect(result, where).toMatchObject({ exitCode: 0 });
    expect(result.counts.done, where).toBe(ROWS);
    expect(judged(made), where).toEqual([]);
  }
  expect(failAt).toBeGreaterThan(20);
  expect([...failures].sort()).toEqual(['create', 'link', 'sync', 'syncFolder', 'write']);
}, 120_000);

test('at each single write of a plan: no journal is left that could be run, and nothing else beside it', async () => {
  const made = await world();
  const source = sourceOf(made.rows.slice(0, ROWS));
  let failAt = 1;
  for (; ; failAt += 1) {
    const journal = `${made.journal}.${failAt}`;
    const disk = new FullDisk(localFiles, failAt);
    const ended = await planOn(made.dfe, 'declarations.create', source, { journal }, disk.files).then(
      () => null,
      (error: unknown) => error,
    );
    if (disk.failed === null) {
      expect(ended).toBeNull();
      break;
    }
    const where = `number ${failAt}, a ${disk.failed}`;
    expect(ended, where).toMatchObject({ name: 'BulkError', reason: 'storage' });
    // only its name may be there, when that it outlives a power cut could not be had; then the plan is whole
    if (disk.failed === 'syncFolder')
      expect(readJournal(readFileSync(journal), journal).rows, where).toHaveLength(ROWS);
    else expect(existsSync(journal), where).toBe(false);
    expect(
      readdirSync(dirname(journal)).filter((name) => name.includes('.plan')),
      where,
    ).toEqual([]);
  }
  expect(failAt).toBeGreaterThan(4);
  expect(made.sends()).toBe(0);
});
