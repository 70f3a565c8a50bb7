import { describe, expect, test } from 'vitest';
import { asideFrom } from '../../src/sync/run/people.ts';
import { owedNow } from '../../src/sync/run/settle.ts';
import type { Asked } from './run-support.ts';
import { declared, http, NOW, settling, type Settling } from './settle-support.ts';

/** Declarations that were missing from their list are looked for with the others of their people first. */

async function aside(given: Settling) {
  const world = await settling(given);
  const todos = await owedNow(world.context, 'absent', 'declarations');
  const left = await asideFrom(world.context, todos);
  return { ...world, left: left.map(({ id }) => id) };
}
const missing = (...ids: readonly string[]): string[] => ids.map((id) => `absent declarations ${id}`);
const three = [declared('d', 'q'), declared('e', 'p'), declared('f', 'p')];

test('a single one is asked for by itself', async () => {
  const { left, asked } = await aside({ holds: { declarations: three }, owes: missing('d') });
  expect([left, asked]).toEqual([['d'], []]);
});

test('of several those are left that are not served with their people either', async () => {
  const { left, requests, todos, rows, counted } = await aside({
    holds: { declarations: three },
    owes: missing('d', 'e', 'f'),
    page: () => [declared('d', 'q'), declared('f', 'p', { state: 'paid' }), declared('other', 'p')],
  });
  expect(requests()).toEqual(['declarations of p,q']);
  expect([left, await todos()]).toEqual([['e'], missing('e')]);
  // those that their list did not show are noted, and the others are as any that were read
  expect(await rows('SELECT id, unlisted FROM dfe_declarations ORDER BY id')).toEqual([
    { id: 'd', unlisted: 1 },
    { id: 'e', unlisted: 0 },
    { id: 'f', unlisted: 1 },
    { id: 'other', unlisted: 0 },
  ]);
  expect(counted('declarations')).toEqual({ added: 1, changed: 1 });
  expect(await rows("SELECT first_seen FROM dfe_declarations WHERE id = 'other'")).toEqual([{ first_seen: NOW }]);
});

test('when their people cannot be read they are all asked for by themselves', async () => {
  const { left, todos, requests } = await aside({
    holds: { declarations: three },
    owes: missing('d', 'e'),
    page: () => {
      throw http(500);
    },
  });
  expect(requests()).toEqual(['declarations of p,q']);
  expect([left, await todos()]).toEqual([['d', 'e'], missing('d', 'e')]);
});

describe('a hundred people take one request', () => {
  const ids = Array.from({ length: 150 }, (_, at) => `d${String(at).padStart(3, '0')}`);
  const peopleIn = ({ query }: Asked): readonly string[] => (query as { participant_id: string[] }).participant_id;

  test('and one that fails leaves those of the others found', async () => {
    const { left, asked } = await aside({
      holds: { declarations: ids.map((id) => declared(id, `p-${id}`)) },
      owes: missing(...ids),
      page: (one, number) => {
        if (peopleIn(one).includes('p-d000')) throw http(500);
        return peopleIn(one)
          .slice((number - 1) * 4, number * 4)
          .map((person) => declared(person.slice(2), person));
      },
    });
    expect([...new Set(asked.map((one) => peopleIn(one).length))]).toEqual([100, 50]);
    expect(left).toEqual(ids.slice(0, 100));
  });
});

test('one that the copy does not have is asked for by itself', async () => {
  const { left, asked } = await aside({ owes: missing('x', 'y') });
  expect([left, asked]).toEqual([['x', 'y'], []]);
});
