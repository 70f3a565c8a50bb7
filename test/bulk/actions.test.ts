import { describe, expect, test } from 'vitest';
import { plan, type BulkOperation } from '../../src/bulk/index.ts';
import {
  atWrite,
  hear,
  kindsWorld,
  lossy,
  people,
  rowsOf,
  stateOf,
  type Enrolled,
  type KindsWorld,
} from './kinds-world.ts';
import { run } from './watched.ts';
import { sourceOf } from './world.ts';

type Action = Extract<BulkOperation, `participants.${string}`>;
const actions: readonly Action[] = [
  'participants.withdraw',
  'participants.defer',
  'participants.resume',
  'participants.changeSchedule',
];

const other = ({ schedule }: Enrolled): string =>
  schedule === 'ecf-standard-april' ? 'ecf-standard-january' : 'ecf-standard-april';

function draftOf(action: Action, person: Enrolled): Readonly<Record<string, string>> {
  const course_identifier = person.course;
  switch (action) {
    case 'participants.withdraw':
      return { reason: 'moved-school', course_identifier };
    case 'participants.defer':
      return { reason: 'bereavement', course_identifier };
    case 'participants.changeSchedule':
      return { schedule_identifier: other(person), course_identifier, cohort: person.cohort };
    default:
      return { course_identifier };
  }
}

/** Whoever an action can be taken on: tried, and the world put back. */
async function able(world: KindsWorld, action: Action, many: number): Promise<readonly Enrolled[]> {
  if (action === 'participants.resume') {
    for (const person of await able(world, 'participants.defer', many)) await defer(world, person);
    // nobody can be resumed on the day of their deferral
    world.mock.clock.advance({ days: 1 });
    await hear(world);
  }
  const found = (await people(world, action === 'participants.resume' ? 'deferred' : 'active')).filter(
    ({ cohort }) => Number(cohort) >= 2024,
  );
  const rows = rowsOf(found.map((person) => ({ id: person.id, draft: draftOf(action, person) })));
  const { rows: judged } = await plan(world.dfe, action, sourceOf(rows));
  const some: Enrolled[] = [];
  for (const [index, person] of found.entries()) {
    if (judged[index]?.state !== 'pending' || some.length === many) continue;
    const before = world.mock.snapshot();
    const tried = acting(world)[action.slice('participants.'.length)]?.(person.id, draftOf(action, person));
    if (await tried?.then(Boolean, () => false)) some.push(person);
    world.mock.restore(before);
  }
  expect(some).toHaveLength(many);
  world.count();
  return some;
}

/** Whoever this is goes on under another id, that of a second registration of theirs. */
function mergedInto(world: KindsWorld, id: string): void {
  const duplicate = world.mock.dfe.registerDuplicate(id);
  world.mock.dfe.mergeParticipants(id, duplicate);
}

interface Acting {
  readonly participants: Readonly<Record<string, (id: string, draft: object) => Promise<unknown>>>;
}
const acting = (world: KindsWorld): Acting['participants'] => (world.dfe as unknown as Acting).participants;
const defer = (world: KindsWorld, person: Enrolled): Promise<unknown> | undefined =>
  acting(world)['defer']?.(person.id, draftOf('participants.defer', person));

const rowsFor = (action: Action, some: readonly Enrolled[]): ReturnType<typeof rowsOf> =>
  rowsOf(some.map((person) => ({ id: person.id, draft: draftOf(action, person) })));

const statusAfter = { withdraw: 'withdrawn', defer: 'deferred', resume: 'active', changeSchedule: 'active' } as const;
const large = (): KindsWorld => kindsWorld({ participants: 250, declarations: 250 });

