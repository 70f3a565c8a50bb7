import { describe, expect, test } from 'vitest';
import type { Resource } from '../../src/sync/resources.ts';
import { settleAbsent } from '../../src/sync/run/settle.ts';
import { declared, http, NOW, owner, settling } from './settle-support.ts';

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

  test.each([
    ['a', [], ['participants.get a']],
    [http(500), ['absent participants a 1 status 500'], ['participants.get a']],
  ])('but is, or may be (%s), has a place that nobody is looked for', async (a, owed, asked) => {
    const { context, todos, requests } = await settling({ holds, owes: people, serves: { a } });
    await settleAbsent(context, 'participants');
    expect([await todos(), requests()]).toEqual([owed, asked]);
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
