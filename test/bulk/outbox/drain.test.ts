import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { AnyClient } from '../../../src/bulk/client.ts';
import { drain, outboxJournal, plan, type Outbox, type OutboxEntry } from '../../../src/bulk/index.ts';
import { drainOn } from '../../../src/bulk/outbox/drain.ts';
import { openFile } from '../../../src/sync/sqlite/drivers.ts';
import { atWrite, kindsWorld, lossy, people, type KindsWorld } from '../kinds-world.ts';
import { bulkWorld, sourceOf, type BulkWorld } from '../world.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'dfe-outbox-'));

async function fresh(path = join(folder(), 'outbox.db')): Promise<Outbox> {
  const outbox = await outboxJournal(path);
  onTestFinished(() => outbox.close());
  return outbox;
}

/** The rows of a world's spreadsheet, as an application puts them in. */
const entries = ({ rows }: BulkWorld, most = Infinity): OutboxEntry[] =>
  rows.slice(0, most).map(({ line, draft }) => ({
    batch: 'autumn',
    key: `row ${line}`,
    person: draft['participant_id'] ?? '',
    position: line,
    operation: 'declarations.create',
    draft: Object.fromEntries(Object.entries(draft).filter(([name]) => name !== 'participant_id')),
  }));

/** World = intent, by the service's own books. */
async function judged({ accepted }: BulkWorld, outbox: Outbox): Promise<readonly string[]> {
  const wrong: string[] = [];
  const rows = await outbox.rows();
  for (const { key, state, record } of rows) {
    const own = accepted.filter(({ id }) => id === record);
    const wanted = state === 'done' || state === 'undone' ? 1 : 0;
    if (own.length !== wanted) wrong.push(`${key} is ${state}, and ${own.length} were accepted`);
    if (state === 'unknown' || state === 'sending') wrong.push(`${key} is left open`);
  }
  const known = new Set(rows.map(({ record }) => record));
  for (const { id } of accepted) if (!known.has(id)) wrong.push(`nobody knows of ${id}`);
  return wrong;
}

test('what applications insert beside their own data is sent once, and a second drain sends nothing', async () => {
  const world = await bulkWorld();
  const path = join(folder(), 'crm.db');
  const outbox = await fresh(path);
  // a connection of the application's own, in a transaction with its own table
  const own = await openFile(path);
  own.exec('CREATE TABLE person (id TEXT)');
  own.exec('BEGIN');
  for (const { batch, key, person, position, operation, draft } of entries(world, 20)) {
    own.prepare('INSERT INTO person (id) VALUES (?)').run(person);
    own
      .prepare('INSERT INTO dfe_outbox (batch, key, person, position, operation, draft) VALUES (?, ?, ?, ?, ?, ?)')
      .run(batch, key, person.toUpperCase(), position, operation, JSON.stringify(draft));
  }
  own.exec('COMMIT');
  own.close();

  const result = await drain(world.dfe, outbox);
  expect(result).toMatchObject({ exitCode: 0, sends: 20, counts: { done: 20, pending: 0 } });
  expect(await judged(world, outbox)).toEqual([]);
  expect(world.accepted).toHaveLength(20);
  expect(await drain(world.dfe, outbox)).toMatchObject({ exitCode: 0, sends: 0, counts: { done: 0 } });
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a write that was put in before is passed over; another one of its name adds nothing of all', async () => {
  const world = await bulkWorld();
  const outbox = await fresh();
  const [first, second] = entries(world, 2);
  if (first === undefined || second === undefined) throw new Error('no rows');
  expect(await outbox.add([first])).toBe(1);
  expect(await outbox.add([first])).toBe(0);
  await expect(outbox.add([second, { ...first, position: 99 }])).rejects.toThrow('Nothing of these was added');
  expect(await outbox.rows()).toHaveLength(1);
});

test.each([
  [
    'another person in its draft',
    { draft: { participant_id: '11111111-1111-4111-8111-111111111111' } },
    /another participant_id/,
  ],
  ['no whole position', { position: 1.5 }, /whole number/],
  ['no such operation', { operation: 'declarations.delete' as never }, /no bulk operation/],
  ['an empty key', { key: ' ' }, /key has to be a text/],
])('a write with %s is refused before anything is kept', async (_what, change, words) => {
  const world = await bulkWorld();
  const outbox = await fresh();
  const [first] = entries(world, 1);
  if (first === undefined) throw new Error('no rows');
  await expect(outbox.add([{ ...first, ...change }])).rejects.toThrow(words);
  expect(await outbox.rows()).toEqual([]);
});

