import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/sync/resources.ts';
import { settlePeople } from '../../src/sync/run/people.ts';
import type { Asked } from './run-support.ts';
import { declared, http, NOW, owner, settling, type Settling } from './settle-support.ts';

/** A retired id has an empty list: then whoever has taken its place has the declarations. */

const holds = { declarations: [declared('d', 'a'), declared('e', 'a')], participants: ['a'] };
const owes = ['person declarations a'];

/** Lists by what they are asked for. */
const lists =
  (answers: Readonly<Record<string, readonly Item[] | Error>>): Settling['page'] =>
  ({ query }: Asked) => {
    const answer = answers[Object.values(query as object).join(' ')] ?? [];
    if (answer instanceof Error) throw answer;
    return answer;
  };

const moved = [declared('d', 'b'), declared('e', 'b')];

test('one that is known is asked for what it has, and nothing is missing', async () => {
  const page = lists({ b: moved });
  const { context, requests, todos, rows, counted } = await settling(
    { holds, owes, page },
    { successors: new Map([['a', 'b']]) },
  );
  await settlePeople(context);
  expect(requests()).toEqual(['declarations of a', 'declarations of b']);
  expect([await todos(), counted('declarations')]).toEqual([[], { changed: 2 }]);
  expect(await rows('SELECT DISTINCT participant_id, unlisted, last_changed FROM dfe_declarations')).toEqual([
    { participant_id: 'b', unlisted: 0, last_changed: NOW },
  ]);
});

test('one that is known and has only some of them: the others are asked about', async () => {
  const page = lists({ b: moved.slice(0, 1) });
  const { context, todos } = await settling({ holds, owes, page }, { successors: new Map([['a', 'b']]) });
  await settlePeople(context);
  expect(await todos()).toEqual(['absent declarations e']);
});

test('one that is not known is found, written, and the id they have taken is asked about', async () => {
  const page = lists({ a: [], b: moved });
  const answers: Settling['page'] = (asked, number) =>
    asked.what === 'participants' ? [owner('b', 'a')] : (page?.(asked, number) ?? []);
  const { signal } = new AbortController();
  const { context, asked, requests, todos, events, rows } = await settling(
    { holds, owes, page: answers },
    { options: { seed: true, signal }, owesPeople: false },
  );
  await settlePeople(context);
  expect(requests()).toEqual(['declarations of a', 'participants of a', 'declarations of b']);
  expect(asked[1]?.options).toEqual({ priority: 'low', signal });
  expect(await events()).toEqual(['participants b added', 'declarations d changed', 'declarations e changed']);
  expect(await todos()).toEqual(['merge participants a']);
  expect(await rows("SELECT first_seen, unlisted FROM dfe_participants WHERE id = 'b'")).toEqual([
    { first_seen: NOW, unlisted: 0 },
  ]);
});

test('one who says nothing of the id is asked about all the same', async () => {
  const answers: Settling['page'] = ({ what }) => (what === 'participants' ? ['b'] : []);
  const { context, todos } = await settling({ holds, owes, page: answers }, { owesPeople: false });
  await settlePeople(context);
  expect(await todos()).toEqual(['absent declarations d', 'absent declarations e', 'merge participants a']);
});

test.each([
  ['nobody', []],
  ['a failure', http(500)],
])('when there is %s in their place, what is missing is asked about', async (_, answer) => {
  const answers: Settling['page'] = ({ what }) => {
    if (what === 'participants' && answer instanceof Error) throw answer;
    return [];
  };
  const { context, requests, todos } = await settling({ holds, owes, page: answers });
  await settlePeople(context);
  expect(requests()).toEqual(['declarations of a', 'participants of a']);
  expect(await todos()).toEqual(['absent declarations d', 'absent declarations e']);
});

test('a run that is stopped on the way owes them still', async () => {
  const answers: Settling['page'] = ({ what }) => {
    if (what === 'participants') throw http(403);
    return [];
  };
  const { context, todos } = await settling({ holds, owes: [...owes, 'person declarations z'], page: answers });
  await expect(settlePeople(context)).rejects.toMatchObject({ status: 403 });
  expect(await todos()).toEqual(owes);
});

test('one whose list fails is owed', async () => {
  const page = lists({ b: http(503) });
  const { context, todos, rows } = await settling({ holds, owes, page }, { successors: new Map([['a', 'b']]) });
  await settlePeople(context);
  expect(await todos()).toEqual(['absent declarations d', 'absent declarations e', 'person declarations b']);
  expect(await rows('SELECT DISTINCT since FROM dfe_todo')).toEqual([{ since: NOW }]);
});

describe('nobody is looked for', () => {
  test('in place of somebody who has no declarations in the copy', async () => {
    const { context, requests, todos } = await settling({ holds: { participants: ['a'] }, owes });
    await settlePeople(context);
    expect([requests(), await todos()]).toEqual([['declarations of a'], []]);
  });

  test('in place of somebody who is served some', async () => {
    const { context, requests, todos } = await settling({ holds, owes, page: () => [declared('new', 'a')] });
    await settlePeople(context);
    expect(requests()).toEqual(['declarations of a']);
    expect(await todos()).toEqual(['absent declarations d', 'absent declarations e']);
  });
});
