import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/sync/resources.ts';
import {
  closeChains,
  idChangesIn,
  peopleNaming,
  successorsKnown,
  unclosed,
  writeIdChanges,
} from '../../src/sync/store/id-changes.ts';
import { query, type CopyConnection } from '../../src/sync/store/steps.ts';
import { bareCopy, put } from './bare.ts';

const day = (number: number): string => `2024-06-${String(number).padStart(2, '0')}T00:00:00Z`;

const person = (id: string, changes: unknown): Item => ({
  ...{ id, type: 'participant', attributes: { participant_id_changes: changes } },
});
const served = (from: string, to: string, at = day(1)) => ({
  ...{ from_participant_id: from, to_participant_id: to, changed_at: at },
});
const stored = (from: string, owner: string, more: Readonly<Record<string, string | null>> = {}) => ({
  ...{ from_id: from, owner_id: owner, to_id: owner, changed_at: day(1), current_id: owner, seen_at: day(1) },
  ...{ gone_at: null, ...more },
});
const own = (id: string, more: Readonly<Record<string, string>> = {}) => ({
  ...{ id, raw_hash: '', first_seen: day(1), last_changed: day(1), unlisted: 0, raw: '{}' },
  ...more,
});
const changesIn = (copy: CopyConnection) =>
  copy.read(() => query('SELECT * FROM dfe_id_changes ORDER BY from_id, owner_id'));

describe('the id changes that a participant carries', () => {
  test('are read with ids in small letters, whoever wrote them', () => {
    expect(idChangesIn(person('b', [served('A1', 'B1', day(2)), served('c', 'd')]))).toEqual([
      { from: 'a1', to: 'b1', at: day(2) },
      { from: 'c', to: 'd', at: day(1) },
    ]);
  });

  test.each([[undefined], [null], ['x'], [{ 0: served('a', 'b') }], [[null, 'x', 7]]])('are none in %j', (changes) => {
    expect(idChangesIn(person('b', changes))).toEqual([]);
  });
});

describe('id changes as they are written', () => {
  test('are news once, and those of people who were not read stay as they are', async () => {
    const copy = await bareCopy();
    await put(copy, 'dfe_id_changes', stored('x', 'other'));
    const write = (at: string, ...people: readonly Item[]) => copy.write(() => writeIdChanges(people, at));
    // whoever carries one is the owner, whatever `to` says
    expect(await write(day(2), person('B', [served('a', 'z')]), person('c', []))).toEqual(['a']);
    const first = stored('a', 'b', { to_id: 'z', seen_at: day(2) });
    expect(await changesIn(copy)).toEqual([first, stored('x', 'other')]);
    expect(await write(day(3), person('b', [served('a', 'z')]))).toEqual([]);
    expect(await changesIn(copy)).toEqual([first, stored('x', 'other')]);
    expect(await write(day(4), person('b', [served('a', 'z'), served('d', 'b')]))).toEqual(['d']);
    expect(await changesIn(copy)).toEqual([first, stored('d', 'b', { seen_at: day(4) }), stored('x', 'other')]);
  });

  test('that are served no longer are gone, and are news when they are served again', async () => {
    const copy = await bareCopy();
    const write = (at: string, changes: unknown) => copy.write(() => writeIdChanges([person('b', changes)], at));
    await write(day(2), [served('a', 'b'), served('c', 'b')]);
    expect(await write(day(3), [served('c', 'b')])).toEqual([]);
    const kept = stored('c', 'b', { seen_at: day(2) });
    expect(await changesIn(copy)).toEqual([stored('a', 'b', { seen_at: day(2), gone_at: day(3) }), kept]);
    // it went on that day, and not again on each day after
    expect(await write(day(4), [served('c', 'b')])).toEqual([]);
    expect((await changesIn(copy))[0]).toMatchObject({ gone_at: day(3) });
    expect(await write(day(5), [served('a', 'z', day(4)), served('c', 'b')])).toEqual(['a']);
    const again = { to_id: 'z', changed_at: day(4), seen_at: day(2), gone_at: null };
    expect(await changesIn(copy)).toEqual([stored('a', 'b', again), kept]);
  });
});