test('what an application inserted that cannot be sent is refused, and in the way of nobody else', async () => {
  const world = await bulkWorld();
  const path = join(folder(), 'crm.db');
  const outbox = await fresh(path);
  const [good] = entries(world, 1);
  if (good === undefined) throw new Error('no rows');
  const own = await openFile(path);
  const put = own.prepare(
    'INSERT INTO dfe_outbox (batch, key, person, position, operation, draft) VALUES (?, ?, ?, ?, ?, ?)',
  );
  put.run('b', 'no JSON', good.person, 1, 'declarations.create', '{');
  put.run('b', 'no type', good.person, 2, 'declarations.create', '{"declaration_date":"2024-01-01"}');
  put.run('b', 'nobody', 'nobody', 3, 'declarations.create', JSON.stringify(good.draft));
  own.close();
  await outbox.add([{ ...good, position: 4 }]);
  const result = await drain(world.dfe, outbox);
  expect(result).toMatchObject({ exitCode: 3, sends: 1, counts: { refused: 3, done: 1 } });
  expect((await outbox.rows({ batch: 'b' })).map(({ why }) => why)).toEqual([
    expect.stringContaining('JSON'),
    expect.stringContaining('is empty'),
    expect.any(String),
  ]);
});

test('answers that are lost are settled in the same drain', async () => {
  const world = await bulkWorld();
  const outbox = await fresh();
  await outbox.add(entries(world, 24));
  world.put(lossy(6));
  const result = await drain(world.dfe, outbox);
  world.put(null);
  expect(result.exitCode).toBe(0);
  expect(await judged(world, outbox)).toEqual([]);
  expect(world.accepted).toHaveLength(24);
});

test('a host that loses its lease while a request is under way sends nothing after it, and the next one settles it', async () => {
  const world = await bulkWorld();
  const path = join(folder(), 'outbox.db');
  const [first, second] = [await fresh(path), await fresh(path)];
  await first.add(entries(world, 12));
  const thief = await openFile(path);
  let stolen = 0;
  world.put(async (request, answer) => {
    if (request.method === 'POST' && stolen < 3) {
      stolen += 1;
      // as if this process had been stopped for a minute: another one took everybody over
      thief.exec("UPDATE dfe_outbox_people SET number = number + 1, word = 'thief', until_ms = 0 WHERE word <> ''");
    }
    return answer();
  });
  await drainOn(world.dfe, first, { lanes: 4 }, { leaseMs: 60_000 });
  const before = world.sends();
  world.put(null);
  thief.close();
  const result = await drain(world.dfe, second);
  expect(result.exitCode).toBe(0);
  expect(await judged(world, second)).toEqual([]);
  expect(world.accepted).toHaveLength(12);
  expect(world.sends()).toBeLessThan(before + 12);
});

