import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plan } from '../../src/bulk/index.ts';
import { readJournal } from '../../src/bulk/journal/read-journal.ts';
import { run } from './watched.ts';
import { bulkWorld, sourceOf } from './world.ts';

/** Declarations that were made, taken back, and are planned again exactly as they were. */
async function takenBack(many: number) {
  const world = await bulkWorld({ settleAfterMs: 60 });
  const rows = world.rows.slice(0, many);
  await plan(world.dfe, 'declarations.create', sourceOf(rows), { journal: world.journal });
  await run(world.dfe, world.journal);
  for (const { id } of world.accepted) await world.dfe.declarations.void(id);
  const journal = `${world.journal}.anew`;
  const planned = await plan(world.dfe, 'declarations.create', sourceOf(rows), { journal });
  expect(planned.counts.pending).toBe(many);
  return { world, rows, journal, first: world.accepted.map(({ id }) => id), sends: world.sends() };
}

test('what was taken back is never taken for what is declared anew, though the send came to nothing', async () => {
  const { world, rows, journal, first } = await takenBack(4);
  const lost = new Set<string>();
  world.put(async (request, answer) => {
    if (request.method !== 'POST') return answer();
    const { data } = (await request.clone().json()) as { data: { attributes: { participant_id: string } } };
    const id = data.attributes.participant_id;
    if (lost.has(id)) return answer();
    lost.add(id);
    throw new TypeError('terminated');
  });
  let result = await run(world.dfe, journal);
  for (let tries = 0; tries < 5 && result.exitCode > 3; tries += 1) result = await run(world.dfe, journal);
  expect(result.rows.map(({ state }) => state)).toEqual(rows.map(() => 'done'));
  expect(result.rows.filter(({ record }) => first.includes(record ?? ''))).toEqual([]);
  expect(world.accepted).toHaveLength(rows.length * 2);
});

test('what held the slot is read right before the send, and kept with it', async () => {
  const { world, rows, journal, first } = await takenBack(3);
  let reads = 0;
  world.put((request, answer) => {
    if (request.method === 'GET' && request.url.includes('participant_id')) reads += 1;
    return answer();
  });
  await run(world.dfe, journal);
  expect(reads).toBe(rows.length);
  const { events } = readJournal(readFileSync(journal), journal);
  const before = events.flatMap((one) => ('line' in one && one.type === 'sending' ? [one.before?.records] : []));
  expect(before.map((records) => records?.length)).toEqual(rows.map(() => 1));
  expect(new Set(before.flatMap((records) => records?.map(({ id }) => id)))).toEqual(new Set(first));
});
