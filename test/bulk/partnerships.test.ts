import { expect, test } from 'vitest';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import { kindsWorld, lossy, type KindsWorld } from './kinds-world.ts';

interface Interested {
  readonly rows: readonly SourceRow[];
  readonly partners: readonly string[];
}

/** Schools without a partnership in a cohort that was opened just now. */
async function interested(world: KindsWorld, many: number): Promise<Interested> {
  const partners = (await world.all('delivery-partners?filter[cohort]=2026'))
    .filter(({ attributes }) => (attributes['cohort'] as readonly string[]).includes('2026'))
    .map(({ id }) => id);
  const held = new Set(
    (await world.all('partnerships?filter[cohort]=2026')).map(({ attributes }) => attributes['school_id']),
  );
  const schools = (await world.all('schools?filter[cohort]=2026')).filter(
    ({ id, attributes }) => !held.has(id) && attributes['in_partnership'] !== true,
  );
  const rows = schools.slice(0, many).map(({ id }, index): SourceRow => ({
    ...{ line: index + 2, id: null },
    draft: { cohort: '2026', school_id: id, delivery_partner_id: partners[0] ?? '' },
  }));
  expect(rows).toHaveLength(many);
  expect(partners.length).toBeGreaterThan(1);
  return { rows, partners };
}

const large = (): KindsWorld => kindsWorld({ schools: 120, partnerships: 40 });
const ours = async (world: KindsWorld): Promise<number> => (await world.all('partnerships?filter[cohort]=2026')).length;

/** A partnership that a colleague makes by hand. */
async function byHand(world: KindsWorld, draft: SourceRow['draft'] | undefined): Promise<void> {
  interface Making {
    readonly partnerships: { create(draft: object): Promise<unknown> };
  }
  await (world.dfe as unknown as Making).partnerships.create({ ...draft });
}

test('a hundred schools are planned with a few requests, and not with one a school', async () => {
  const world = kindsWorld({ schools: 260, partnerships: 40 });
  const { rows } = await interested(world, 100);
  world.count();
  const planned = await world.plan('partnerships.create', rows);
  expect(planned.counts.pending).toBe(100);
  expect(world.count().reads).toBeLessThan(10);
});

test('40 interested schools: one request a row; again: every row already, and nothing sent', async () => {
  const world = large();
  const { rows } = await interested(world, 40);
  const before = await ours(world);
  const planned = await world.plan('partnerships.create', rows);
  expect(planned.counts.pending).toBe(40);
  world.count();
  expect(await world.run()).toMatchObject({ exitCode: 0, sends: 40 });
  const { reads, writes, accepted } = world.count();
  expect({ writes, accepted }).toEqual({ writes: 40, accepted: 40 });
  expect(reads).toBeLessThanOrEqual(2);
  expect(await ours(world)).toBe(before + 40);
  const again = await world.plan('partnerships.create', rows, { journal: `${world.journal}.2` });
  expect(again.counts.already).toBe(40);
  expect(await world.run()).toMatchObject({ exitCode: 0, sends: 0 });
  expect(world.count().writes).toBe(0);
});

test('another delivery partner there is a conflict: at the plan, and when it came since', async () => {
  const world = large();
  const { rows, partners } = await interested(world, 5);
  const [first, second, third, fourth] = rows;
  await byHand(world, { ...first?.draft, delivery_partner_id: partners[1] ?? '' });
  await byHand(world, second?.draft);
  const planned = await world.plan('partnerships.create', rows);
  expect(planned.rows.map(({ state }) => state)).toEqual(['conflict', 'already', 'pending', 'pending', 'pending']);
  await byHand(world, { ...third?.draft, delivery_partner_id: partners[1] ?? '' });
  await byHand(world, fourth?.draft);
  const result = await world.run();
  expect(result.rows.map(({ state }) => state)).toEqual(['conflict', 'already', 'conflict', 'already', 'done']);
  expect(result.exitCode).toBe(3);
});

test('a file that names two partners for a school contradicts itself: none is sent; an equal row is a duplicate', async () => {
  const world = large();
  const { rows, partners } = await interested(world, 2);
  const [first, second] = rows.map(({ draft }) => draft);
  const drafts = [first, { ...first, delivery_partner_id: partners[1] ?? '' }, second, second];
  const planned = await world.plan(
    'partnerships.create',
    drafts.map((draft = {}, index) => ({ line: index + 2, id: null, draft })),
  );
  expect(planned.rows.map(({ state }) => state)).toEqual(['conflict', 'conflict', 'pending', 'duplicate']);
  world.count();
  await world.run();
  expect(world.count().writes).toBe(1);
});

test('lost answers are settled: one partnership a school', async () => {
  const world = large();
  const { rows } = await interested(world, 40);
  const before = await ours(world);
  await world.plan('partnerships.create', rows);
  world.put(lossy(4));
  const result = await world.runAll();
  expect(result.counts.done).toBe(40);
  expect(world.count().accepted).toBe(40);
  expect(await ours(world)).toBe(before + 40);
});

test('a deadline is of declarations alone', async () => {
  const world = large();
  const { rows } = await interested(world, 1);
  await expect(world.plan('partnerships.create', rows, { deadline: 'cut-off' })).rejects.toMatchObject({
    reason: 'usage',
  });
});