describe('rows of one person', () => {
  async function deferring(): Promise<{ world: KindsWorld; outbox: Outbox; some: Awaited<ReturnType<typeof people>> }> {
    const world = kindsWorld({ participants: 150, declarations: 200 });
    const all = await people(world);
    const rows = all.map(({ id, course }, at) => ({
      line: at,
      id,
      draft: { reason: 'moved-school', course_identifier: course },
    }));
    const planned = await plan(world.dfe, 'participants.withdraw', sourceOf(rows));
    const some = planned.rows.flatMap(({ state, line }) => (state === 'pending' ? [all[line]] : []));
    return { world, outbox: await fresh(), some: some.filter((one) => one !== undefined).slice(0, 8) };
  }
  const withdraw = (id: string, course: string, position: number, key = `${id} ${position}`): OutboxEntry => ({
    ...{ batch: 'b', key, person: id, position, operation: 'participants.withdraw' },
    draft: { reason: 'moved-school', course_identifier: course },
  });
  const defer = (id: string, course: string, position: number): OutboxEntry => ({
    ...withdraw(id, course, position),
    operation: 'participants.defer',
    draft: { reason: 'bereavement', course_identifier: course },
  });

  test('are planned one after the other: what the first does decides what becomes of the second', async () => {
    const { world, outbox, some } = await deferring();
    for (const { id, course } of some) await outbox.add([defer(id, course, 2), withdraw(id, course, 1)]);
    const result = await drain(world.dfe, outbox);
    const rows = await outbox.rows();
    // withdrawn first, as the position says; nobody can be deferred after that
    for (const { id } of some) {
      const [withdrawn, deferred] = [1, 2].map((at) => rows.find((row) => row.person === id && row.position === at));
      expect(withdrawn?.state).toBe('done');
      expect(deferred?.state).toBe('refused');
    }
    expect(result.exitCode).toBe(3);
  });

  test('behind one that ended badly wait for a person, who drops or closes it', async () => {
    const { world, outbox, some } = await deferring();
    const [one] = some;
    if (one === undefined) throw new Error('nobody');
    await outbox.add([
      { ...withdraw(one.id, one.course, 1, 'bad'), draft: { reason: 'no-reason', course_identifier: one.course } },
      withdraw(one.id, one.course, 2, 'good'),
    ]);
    const result = await drain(world.dfe, outbox);
    expect(result).toMatchObject({ exitCode: 3, sends: 0, counts: { refused: 1, 'blocked-by': 1 } });
    // nobody asks the service about it again while nothing changes
    world.count();
    expect(await drain(world.dfe, outbox)).toMatchObject({ exitCode: 3, counts: { 'blocked-by': 1 } });
    await outbox.dropRow({ batch: 'b', key: 'bad' });
    expect(await drain(world.dfe, outbox)).toMatchObject({ exitCode: 0, sends: 1, counts: { done: 1 } });
    await expect(outbox.dropRow({ batch: 'b', key: 'good' })).rejects.toThrow('is done already');
  });

  test('what can only be done on a later day is held with all that is behind it', async () => {
    const { world, outbox, some } = await deferring();
    const [one] = some;
    if (one === undefined) throw new Error('nobody');
    const resume = (position: number): OutboxEntry => ({
      ...withdraw(one.id, one.course, position),
      operation: 'participants.resume',
      draft: { course_identifier: one.course },
    });
    await outbox.add([defer(one.id, one.course, 1), resume(2), withdraw(one.id, one.course, 3)]);
    expect(await drain(world.dfe, outbox)).toMatchObject({ exitCode: 5, counts: { done: 1, held: 2, pending: 0 } });
    // the outbox says when: nobody is asked about it before
    world.count();
    expect(await drain(world.dfe, outbox)).toMatchObject({ exitCode: 5, sends: 0, counts: { held: 2 } });
    const rows = await outbox.rows();
    expect(rows.map(({ state }) => state)).toEqual(['done', 'held', 'pending']);
  });

  test('one that comes in before a row that is over is told to a person, and not sent', async () => {
    const { world, outbox, some } = await deferring();
    const [one] = some;
    if (one === undefined) throw new Error('nobody');
    await outbox.add([withdraw(one.id, one.course, 5)]);
    expect((await drain(world.dfe, outbox)).exitCode).toBe(0);
    await outbox.add([defer(one.id, one.course, 4)]);
    expect(await drain(world.dfe, outbox)).toMatchObject({ exitCode: 3, sends: 0, counts: { 'blocked-by': 1 } });
  });

  test('an action on somebody who was merged is refused; a declaration goes on under the current id', async () => {
    const world = await bulkWorld();
    const outbox = await fresh();
    await outbox.add(entries(world, 6));
    const [first] = world.rows;
    const id = first?.draft['participant_id'] ?? '';
    world.put(
      atWrite(3, () => {
        const duplicate = world.mock.dfe.registerDuplicate(id);
        world.mock.dfe.mergeParticipants(id, duplicate);
      }),
    );
    let result = await drain(world.dfe, outbox, { lanes: 1 });
    for (let tries = 0; result.exitCode >= 5 && tries < 3; tries += 1) result = await drain(world.dfe, outbox);
    expect(await judged(world, outbox)).toEqual([]);
    expect(world.accepted).toHaveLength(6);
  });
});

async function clientOf(world: BulkWorld, provider: string): Promise<AnyClient> {
  const { createClient } = await import('../../../src/index.ts');
  return createClient({
    service: 'rect',
    baseUrl: 'https://mock.test',
    token: world.mock.token(provider),
    fetch: (request: Request) => world.mock.fetch(request),
    budget: 'off',
  });
}

test('an outbox is of the provider that drained it first', async () => {
  const world = await bulkWorld();
  const outbox = await fresh();
  await outbox.add(entries(world, 1));
  await drain(world.dfe, outbox);
  await expect(drain(await clientOf(world, 'lp2'), outbox)).rejects.toMatchObject({ reason: 'usage' });
});

test('of hosts of two providers that begin at the same moment, one is refused', async () => {
  const world = await bulkWorld();
  const path = join(folder(), 'outbox.db');
  const [one, two] = [await fresh(path), await fresh(path)];
  await one.add(entries(world, 1));
  const other = await clientOf(world, 'lp2');
  const ends = await Promise.allSettled([drain(world.dfe, one), drain(other, two)]);
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { reason: 'usage' } });
});

test('a batch is erased when all of it is over', async () => {
  const world = await bulkWorld();
  const outbox = await fresh();
  await outbox.add(entries(world, 3));
  await expect(outbox.erase('autumn')).rejects.toThrow('3 rows are not over');
  await drain(world.dfe, outbox);
  expect(await outbox.erase('autumn')).toBe(3);
  expect(await outbox.rows()).toEqual([]);
});
