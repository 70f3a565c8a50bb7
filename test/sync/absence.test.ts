import { describe, expect, test } from 'vitest';
import { changed, isList, removable, singleOf, syncWorld, tally, type SyncWorld } from './support.ts';

/** Leaves records out of the list of participants; single reads still find them. */
function hide(world: SyncWorld, hidden: readonly string[]): void {
  world.put((request, answer) =>
    isList(request, 'participants') && !request.url.includes('from_participant_id')
      ? changed(answer(), ({ data }) => ({ data: data.filter(({ id }) => !hidden.includes(id)) }))
      : answer(),
  );
}

const html = (status: number): Response =>
  new Response('<html><body>Not here</body></html>', { status, headers: { 'content-type': 'text/html' } });
const ownMissing = (): Response =>
  Response.json(
    { errors: [{ title: 'Resource not found', detail: 'Nothing could be found for the provided details' }] },
    { status: 404 },
  );

async function gone(world: SyncWorld, table = 'dfe_participants'): Promise<number> {
  const [row] = await world.copy.query(`SELECT count(*) AS n FROM ${table} WHERE gone_at IS NOT NULL`);
  return Number(row?.['n']);
}

/** The kinds of events that tell of a record, in their order. */
async function story(world: SyncWorld, id: string): Promise<readonly string[]> {
  return (await world.events())
    .filter((change) => change.resource === 'participants' && change.id === id)
    .map(({ kind }) => kind);
}

/** A world with so many people more, all in the copy. */
async function withPeople(count: number): Promise<{ world: SyncWorld; people: readonly string[] }> {
  const world = await syncWorld();
  const people = world.register(count);
  await world.sync().full();
  world.mock.clock.advance({ hours: 1 });
  return { world, people };
}

describe('what is missing from a list though it is there', () => {
  test('a page without records closes nothing, and too many missing hold the list', async () => {
    const { world } = await withPeople(0);
    world.put((request, answer) =>
      isList(request, 'participants') ? changed(answer(), () => ({ data: [] })) : answer(),
    );
    const report = await world.sync().full();
    expect(report.held).toEqual([{ resource: 'participants', absent: 120, of: 120 }]);
    expect(await gone(world)).toBe(0);
  });

  test('half a page closes nothing', async () => {
    const { world } = await withPeople(0);
    world.put((request, answer) =>
      isList(request, 'participants') && !request.url.includes('from_participant')
        ? changed(answer(), ({ data }) => ({ data: data.slice(0, 80) }))
        : answer(),
    );
    const { result, requests } = await world.counted(() => world.sync().full());
    expect(result.held).toEqual([]);
    expect(tally(requests)['participants.get']).toBe(40);
    expect(await gone(world)).toBe(0);
  });

  test('a service that serves smaller pages than asked for loses nothing', async () => {
    const world = await syncWorld({ perPage: 120 });
    world.register(130);
    await world.sync().full();
    world.mock.clock.advance({ hours: 1 });
    world.mock.faults.add({ operation: 'participants.list', effect: { kind: 'clamp', perPage: 100 }, times: Infinity });
    await world.sync().full();
    expect(await gone(world)).toBe(0);
    const [row] = await world.copy.query('SELECT count(*) AS n FROM dfe_participants');
    expect(row?.['n']).toBe(250);
  });

  test.each([
    ['an HTML page of a proxy', () => html(404), 'participants'],
    ['a 500', () => new Response('oops', { status: 500 }), 'participants'],
    ["the service's own 404 for everybody", ownMissing, ''],
  ])('%s in place of single reads closes nothing and is owed', async (_, answerWith, path) => {
    const { world, people } = await withPeople(3);
    world.undo(people.slice(0, 2));
    world.put((request, answer) =>
      singleOf(request, path === '' ? '[a-z-]+' : path) === null ? answer() : Promise.resolve(answerWith()),
    );
    const report = await world.sync().full();
    expect(report.resources.participants.vanished).toBe(0);
    expect(report.todo).toBe(2);
    expect(await gone(world)).toBe(0);
    world.put(null);
    world.mock.clock.advance({ hours: 1 });
    const next = await world.sync().delta();
    expect(next.resources.participants.vanished).toBe(2);
    expect(next.todo).toBe(0);
  });
});

test("an HTML 404 is nobody's word, though the service answers for others", async () => {
  const { world, people } = await withPeople(2);
  const [id = ''] = people;
  world.undo([id]);
  world.put((request, answer) => (singleOf(request, 'participants') === id ? Promise.resolve(html(404)) : answer()));
  const report = await world.sync().full();
  expect([report.resources.participants.vanished, report.todo, await gone(world)]).toEqual([0, 1, 0]);
});