describe('who is still to be closed', () => {
  test('is who the copy has and who was not merged, whatever else became of them', async () => {
    const copy = await bareCopy();
    await put(copy, 'dfe_participants', own('b'), own('a', { gone_at: day(2), gone_why: 'gone' }));
    await put(copy, 'dfe_participants', own('m', { gone_at: day(2), gone_why: 'merged' }), own('other'));
    expect(await copy.read(() => unclosed(['b', 'a', 'm', 'nobody']))).toEqual(['a', 'b']);
    expect(await copy.read(() => unclosed([]))).toEqual([]);
  });
});

describe('the people who name an id', () => {
  test('are mentees, and those with declarations that are there', async () => {
    const copy = await bareCopy();
    const enrolment = (id: string, mentor: string | null, role = 'ect') => ({
      ...{ participant_id: id, training_record_id: `r-${id}`, role, mentor_id: mentor },
    });
    const { first_seen, last_changed, unlisted, raw } = own('');
    const declaration = (
      id: string,
      participant: string | null,
      mentor: string | null,
      gone: string | null = null,
    ) => ({
      ...{ id, participant_id: participant, mentor_id: mentor, gone_at: gone, raw_hash: '' },
      ...{ first_seen, last_changed, unlisted, raw },
    });
    await put(copy, 'dfe_enrolments', enrolment('q', 'm'), enrolment('p', 'm'), enrolment('p', 'm', 'mentor'));
    await put(copy, 'dfe_enrolments', enrolment('r', 'other'), enrolment('m', null));
    await put(copy, 'dfe_declarations', declaration('1', 't', 'm'), declaration('2', 'm', null));
    await put(copy, 'dfe_declarations', declaration('3', 's', 'm'), declaration('4', 't', 'm'));
    await put(copy, 'dfe_declarations', declaration('5', 'u', 'm', day(2)), declaration('6', null, 'm'));
    await put(copy, 'dfe_declarations', declaration('7', 'v', 'other'));
    expect(await copy.read(() => peopleNaming(['m']))).toEqual({ mentees: ['p', 'q'], declared: ['m', 's', 't'] });
    expect(await copy.read(() => peopleNaming([]))).toEqual({ mentees: [], declared: [] });
  });
});

describe('whose a retired id is', () => {
  test('is known from the id changes that are still served', async () => {
    const copy = await bareCopy();
    await put(copy, 'dfe_id_changes', stored('b', 'c'), stored('a', 'b'), stored('x', 'y', { gone_at: day(2) }));
    expect([...(await copy.read(successorsKnown))]).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
  });

  const currents = async (changes: readonly ReturnType<typeof stored>[], people: readonly ReturnType<typeof own>[]) => {
    const copy = await bareCopy();
    await put(copy, 'dfe_id_changes', ...changes);
    await put(copy, 'dfe_participants', ...people);
    await copy.write(closeChains);
    return (await changesIn(copy)).map((row) => `${row['from_id']} ${row['current_id']}`);
  };

  test.each([
    ['the end of its chain', [stored('a', 'b'), stored('b', 'c'), stored('c', 'd')], [], ['a d', 'b d', 'c d']],
    [
      'as stored, when it is served no longer',
      [stored('a', 'b', { gone_at: day(2) }), stored('b', 'c')],
      [],
      ['a b', 'b c'],
    ],
    [
      'not led on over what is served no longer',
      [stored('a', 'b'), stored('b', 'c', { gone_at: day(2) })],
      [],
      ['a b', 'b c'],
    ],
    ['its own, when it is served as one', [stored('a', 'b'), stored('b', 'a')], [own('a')], ['a a', 'b a']],
    ['another’s, when it was its own once', [stored('a', 'b')], [own('a', { gone_at: day(2) })], ['a b']],
    ['its own in a round', [stored('a', 'b'), stored('b', 'a')], [], ['a a', 'b b']],
  ])('is %s', async (_, changes, people, expected) => {
    expect(await currents(changes, people)).toEqual(expected);
  });
});
