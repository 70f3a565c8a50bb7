import { expect, test } from 'vitest';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import { kindsWorld, lossy, rowsOf, stateOf, type KindsWorld } from './kinds-world.ts';

interface Declared {
  readonly id: string;
  readonly state: string;
  readonly statement: string;
}

async function declared(world: KindsWorld, ...states: readonly string[]): Promise<readonly Declared[]> {
  const all = await world.all('participant-declarations');
  return all.flatMap(({ id, attributes: { state, statement_id: statement, lead_provider_name: by } }) =>
    // others' are served too, of people who came from them
    states.includes(String(state)) && by === 'Northlight Teaching'
      ? { id, state: String(state), statement: String(statement) }
      : [],
  );
}

/** A world with more than enough declarations that can be taken back without a claw-back. */
const large = (): KindsWorld => kindsWorld({ participants: 400, declarations: 900, schools: 80 });
const rowsFor = (some: readonly Declared[]): readonly SourceRow[] => rowsOf(some);

async function voidedOf(world: KindsWorld, rows: readonly SourceRow[]): Promise<number> {
  const voided = new Set((await declared(world, 'voided', 'awaiting-clawback')).map(({ id }) => id));
  return rows.filter(({ id }) => voided.has(id ?? '')).length;
}

async function openOnes(world: KindsWorld, many: number): Promise<readonly Declared[]> {
  const some = (await declared(world, 'submitted', 'eligible', 'payable')).slice(0, many);
  expect(some).toHaveLength(many);
  return some;
}

test('60 are taken back with at most 1.1 requests a row, and a second run and a second plan send nothing', async () => {
  const world = large();
  const rows = rowsFor(await openOnes(world, 60));
  const planned = await world.plan('declarations.void', rows);
  expect(planned.counts.pending).toBe(60);
  await world.dfe.whoAmI();
  world.count();
  const result = await world.run();
  expect(result).toMatchObject({ exitCode: 0, sends: 60 });
  const { reads, writes, accepted } = world.count();
  expect({ writes, accepted }).toEqual({ writes: 60, accepted: 60 });
  // what is asked once for the whole run is no request of a row
  expect(reads + writes).toBeLessThanOrEqual(66 + 3);
  expect(await voidedOf(world, rows)).toBe(60);
  expect(await world.run()).toMatchObject({ sends: 0, exitCode: 0 });
  const again = await world.plan('declarations.void', rows, { journal: `${world.journal}.2` });
  expect(again.counts.already).toBe(60);
  expect(world.count().writes).toBe(0);
});

test('one that is out of effect is already, an equal row a duplicate, an unknown id refused', async () => {
  const world = large();
  const [voided] = await declared(world, 'voided');
  const [open] = await openOnes(world, 1);
  const unknown = '00000000-0000-4000-8000-000000000000';
  const rows = rowsOf([voided, open, open, { id: unknown }].map((one) => ({ id: one?.id ?? '' })));
  const planned = await world.plan('declarations.void', rows);
  expect(planned.rows.map(({ state }) => state)).toEqual(['already', 'pending', 'duplicate', 'refused']);
  const result = await world.run();
  expect(result.rows.map(({ state }) => state)).toEqual(['already', 'done', 'duplicate', 'refused']);
  expect(result.exitCode).toBe(3);
});

test('a paid one is refused at plan, unless the claw-back is meant', async () => {
  const world = large();
  const all = await declared(world, 'paid');
  const rows = rowsFor(all.slice(0, 20));
  const planned = await world.plan('declarations.void', rows);
  expect(planned.counts.refused).toBe(20);
  expect(planned.rows[0]?.why).toMatch(/claw/i);
  await world.run();
  expect(world.count().writes).toBe(0);
  const meant = await world.plan('declarations.void', rows, { clawBack: true, journal: `${world.journal}.2` });
  expect(meant.counts.pending).toBeGreaterThan(0);
});

test('one that is paid between plan and send is stale', async () => {
  const world = large();
  const [one] = await declared(world, 'payable');
  const rows = rowsFor([one as Declared]);
  await world.plan('declarations.void', rows);
  world.mock.clock.advance({ minutes: 5 });
  world.mock.dfe.pay((one as Declared).statement);
  const result = await world.run();
  expect(stateOf(result, 2)).toBe('stale');
  expect(result.rows[0]?.why).toMatch(/paid/);
  expect(world.count().writes).toBe(0);
});

test('one that has changed since the plan is stale, also where the claw-back is meant', async () => {
  const world = large();
  const submitted = await declared(world, 'submitted');
  const payable = await declared(world, 'payable');
  const rows = rowsFor([payable[0] as Declared, ...submitted.slice(0, 3)]);
  await world.plan('declarations.void', rows, { clawBack: true });
  world.mock.clock.advance({ minutes: 5 });
  world.mock.dfe.pay((payable[0] as Declared).statement);
  const result = await world.run();
  expect(stateOf(result, 2)).toBe('stale');
  expect(result.counts.done).toBe(3);
  expect(result.exitCode).toBe(3);
});

test('one that a colleague has taken back since the plan is already, without a send', async () => {
  const world = large();
  const some = await openOnes(world, 5);
  const rows = rowsFor(some);
  await world.plan('declarations.void', rows);
  await (world.dfe as unknown as { declarations: { void(id: string): Promise<unknown> } }).declarations.void(
    some[2]?.id ?? '',
  );
  world.count();
  const result = await world.run();
  expect(result.rows.map(({ state }) => state)).toEqual(['done', 'done', 'already', 'done', 'done']);
  expect(world.count().writes).toBe(4);
});

test('one that a colleague takes back between the look and the send is already, not refused', async () => {
  const world = large();
  const some = await openOnes(world, 1);
  await world.plan('declarations.void', rowsFor(some));
  world.put(async (request, answer) => {
    if (request.method !== 'GET') {
      const by = new Request(request.url, { method: 'PUT', headers: request.headers });
      expect((await world.mock.fetch(by)).status).toBe(200);
    }
    return answer();
  });
  const result = await world.run();
  expect(stateOf(result, 2)).toBe('already');
  expect(result.exitCode).toBe(0);
});

test('lost answers are settled: each is taken back once', async () => {
  const world = large();
  const rows = rowsFor(await openOnes(world, 40));
  await world.plan('declarations.void', rows);
  world.count();
  world.put(lossy(4));
  const result = await world.runAll();
  expect(result.counts.done).toBe(40);
  expect(world.count().accepted).toBe(40);
  expect(await voidedOf(world, rows)).toBe(40);
});