describe('what is gone', () => {
  test('50 candidates of which 40 exist: 40 applied, 10 vanished, and no request more than it takes', async () => {
    const { world, people } = await withPeople(50);
    world.undo(people.slice(0, 10));
    hide(world, people);
    world.mock.schools.changeName(people[20] ?? '', 'Somebody Else');
    const { result, requests } = await world.counted(() => world.sync({ resources: ['participants'] }).full());
    const { vanished, changed: renamed } = result.resources.participants;
    expect({ vanished, renamed, held: result.held, todo: result.todo }).toEqual({
      ...{ vanished: 10, renamed: 1, held: [], todo: 0 },
    });
    // 120 listed take two pages; then a question for each candidate and one whose answer is known, and for each that is
    // missing whether somebody has taken its place
    expect(tally(requests)).toEqual({
      'participants.list': 2,
      'participants.get': 50 + 1,
      'participants.list by from_participant_id': 10,
    });
    expect(result.followUps).toBe(61);
  });

  test('declarations are looked for a hundred people a request first, then one by one', async () => {
    const { world } = await withPeople(0);
    const rows = await world.copy.query('SELECT id, participant_id FROM dfe_declarations ORDER BY id LIMIT 30');
    const hidden = new Set(rows.map((row) => row['id']));
    const lost = new Set(rows.slice(0, 4).map((row) => row['id']));
    world.put((request, answer) => {
      if (lost.has(singleOf(request, 'participant-declarations'))) return Promise.resolve(ownMissing());
      if (!isList(request, 'participant-declarations')) return answer();
      const out = request.url.includes('participant_id') ? lost : hidden;
      return changed(answer(), ({ data }) => ({ data: data.filter(({ id }) => !out.has(id)) }));
    });
    const { result, requests } = await world.counted(() => world.sync({ resources: ['declarations'] }).full());
    expect(result.resources.declarations.vanished).toBe(4);
    expect(result.followUps).toBe(1 + 4 + 1);
    // the four 404s never reach the mock
    expect(tally(requests)).toEqual({
      'declarations.list': 2,
      'declarations.list by participant_id': 1,
      'declarations.get': 1,
    });
  });

  test('the record that changed last can be the one that vanishes', async () => {
    const { world, people } = await withPeople(1);
    const [id = ''] = people;
    world.mock.schools.changeName(id, 'Last Changed');
    world.mock.clock.advance({ hours: 1 });
    await world.sync().full();
    world.mock.clock.advance({ hours: 1 });
    world.undo([id]);
    const report = await world.sync().full();
    expect(report.resources.participants.vanished).toBe(1);
    expect(await story(world, id)).toEqual(['added', 'changed', 'vanished']);
  });

  test("another provider's declaration that vanishes is not ours", async () => {
    const { world } = await withPeople(0);
    const rows = await world.copy.query('SELECT id, ours FROM dfe_declarations ORDER BY ours');
    const theirs = rows.find((row) => row['ours'] === 0)?.['id'];
    const mine = rows.find((row) => row['ours'] === 1)?.['id'];
    expect(theirs).toBeDefined();
    world.put((request, answer) => {
      const one = singleOf(request, 'participant-declarations');
      if (one !== null && (one === theirs || one === mine)) return Promise.resolve(ownMissing());
      if (!isList(request, 'participant-declarations')) return answer();
      return changed(answer(), ({ data }) => ({ data: data.filter(({ id }) => id !== theirs && id !== mine) }));
    });
    await world.sync().full();
    const told = (await world.events()).flatMap((one) => (one.kind === 'vanished' ? [[one.id, one.ours]] : []));
    expect(Object.fromEntries(told)).toEqual({ [String(theirs)]: false, [String(mine)]: true });
  });

  test('a record that leaves between two pages of the first load loses no other', async () => {
    const world = await syncWorld({ perPage: 100 });
    world.register(200);
    const leaver = await removable(world);
    let pages = 0;
    const stop = world.mock.between({
      before({ operation }) {
        if (operation !== 'participants.list') return;
        pages += 1;
        // from a page that was read already
        if (pages === 2) world.mock.schools.undoRegistration(leaver);
      },
    });
    await world.sync({ resources: ['participants'] }).full();
    stop();
    const rows = await world.copy.query('SELECT id FROM dfe_participants WHERE gone_at IS NULL');
    const served = await world.mock.peek('lp1', '/api/v3/participants?page[per_page]=3000');
    const copied = new Set(rows.map((row) => row['id']));
    const lost = Array.isArray(served) ? served.filter((one: { id: string }) => !copied.has(one.id)) : null;
    expect(lost).toEqual([]);
  });
});
