import { describe, expect, test } from 'vitest';
import { settlePeople } from '../../src/sync/run/people.ts';
import type { Asked } from './run-support.ts';
import { declared, http, NOW, settling } from './settle-support.ts';

/** The declarations of people who moved are read whole; those that are theirs no longer are asked about one by one. */

const ids = (count: number, of = 'p'): string[] =>
  Array.from({ length: count }, (_, at) => `${of}${String(at).padStart(3, '0')}`);
const peopleIn = ({ query }: Asked): readonly string[] => (query as { participant_id?: string[] }).participant_id ?? [];

test('nobody moved: nothing is asked', async () => {
  const { context, asked } = await settling({ holds: { declarations: [declared('d', 'p')] } });
  await settlePeople(context);
  expect([asked, context.counts.followUps, context.counts.held]).toEqual([[], 0, []]);
});

test.each([
  [1, [1]],
  [100, [100]],
  [101, [100, 1]],
  [250, [100, 100, 50]],
])('%i people take so many requests: %j', async (count, sizes) => {
  const people = ids(count);
  const { context, asked, todos } = await settling({ owes: people.map((id) => `person declarations ${id}`) });
  await settlePeople(context);
  expect(asked.map((one) => peopleIn(one).length)).toEqual(sizes);
  expect(asked.flatMap(peopleIn)).toEqual(people);
  expect(asked[0]?.options).toEqual({ perPage: 4, priority: 'low' });
  expect(context.counts.followUps).toBe(sizes.length);
  expect(await todos()).toEqual([]);
});

test('what they have now is written; each page is a request, with the signal of the run', async () => {
  const served = ids(5, 'd').map((id) => declared(id, 'p', { state: 'paid' }));
  const { signal } = new AbortController();
  const { context, asked, todos, counted, events, rows } = await settling(
    {
      holds: { declarations: [declared('d000', 'p', { state: 'eligible' })] },
      owes: ['person declarations p'],
      page: (_, number) => served.slice((number - 1) * 4, number * 4),
    },
    { options: { signal, seed: true } },
  );
  await settlePeople(context);
  expect(asked.map(({ options }) => options)).toEqual([1, 2].map(() => ({ perPage: 4, priority: 'low', signal })));
  expect(context.counts.followUps).toBe(2);
  expect(counted('declarations')).toEqual({ added: 4, changed: 1 });
  expect(await events()).toEqual([
    'declarations d000 changed',
    ...ids(5, 'd')
      .slice(1)
      .map((id) => `declarations ${id} added`),
  ]);
  expect(await rows('SELECT DISTINCT state, unlisted, last_changed FROM dfe_declarations')).toEqual([
    { state: 'paid', unlisted: 0, last_changed: NOW },
  ]);
  expect(await todos()).toEqual([]);
});

test('one that slid to the next page counts as it was read last', async () => {
  const first = ['d', 'e', 'f', 'g'].map((id) => declared(id, 'p', { state: 'eligible' }));
  const { context, rows } = await settling({
    owes: ['person declarations p'],
    page: (_, number) => (number === 1 ? first : [declared('g', 'p', { state: 'paid' })]),
  });
  await settlePeople(context);
  expect(await rows("SELECT state FROM dfe_declarations WHERE id = 'g'")).toEqual([{ state: 'paid' }]);
});

test('those that are theirs no longer are asked about, and nobody is asked who is shown', async () => {
  const { context, requests, todos, rows } = await settling({
    holds: { declarations: [declared('d', 'p'), declared('e', 'p'), declared('f', 'q')] },
    owes: ['person declarations p'],
    page: () => [declared('d', 'P')],
  });
  await settlePeople(context);
  expect(requests()).toEqual(['declarations of p']);
  expect(await todos()).toEqual(['absent declarations e']);
  expect(await rows('SELECT since FROM dfe_todo')).toEqual([{ since: NOW }]);
  expect(context.counts.held).toEqual([]);
});

test('a request that fails leaves its people to the next run, and the others are read', async () => {
  const people = ids(101);
  const { context, todos, rows } = await settling({
    holds: { declarations: [declared('d', 'p000'), declared('e', 'p100')] },
    owes: people.map((id) => `person declarations ${id}`),
    page: (asked) => {
      if (peopleIn(asked).includes('p000')) throw http(500);
      return [declared('e', 'p100')];
    },
  });
  await settlePeople(context);
  const left = await todos();
  expect(left).toHaveLength(100);
  expect(left[0]).toBe('person declarations p000 1 status 500');
  expect(await rows('SELECT DISTINCT last_try, run FROM dfe_todo')).toEqual([{ last_try: NOW, run: 1 }]);
});

test('a token that is refused stops the run', async () => {
  const { context, todos } = await settling({
    owes: ['person declarations p'],
    page: () => {
      throw http(401);
    },
  });
  await expect(settlePeople(context)).rejects.toMatchObject({ status: 401 });
  expect(await todos()).toEqual(['person declarations p']);
});

describe('so many missing at once that no move explains it', () => {
  test.each([
    [50, []],
    [51, [{ resource: 'declarations', absent: 51, of: 53 }]],
  ])('%i missing: held %j', async (missing, held) => {
    const stay = [declared('z', 'p'), declared('y', 'q')];
    const gone = ids(missing, 'd').map((id, at) => declared(id, at % 2 === 0 ? 'p' : 'q'));
    const { context, todos } = await settling({
      holds: { declarations: [...stay, ...gone, declared('x', 'other')] },
      owes: ['person declarations p', 'person declarations q'],
      page: () => stay,
    });
    await settlePeople(context);
    expect(context.counts.held).toEqual(held);
    expect(await todos()).toEqual(held.length > 0 ? [] : ids(missing, 'd').map((id) => `absent declarations ${id}`));
  });
});
