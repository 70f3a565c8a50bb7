import { describe, expect, test } from 'vitest';
import type { Resource } from '../../src/sync/resources.ts';
import { settleAbsent } from '../../src/sync/run/settle.ts';
import { changesOf } from './bare.ts';
import { item } from './run-support.ts';
import { declared, http, NOW, owner, settling } from './settle-support.ts';

/** A record is closed only after it was missing from its list and the service said, asked by its id, that there is none. */

const owes = ['absent statements a'];

test('a record that the service does not know is gone', async () => {
  const { context, todos, closed, counted, events, requests, rows } = await settling({
    holds: { statements: ['a', 'b'] },
    owes,
  });
  await settleAbsent(context, 'statements');
  expect(requests()).toEqual(['statements.get a']);
  expect([await closed('statements'), await todos()]).toEqual([['a gone'], []]);
  expect(await rows("SELECT gone_at FROM dfe_statements WHERE id = 'a'")).toEqual([{ gone_at: NOW }]);
  expect([counted('statements'), await events()]).toEqual([{ vanished: 1 }, ['statements a vanished']]);
});

test('one that is served beside its list stays, and it is noted how often', async () => {
  const { context, todos, closed, counted, events, rows } = await settling({
    holds: { statements: [item('a', { month: 'May' })] },
    owes,
    serves: { a: item('a', { month: 'June' }) },
  });
  await settleAbsent(context, 'statements');
  expect([await closed('statements'), await todos()]).toEqual([[], []]);
  expect(await rows('SELECT month, unlisted, last_changed FROM dfe_statements')).toEqual([
    { month: 'June', unlisted: 1, last_changed: NOW },
  ]);
  expect([counted('statements'), await events()]).toEqual([{ changed: 1 }, ['statements a changed']]);
});

test('one about which nothing is known is asked about by the next run', async () => {
  const { context, todos, closed, requests, rows } = await settling({
    holds: { statements: ['a'] },
    owes,
    serves: { a: http(502) },
  });
  await settleAbsent(context, 'statements');
  await settleAbsent(context, 'statements');
  expect([await closed('statements'), requests().length]).toEqual([[], 1]);
  expect(await todos()).toEqual(['absent statements a 1 status 502']);
  expect(await rows('SELECT last_try, run FROM dfe_todo')).toEqual([{ last_try: NOW, run: 1 }]);
});

test('one that was closed before is no news, and one that was never there neither', async () => {
  const { context, connection, todos, counted, events } = await settling({
    holds: { participants: ['a'], declarations: [declared('d', 'a')] },
    owes: ['absent participants a', 'absent participants never'],
  });
  await connection.write(function* () {
    yield { kind: 'write', sql: "UPDATE dfe_participants SET gone_at = 'x', gone_why = 'gone'", values: [] };
  });
  await settleAbsent(context, 'participants');
  expect([counted('participants'), await events(), await todos()]).toEqual([{}, [], []]);
});

test('a school is asked for, and closed, in its cohort alone', async () => {
  const { context, asked, rows } = await settling({
    holds: { schools: ['a'] },
    cohort: 2025,
    owes: ['absent schools a 2025'],
  });
  await settleAbsent(context, 'schools');
  expect(asked).toMatchObject([{ what: 'schools.get a', query: { cohort: 2025 } }]);
  expect(await rows('SELECT id, cohort, gone_why FROM dfe_schools')).toEqual([
    { id: 'a', cohort: '2025', gone_why: 'gone' },
  ]);
});

describe('a participant who is not served', () => {
  const holds = { participants: ['a', 'c'], declarations: [declared('d', 'a'), declared('e', 'c')] } as const;
  const people = ['absent participants a'];

  test.each([
    [true, ['person declarations a']],
    [false, []],
  ])('is gone; their declarations are looked for: %s', async (owesPeople, owed) => {
    const { context, todos, closed, counted, requests } = await settling({ holds, owes: people }, { owesPeople });
    await settleAbsent(context, 'participants');
    expect(requests()).toEqual(['participants.get a', 'participants of a']);
    expect([await closed('participants'), await todos()]).toEqual([['a gone'], owed]);
    expect(counted('participants')).toEqual({ vanished: 1 });
  });

  test('and whose place somebody has taken goes on under that id', async () => {
    const page = () => [owner('b', 'a')];
    const { context, todos, closed, counted, events, rows } = await settling(
      { holds: { participants: ['a'], declarations: [declared('d', 'a')] }, owes: people, page },
      { options: { seed: true } },
    );
    await settleAbsent(context, 'participants');
    expect([await closed('participants'), counted('participants')]).toEqual([['a merged b'], { added: 1, merged: 1 }]);
    expect(await events()).toEqual(['participants b added', 'participants a merged']);
    expect(await rows("SELECT first_seen, unlisted FROM dfe_participants WHERE id = 'b'")).toEqual([
      { first_seen: NOW, unlisted: 0 },
    ]);
    expect(await todos()).not.toContain('absent participants a');
  });

  test('is not closed when the one in their place does not say so', async () => {
    const { context, closed, counted } = await settling({ holds, owes: people, page: () => ['b'] });
    await settleAbsent(context, 'participants');
    expect([await closed('participants'), counted('participants')]).toEqual([[], { added: 1 }]);
  });

  test('is in question while nobody can say who has their place', async () => {
    const page = (): never => {
      throw http(500);
    };
    const { context, todos, closed, rows } = await settling({ holds, owes: people, page });
    await settleAbsent(context, 'participants');
    expect([await closed('participants'), await todos()]).toEqual([[], ['absent participants a 1 status 500']]);
    expect(await rows('SELECT last_try, run FROM dfe_todo')).toEqual([{ last_try: NOW, run: 1 }]);
  });

  test('of another list than participants has no place that somebody could take', async () => {
    for (const resource of ['unfundedMentors', 'partnerships'] as const satisfies readonly Resource[]) {
      const { context, closed, requests, todos } = await settling({
        holds: { [resource]: ['a'], declarations: [declared('d', 'a')] },
        owes: [`absent ${resource} a`],
      });
      await settleAbsent(context, resource);
      expect(requests()).toEqual([`${resource}.get a`]);
      expect([await closed(resource), await todos()]).toEqual([['a gone'], []]);
    }
  });
});

test('a declaration that is gone says whether it was ours', async () => {
  const { context, closed, connection } = await settling({
    holds: { declarations: [declared('a', 'p', { lead_provider_name: 'lp' })] },
    owes: ['absent declarations a'],
  });
  await settleAbsent(context, 'declarations');
  expect(await closed('declarations')).toEqual(['a gone']);
  expect(await changesOf(connection)).toMatchObject([{ kind: 'vanished', ours: true }]);
});
