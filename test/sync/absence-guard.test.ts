import { describe, expect, test } from 'vitest';
import { changed, isList, singleOf, syncWorld, tally, type SyncWorld } from './support.ts';

/** A world with so many people more, all in the copy. */
async function withPeople(count: number): Promise<{ world: SyncWorld; people: readonly string[] }> {
  const world = await syncWorld();
  const people = world.register(count);
  await world.sync().full();
  world.mock.clock.advance({ hours: 1 });
  return { world, people };
}

async function gone(world: SyncWorld): Promise<number> {
  const [row] = await world.copy.query('SELECT count(*) AS n FROM dfe_participants WHERE gone_at IS NOT NULL');
  return Number(row?.['n']);
}

async function story(world: SyncWorld, id: string): Promise<readonly string[]> {
  return (await world.events())
    .filter((change) => change.resource === 'participants' && change.id === id)
    .map(({ kind }) => kind);
}

describe('too many missing', () => {
  test.each([
    [50, 0],
    [51, 1],
  ])('%i missing of 180: held %i times', async (missing, held) => {
    const { world, people } = await withPeople(60);
    world.undo(people.slice(0, missing));
    const report = await world.sync().full();
    expect(report.held).toHaveLength(held);
    expect(await gone(world)).toBe(held === 1 ? 0 : missing);
    expect(report.todo).toBe(0);
  });

  test('where a list is long, two in a hundred may be missing', async () => {
    const { world, people } = await withPeople(2880);
    world.undo(people.slice(0, 60));
    expect((await world.sync({ resources: ['participants'] }).full()).held).toEqual([]);
    expect(await gone(world)).toBe(60);
    world.undo(people.slice(100, 160));
    const report = await world.sync({ resources: ['participants'] }).full();
    expect(report.held).toEqual([{ resource: 'participants', absent: 60, of: 2940 }]);
  });

  test('accepting closes them over several runs, a fifth of a window each, and they count no more', async () => {
    const { world, people } = await withPeople(300);
    world.undo(people);
    const refused = await world.sync({ accept: { participants: 299 } }).full();
    expect(refused.held).toHaveLength(1);
    const questions = new Set(['participants.get', 'participants.list by from_participant_id']);
    let runs = 0;
    for (let left = 300; left > 0; runs += 1) {
      world.mock.clock.advance({ hours: 1 });
      const sync = world.sync(runs === 0 ? { accept: { participants: 300 } } : {});
      const { result, requests } = await world.counted(() => (runs < 2 ? sync.full() : sync.delta()));
      const asked = requests.filter((request) => questions.has(request)).length;
      expect(result.held).toEqual([]);
      expect(asked).toBeGreaterThan(0);
      expect(asked).toBeLessThanOrEqual(196);
      left = 300 - (await gone(world));
      if (runs > 10) throw new Error('It does not come to an end.');
    }
    expect(runs).toBeGreaterThanOrEqual(2);
    const [todo] = await world.copy.query('SELECT count(*) AS n FROM dfe_todo');
    expect(todo?.['n']).toBe(0);
  });
});

describe('what is served but not listed', () => {
  test('is asked for twice, and then by full runs alone', async () => {
    const { world, people } = await withPeople(1);
    const [hidden = ''] = people;
    world.put((request, answer) =>
      isList(request, 'participants')
        ? changed(answer(), ({ data }) => ({ data: data.filter(({ id }) => id !== hidden) }))
        : answer(),
    );
    const asked = async (mode: 'full' | 'delta'): Promise<number> => {
      // past three in the morning, so that a delta reads participants whole
      world.mock.clock.advance({ days: 1 });
      const { requests } = await world.counted(() => world.sync()[mode]());
      return tally(requests)['participants.get'] ?? 0;
    };
    expect([await asked('delta'), await asked('delta'), await asked('delta'), await asked('full')]).toEqual([
      1, 1, 0, 1,
    ]);
    expect(await gone(world)).toBe(0);
  });
});

describe('a question that is never answered', () => {
  test('counts as open in five runs; then it is asked once a day, and stops nothing else', async () => {
    const { world, people } = await withPeople(2);
    const [broken = '', other = ''] = people;
    world.undo([broken]);
    let tries = 0;
    world.put((request, answer) => {
      if (singleOf(request, 'participants') !== broken) return answer();
      tries += 1;
      return Promise.resolve(new Response('oops', { status: 500 }));
    });
    const told: (readonly [todo: number, stuck: number])[] = [];
    for (let run = 0; run < 5; run += 1) {
      const { todo, stuck } = await world.sync()[run === 0 ? 'full' : 'delta']();
      told.push([todo, stuck]);
      world.mock.clock.advance({ minutes: 10 });
    }
    expect(told).toEqual([...Array.from({ length: 4 }, () => [1, 0]), [0, 1]]);
    expect(tries).toBe(5);
    world.undo([other]);
    const beside = await world.sync().full();
    expect(beside.resources.participants.vanished).toBe(1);
    expect({ todo: beside.todo, stuck: beside.stuck, tries }).toEqual({ todo: 0, stuck: 1, tries: 5 });
    world.mock.clock.advance({ days: 1 });
    await world.sync().delta();
    await world.sync().delta();
    expect(tries).toBe(6);
    world.put(null);
    world.mock.clock.advance({ hours: 25 });
    const healed = await world.sync().delta();
    expect([healed.resources.participants.vanished, healed.stuck]).toEqual([1, 0]);
  });
});

describe('what becomes of a record', () => {
  test('vanished, and back; merged, and back; vanished, and merged', async () => {
    const { world, people } = await withPeople(2);
    const [first = '', second = ''] = people;
    const duplicate = world.mock.dfe.registerDuplicate(second);
    world.mock.clock.advance({ hours: 1 });
    await world.sync().full();
    const before = world.mock.snapshot();
    const at = async (act: () => void): Promise<void> => {
      act();
      world.mock.clock.advance({ hours: 2 });
      await world.sync().full();
    };
    world.mock.clock.advance({ hours: 1 });
    world.undo([first]);
    await at(() => world.mock.dfe.mergeParticipants(duplicate, second));
    expect([await story(world, first), await story(world, duplicate)]).toEqual([
      ['added', 'vanished'],
      ['added', 'merged'],
    ]);
    const late = Date.parse(world.mock.clock.now);
    await at(() => {
      world.mock.restore(before);
      world.mock.clock.set(new Date(late + 3_600_000).toISOString());
    });
    expect([(await story(world, first)).at(-1), (await story(world, duplicate)).at(-1)]).toEqual(['back', 'back']);
    // not served as anybody's for a while, and only then told as merged
    const missing = async (request: Request, answer: () => Promise<Response>): Promise<Response> => {
      if (singleOf(request, 'participants') === duplicate)
        return Response.json({ errors: [{ title: 'Resource not found', detail: '' }] }, { status: 404 });
      if (isList(request, 'participants'))
        return changed(answer(), ({ data }) => ({ data: data.filter(({ id }) => id !== duplicate) }));
      return answer();
    };
    await at(() => world.put(missing));
    expect((await story(world, duplicate)).at(-1)).toBe('vanished');
    await at(() => {
      world.put(null);
      world.mock.dfe.mergeParticipants(duplicate, second);
    });
    expect((await story(world, duplicate)).at(-1)).toBe('merged');
  });
});