describe.each(actions)('%s', (action) => {
  const name = action.slice('participants.'.length) as keyof typeof statusAfter;

  async function isAsAsked(world: KindsWorld, some: readonly Enrolled[]): Promise<void> {
    const now = new Map((await people(world, statusAfter[name])).map((person) => [person.id, person]));
    for (const person of some)
      expect(now.get(person.id)?.schedule).toBe(name === 'changeSchedule' ? other(person) : person.schedule);
  }

  test('one GET and one PUT a row, and a second run and a second plan send nothing', async () => {
    const world = large();
    const some = await able(world, action, 20);
    await world.plan(action, rowsFor(action, some));
    world.count();
    const result = await world.run();
    expect(result).toMatchObject({ exitCode: 0, sends: 20 });
    const { reads, writes } = world.count();
    expect(writes).toBe(20);
    expect(reads + writes).toBeLessThanOrEqual(20 * 2.05 + 2);
    await isAsAsked(world, some);
    expect(await world.run()).toMatchObject({ exitCode: 0, sends: 0 });
    const again = await world.plan(action, rowsFor(action, some), { journal: `${world.journal}.2` });
    expect(again.counts.already).toBe(20);
    expect(world.count().writes).toBe(0);
  });

  test('somebody who changed since the plan is stale, and nobody else is held up', async () => {
    const world = large();
    const some = await able(world, action, 5);
    await world.plan(action, rowsFor(action, some));
    world.mock.clock.advance({ minutes: 3 });
    world.mock.schools.changeName(some[1]?.id ?? '', 'Somebody Else');
    const result = await world.run();
    expect(result.rows.map(({ state }) => state)).toEqual(['done', 'stale', 'done', 'done', 'done']);
    expect(result.exitCode).toBe(3);
    expect(world.count().writes).toBe(4);
  });

  test('lost answers are settled, and each is done once', async () => {
    const world = large();
    const some = await able(world, action, 16);
    await world.plan(action, rowsFor(action, some));
    world.put(lossy(4));
    const result = await world.runAll();
    expect(result.counts.done).toBe(16);
    expect(world.count().accepted).toBe(16);
    await isAsAsked(world, some);
  });

  test('an effect that comes 30 ms late is waited for, and not sent again', async () => {
    const world = large();
    const some = await able(world, action, 6);
    await world.plan(action, rowsFor(action, some));
    let writes = 0;
    world.put((request, answer) => {
      if (request.method === 'GET') return answer();
      writes += 1;
      if (writes % 2 === 0) return answer();
      setTimeout(() => void answer(), 30);
      return Promise.reject(new TypeError('terminated'));
    });
    const result = await world.runAll();
    expect(result.counts.done).toBe(6);
    expect(world.count()).toMatchObject({ writes: 6, accepted: 6 });
    await isAsAsked(world, some);
  });

  test('somebody who was merged is refused, at the plan and at the send', async () => {
    const world = large();
    const some = await able(world, action, 4);
    const [gone, , before] = some.map(({ id }) => id);
    mergedInto(world, gone ?? '');
    const planned = await world.plan(action, rowsFor(action, [some[0] as Enrolled, some[2] as Enrolled]));
    expect(planned.rows.map(({ state }) => state)).toEqual(['refused', 'pending']);
    expect(planned.rows[0]?.why).toMatch(/merged/);
    mergedInto(world, before ?? '');
    world.count();
    const result = await world.run();
    expect(result.rows.map(({ state }) => state)).toEqual(['refused', 'refused']);
    expect(result.rows[1]?.why).toMatch(/merged/);
    expect(world.count().writes).toBe(0);
  });
});

