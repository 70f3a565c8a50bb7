import { readFileSync, writeFileSync } from 'node:fs';
import { createClient } from 'lead-provider-sdk';
import { expect, onTestFinished, test } from 'vitest';
import { importRun, plan } from '../../src/bulk/index.ts';
import { inside } from '../../src/sync/copy/copy.ts';
import { createSync, type Copy } from '../../src/sync/index.ts';
import { openCopy } from '../../src/sync/sqlite/index.ts';
import { set } from '../../src/sync/store/schema.ts';
import { run } from './watched.ts';
import { bulkWorld, sourceOf } from './world.ts';

type World = Awaited<ReturnType<typeof bulkWorld>>;

async function copyOf({ mock }: World, token: string, baseUrl: string): Promise<Copy> {
  const dfe = createClient({ service: 'rect', baseUrl, token, fetch: mock.fetch, budget: 'off' });
  const copy = await openCopy(':memory:');
  onTestFinished(() => copy.close());
  await createSync(dfe, copy, { now: () => Date.parse(mock.clock.now) }).full();
  return copy;
}

const sendsIn = async (copy: Copy): Promise<unknown> =>
  (await copy.query('SELECT count(*) AS n FROM dfe_sends'))[0]?.['n'];

const others = [
  ["another provider's", 'lp2', 'https://mock.test', /another token|another provider's/],
  ["another server's", 'lp1', 'https://other.test', /https:\/\/other\.test/],
] as const;

test.each(others)('a copy of %s is told nothing, and nothing is sent for it', async (_whose, lp, baseUrl, words) => {
  const world = await bulkWorld();
  const { mock, dfe, rows, journal } = world;
  const copy = await copyOf(world, mock.token(lp), baseUrl);
  await plan(dfe, 'declarations.create', sourceOf(rows), { journal });
  const posts = (): number => mock.requests.filter(({ method }) => method === 'POST').length;
  await expect(run(dfe, journal, { copy })).rejects.toMatchObject({
    reason: 'usage',
    message: expect.stringMatching(words),
  });
  expect(posts()).toBe(0);

  const { counts } = await run(dfe, journal);
  expect(counts.done).toBeGreaterThan(0);
  const refused = { reason: 'usage', message: expect.stringMatching(words) };
  await expect(importRun(copy, journal)).rejects.toMatchObject(refused);
  expect(await sendsIn(copy)).toBe(0);
});

test("a copy of one's own is told, also when it was kept with an earlier token: by the statements they share", async () => {
  const world = await bulkWorld();
  const { mock, dfe, rows, journal } = world;
  const copy = await copyOf(world, mock.token('lp1'), 'https://mock.test');
  await plan(dfe, 'declarations.create', sourceOf(rows), { journal });
  const { counts } = await run(dfe, journal);
  expect(await importRun(copy, journal)).toBe(counts.done);
  await copy[inside].connection.write(() => set('tokens', JSON.stringify(['an earlier one'])));
  expect(await importRun(copy, journal)).toBe(counts.done);
  expect(await sendsIn(copy)).toBe(counts.done);
});

test('a journal with a damaged line tells a copy nothing, until it was repaired', async () => {
  const world = await bulkWorld();
  const { mock, dfe, rows, journal } = world;
  const copy = await copyOf(world, mock.token('lp1'), 'https://mock.test');
  await plan(dfe, 'declarations.create', sourceOf(rows), { journal });
  const { counts } = await run(dfe, journal);
  const lines = readFileSync(journal, 'utf8').split('\n');
  const at = lines.findIndex((line) => line.includes('"type":"done"'));
  writeFileSync(
    journal,
    lines.map((line, index) => (index === at ? line.replace('"done"', '"dome"') : line)).join('\n'),
  );
  const refused = { reason: 'journal', message: expect.stringMatching(/told nothing.*--repair/) };
  await expect(importRun(copy, journal)).rejects.toMatchObject(refused);
  expect(await sendsIn(copy)).toBe(0);

  await run(dfe, journal, { repair: true });
  expect(await importRun(copy, journal)).toBe(counts.done);
});
