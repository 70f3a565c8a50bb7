import { describe, expect, test } from 'vitest';
import { settleAbsent, settleAll } from '../../src/sync/run/settle.ts';
import { write } from '../../src/sync/store/steps.ts';
import { owe } from '../../src/sync/store/todo.ts';
import { declared, http, settling } from './settle-support.ts';

const many = (count: number): string[] => Array.from({ length: count }, (_, at) => `r${String(at).padStart(3, '0')}`);

describe('records that somebody agreed to close though they were many', () => {
  /** So many statements, all missing and agreed to; `used`: requests that were made for such ones before in this run. */
  async function accepted(count: number, used: number) {
    const ids = many(count);
    const world = await settling({ holds: { statements: ids }, owes: ids.map((id) => `accepted statements ${id}`) });
    world.context.counts.forAccepted = used;
    // requests of other kinds count for nothing
    world.context.counts.followUps = 500;
    return world;
  }

  test.each([
    [2, 0, 2],
    [200, 0, 194],
    [10, 186, 8],
    [10, 193, 1],
    [10, 194, 0],
    [10, 196, 0],
    [10, 200, 0],
  ])('of %i, after %i requests, %i are closed in this run', async (count, used, closes) => {
    const { context, closed, todos } = await accepted(count, used);
    await settleAbsent(context, 'statements');
    expect(await closed('statements')).toHaveLength(closes);
    expect(await todos()).toHaveLength(count - closes);
    expect(context.counts).toMatchObject({ followUps: 500 + closes, forAccepted: used + closes });
    // those that are left are the next run's
    await settleAbsent(context, 'statements');
    expect(context.counts.followUps).toBe(500 + closes);
  });

  test('take nothing from those that are few', async () => {
    const { context, closed } = await settling({
      holds: { statements: ['a', 'b'] },
      owes: ['absent statements a', 'accepted statements b'],
    });
    context.counts.forAccepted = 196;
    await settleAbsent(context, 'statements');
    expect(await closed('statements')).toEqual(['a gone']);
    expect(context.counts.forAccepted).toBe(196);
  });

  test('are counted, too, when the run stops on the way', async () => {
    const { context } = await settling({
      holds: { statements: ['a', 'b'] },
      owes: ['accepted statements a', 'accepted statements b'],
      serves: { b: http(401) },
    });
    await expect(settleAbsent(context, 'statements')).rejects.toThrow('refused');
    expect(context.counts.forAccepted).toBe(2);
  });

  test('of declarations: those that are asked about with their people first are no more than may be asked', async () => {
    const ids = many(10);
    const world = await settling({
      holds: { declarations: ids.map((id) => declared(id, `p-${id}`)) },
      owes: ids.map((id) => `accepted declarations ${id}`),
    });
    world.context.counts.forAccepted = 191;
    await settleAbsent(world.context, 'declarations');
    const people = ids.slice(0, 5).map((id) => `p-${id}`);
    expect(world.requests()).toEqual([
      `declarations of ${people.join(',')}`,
      ...['r000', 'r001'].map((id) => `declarations.get ${id}`),
    ]);
    world.asked.length = 0;
    await settleAbsent(world.context, 'declarations');
    expect(world.requests()).toEqual([]);
  });
});

test.each([
  ['2025-06-09T09:00:00Z', 1],
  ['2025-06-09T09:00:01Z', 0],
])('a question that failed in five runs, the last time at %s, is asked %i times', async (at, times) => {
  const { context, connection, asked } = await settling({
    holds: { statements: ['a'] },
    owes: ['absent statements a'],
  });
  await connection.write(() => write('UPDATE dfe_todo SET tries = 5, last_try = ?, run = 0', at));
  await settleAbsent(context, 'statements');
  expect(asked).toHaveLength(times);
});

describe('all that is owed', () => {
  test('is nothing: nobody is asked', async () => {
    const { context, asked } = await settling({ holds: { statements: ['a'] } });
    let rounds = 0;
    await settleAll(context, () => Promise.resolve(void (rounds += 1)));
    expect([asked, rounds]).toEqual([[], 0]);
  });

  test('is asked for, of every kind and list, with what that brings about', async () => {
    const { context, todos, closed, requests } = await settling({
      holds: { statements: ['s'], participants: ['p', 'q'], schools: ['t'] },
      owes: ['absent schools t 2024', 'merge participants q', 'read participants p', 'accepted statements s'],
    });
    await settleAll(context, () => Promise.resolve());
    expect(await todos()).toEqual([]);
    expect([await closed('statements'), await closed('schools')]).toEqual([['s gone'], ['t gone']]);
    // p was to be read again, is not served, and so it is asked for as one that is missing
    expect(await closed('participants')).toEqual(['p gone']);
    expect(requests()).toEqual([
      ...['participants.get q', 'participants.get p', 'statements.get s', 'schools.get t of 2024'],
      ...['participants.get p', 'participants of p'],
    ]);
  });

  test('that cannot be had is left to the next run, without a second round', async () => {
    const { context, asked, todos } = await settling({
      holds: { statements: ['a'] },
      owes: ['absent statements a'],
      serves: { a: http(500) },
    });
    let rounds = 0;
    await settleAll(context, () => Promise.resolve(void (rounds += 1)));
    expect([asked.length, rounds, await todos()]).toEqual([1, 1, ['absent statements a 1 status 500']]);
  });

  test('and what it brings about in turn is followed up four times', async () => {
    const { context, connection } = await settling({ owes: ['person declarations p'] });
    let rounds = 0;
    await settleAll(context, async () => {
      rounds += 1;
      await connection.write(() => owe('person', 'declarations', [`p${rounds}`], 'x'));
    });
    expect(rounds).toBe(4);
  });
});