describe('rows of one person', () => {
  const there = (person: Enrolled): Readonly<Record<string, string>> => draftOf('participants.changeSchedule', person);
  const back = (person: Enrolled): Readonly<Record<string, string>> => ({
    ...there(person),
    schedule_identifier: person.schedule,
  });
  const threeTimes = (some: readonly Enrolled[]): ReturnType<typeof rowsOf> =>
    rowsOf([there, back, there].flatMap((draft) => some.map((person) => ({ id: person.id, draft: draft(person) }))));

  test('are done in the order of the file: there, back, and there again', async () => {
    const world = large();
    const some = await able(world, 'participants.changeSchedule', 8);
    const planned = await world.plan('participants.changeSchedule', threeTimes(some));
    expect(planned.counts.pending).toBe(24);
    const result = await world.run();
    expect(result).toMatchObject({ exitCode: 0, sends: 24 });
    const now = await people(world);
    for (const person of some) expect(now.find(({ id }) => id === person.id)?.schedule).toBe(other(person));
  });

  test('are done in order when answers are lost', async () => {
    const world = large();
    const some = await able(world, 'participants.changeSchedule', 8);
    await world.plan('participants.changeSchedule', threeTimes(some));
    world.put(lossy(5));
    const result = await world.runAll();
    expect(result.counts).toMatchObject({ done: 24, stale: 0, 'blocked-by': 0 });
    expect(world.count().accepted).toBe(24);
  });

  test('behind one that is stale wait for a person', async () => {
    const world = large();
    const some = await able(world, 'participants.changeSchedule', 2);
    await world.plan('participants.changeSchedule', threeTimes(some));
    world.mock.clock.advance({ minutes: 3 });
    world.mock.schools.changeName(some[0]?.id ?? '', 'Somebody Else');
    const result = await world.run();
    expect([2, 4, 6].map((line) => stateOf(result, line))).toEqual(['stale', 'blocked-by', 'blocked-by']);
    expect(result.rows.find(({ line }) => line === 4)?.by).toBe(2);
    expect([3, 5, 7].map((line) => stateOf(result, line))).toEqual(['done', 'done', 'done']);
    expect(result.exitCode).toBe(3);
  });

  test('one that somebody changes between two rows is stale from there on', async () => {
    const world = large();
    const some = await able(world, 'participants.changeSchedule', 1);
    await world.plan('participants.changeSchedule', threeTimes(some));
    let acted = false;
    world.put((request, answer) => {
      // the look before the second row
      if (request.method === 'GET' && world.mock.requests.at(-1)?.method === 'PUT' && !acted) {
        acted = true;
        world.mock.clock.advance({ minutes: 3 });
        world.mock.schools.changeName(some[0]?.id ?? '', 'Somebody Else');
      }
      return answer();
    });
    const result = await world.run();
    expect(result.rows.map(({ state }) => state)).toEqual(['done', 'stale', 'blocked-by']);
  });

  test('an equal row is a row of its own', async () => {
    const world = large();
    const some = await able(world, 'participants.defer', 1);
    const planned = await world.plan('participants.defer', rowsFor('participants.defer', [...some, ...some]));
    expect(planned.counts.duplicate).toBe(0);
    const result = await world.run();
    // it is so already: nobody has to do anything
    expect(result.rows.map(({ state }) => state)).toEqual(['done', 'already']);
  });

  test('defer, resume and defer of the same people, one journal after the other, none mixed up', async () => {
    const world = large();
    const some = await able(world, 'participants.defer', 6);
    const order = ['participants.defer', 'participants.resume', 'participants.defer'] as const;
    for (const [index, action] of order.entries()) {
      const journal = `${world.journal}.${index}`;
      await world.plan(action, rowsFor(action, some), { journal });
      world.put(lossy(6));
      let result = await run(world.dfe, journal).catch(() => null);
      for (let tries = 0; result?.exitCode !== 0 && tries < 8; tries += 1)
        result = await run(world.dfe, journal).catch(() => null);
      world.put(null);
      expect(result?.counts).toMatchObject({ done: 6 });
      world.mock.clock.advance({ days: 1 });
    }
    const deferred = new Set((await people(world, 'deferred')).map(({ id }) => id));
    expect(some.every(({ id }) => deferred.has(id))).toBe(true);
    expect(world.count().accepted).toBe(18);
  });
});

test('a read that fails before a send refuses nothing: the row is sent by the next run', async () => {
  const world = large();
  const some = await able(world, 'participants.defer', 4);
  await world.plan('participants.defer', rowsFor('participants.defer', some));
  let reads = 0;
  world.put((request, answer) => {
    if (!/participants\/[0-9a-f-]{36}$/.test(new URL(request.url).pathname)) return answer();
    reads += 1;
    if (reads % 3 === 0) return Promise.resolve(new Response('busy', { status: 502 }));
    return reads % 3 === 1 ? Promise.reject(new TypeError('terminated')) : answer();
  });
  const result = await world.runAll();
  expect(result.counts).toMatchObject({ done: 4, refused: 0 });
});

test('an act of a colleague after a lost answer is not undone', async () => {
  const world = large();
  const some = await able(world, 'participants.defer', 1);
  const [person] = some;
  if (person === undefined) return;
  await world.plan('participants.defer', rowsFor('participants.defer', some));
  world.put(async (request, answer) => {
    if (request.method === 'GET') return answer();
    world.put(null);
    await answer();
    world.mock.clock.advance({ days: 1 });
    await acting(world)['resume']?.(person.id, { course_identifier: person.course });
    throw new TypeError('terminated');
  });
  const result = await world.run();
  expect(stateOf(result, 2)).toBe('touched');
  expect((await people(world)).some(({ id }) => id === person.id)).toBe(true);
  expect(await world.run()).toMatchObject({ sends: 0 });
});

test('a school that acts between the look and the send does not stop the run', async () => {
  const world = large();
  const some = await able(world, 'participants.withdraw', 3);
  await world.plan('participants.withdraw', rowsFor('participants.withdraw', some));
  world.put(atWrite(1, () => world.mock.schools.changeName(some[2]?.id ?? '', 'Somebody Else')));
  const result = await world.run();
  expect(result.counts.done + result.counts.stale).toBe(3);
});
