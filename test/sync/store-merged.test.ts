import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/sync/resources.ts';
import { closeMerged } from '../../src/sync/store/close.ts';
import type { NewEvent } from '../../src/sync/store/events.ts';
import { movedRecords } from '../../src/sync/store/id-changes.ts';
import { query, type CopyConnection } from '../../src/sync/store/steps.ts';
import { bareCopy, put } from './bare.ts';

const OLD = '2024-05-01T00:00:00Z';
const NOW = '2024-06-01T00:00:00Z';

const person = (id: string, ...enrolments: readonly (readonly [role: string, record: string])[]): Item => ({
  ...{ id, type: 'participant' },
  attributes: {
    ecf_enrolments: enrolments.map(([role, record]) => ({ participant_type: role, training_record_id: record })),
  },
});
const kept = (item: Item, more: Readonly<Record<string, string>> = {}) => ({
  ...{ id: item.id, raw_hash: '', first_seen: OLD, last_changed: OLD, unlisted: 0, raw: JSON.stringify(item) },
  ...more,
});
const change = (from: string, owner: string, gone: string | null = null) => ({
  ...{ from_id: from, owner_id: owner, to_id: owner, changed_at: OLD, current_id: owner, seen_at: OLD, gone_at: gone },
});

async function world(people: readonly ReturnType<typeof kept>[], changes: readonly ReturnType<typeof change>[]) {
  const copy = await bareCopy();
  await put(copy, 'dfe_participants', ...people);
  await put(copy, 'dfe_id_changes', ...changes);
  return copy;
}

async function merge(copy: CopyConnection, id: string) {
  const events: NewEvent[] = [];
  const emit = (event: NewEvent): void => void events.push(event);
  const isNews = await copy.write(() => closeMerged(id, { at: NOW, provider: null, emit }));
  return { isNews, events };
}

const rowOf = async (copy: CopyConnection, id: string) =>
  (
    await copy.read(() =>
      query('SELECT gone_at, gone_why, merged_into, last_changed FROM dfe_participants WHERE id = ?', id),
    )
  )[0];

const untouched = { gone_at: null, gone_why: null, merged_into: null, last_changed: OLD };
const nothing = { isNews: false, events: [] };

describe('a participant who goes on under another id', () => {
  test('stays with whom it became, and is told once with where each training record went', async () => {
    const copy = await world(
      [kept(person('a', ['ect', 'R1'], ['mentor', 'r2'])), kept(person('b', ['ect', 'R3'])), kept(person('c'))],
      [change('a', 'b')],
    );
    expect(await merge(copy, 'a')).toEqual({
      isNews: true,
      events: [
        {
          ...{ resource: 'participants', id: 'a', cohort: null, kind: 'merged', into: 'b' },
          trainingRecords: [
            { role: 'ect', from: 'r1', to: 'r3' },
            { role: 'mentor', from: 'r2', to: null },
          ],
        },
      ],
    });
    expect(await rowOf(copy, 'a')).toEqual({ gone_at: NOW, gone_why: 'merged', merged_into: 'b', last_changed: NOW });
    expect(await rowOf(copy, 'b')).toEqual(untouched);
    expect(await rowOf(copy, 'c')).toEqual(untouched);
    expect(await merge(copy, 'a')).toEqual(nothing);
  });

  test('that was gone before is said to be merged all the same', async () => {
    const copy = await world(
      [kept(person('a'), { gone_at: OLD, gone_why: 'gone' }), kept(person('b'))],
      [change('a', 'b')],
    );
    expect((await merge(copy, 'a')).isNews).toBe(true);
    expect(await rowOf(copy, 'a')).toMatchObject({ gone_why: 'merged', merged_into: 'b' });
  });

  test('is no news of an id that the copy never had, or that nobody took', async () => {
    const copy = await world([kept(person('a')), kept(person('b'))], [change('x', 'b')]);
    expect(await merge(copy, 'x')).toEqual(nothing);
    expect(await merge(copy, 'a')).toEqual(nothing);
    expect(await rowOf(copy, 'a')).toEqual(untouched);
  });

  test('is nobody else by an id change that is served no longer', async () => {
    const copy = await world([kept(person('a')), kept(person('b'))], [change('a', 'b', OLD)]);
    expect(await merge(copy, 'a')).toEqual(nothing);
    expect(await rowOf(copy, 'a')).toEqual(untouched);
  });

  test('is whoever stands at the end of the chain, whom the copy may not have', async () => {
    const copy = await world(
      [kept(person('a', ['ect', 'r1'])), kept(person('b', ['ect', 'r2']))],
      [change('a', 'b'), change('b', 'c'), change('c', 'd')],
    );
    expect((await merge(copy, 'a')).events).toMatchObject([{ kind: 'merged', into: 'd', trainingRecords: [] }]);
    expect(await rowOf(copy, 'a')).toMatchObject({ merged_into: 'd' });
  });

  // ids have been served wrong way round
  test.each([
    ['itself', [change('a', 'a')], nothing],
    ['back to itself', [change('a', 'b'), change('b', 'a')], { isNews: true, events: [{ into: 'b' }] }],
    ['round and round', [change('a', 'b'), change('b', 'c'), change('c', 'b')], { events: [{ into: 'c' }] }],
  ])('leads %s, and comes to an end', async (_, changes, expected) => {
    const copy = await world([kept(person('a')), kept(person('b')), kept(person('c'))], changes);
    expect(await merge(copy, 'a')).toMatchObject(expected);
  });
});

describe('training records', () => {
  test('went to the first of the same role that the current id has', () => {
    const owner = person('b', ['mentor', 'M'], ['ect', 'E'], ['ect', 'F']);
    expect(movedRecords(person('a', ['ect', 'X'], ['mentor', 'Y'], ['other', 'Z']), owner)).toEqual([
      { role: 'ect', from: 'x', to: 'e' },
      { role: 'mentor', from: 'y', to: 'm' },
      { role: 'other', from: 'z', to: null },
    ]);
    expect(movedRecords(person('a'), owner)).toEqual([]);
    expect(movedRecords({ ...owner, attributes: {} }, owner)).toEqual([]);
  });
});
