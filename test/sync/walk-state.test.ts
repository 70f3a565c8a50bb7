import { describe, expect, test } from 'vitest';
import type { Scope } from '../../src/sync/resources.ts';
import { query, type CopyConnection, type Steps } from '../../src/sync/store/steps.ts';
import { countOwed, done, failed, forgetPeople, owe, owed, type Todo } from '../../src/sync/store/todo.ts';
import {
  absentFrom,
  checkpointOf,
  countOf,
  finishWalk,
  forgetCheckpoint,
  forgetSeen,
  forgetWalk,
  isBegun,
  markSeen,
  saveCheckpoint,
  walkNamed,
  watermarksOf,
} from '../../src/sync/store/walks.ts';
import { bareCopy, put } from './bare.ts';

const people: Scope = { resource: 'participants', cohort: null };
const schools = (cohort: number): Scope => ({ resource: 'schools', cohort });
const day = (number: number): string => `2024-06-${String(number).padStart(2, '0')}T00:00:00Z`;
const indexes = (copy: CopyConnection): Promise<number> =>
  copy
    .read(() => query("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'dfe_participants'"))
    .then((rows) => rows.filter(({ name }) => !String(name).startsWith('sqlite_')).length);

describe('the watermark of a list', () => {
  test('is nothing before its first walk', async () => {
    const copy = await bareCopy();
    expect(await copy.read(() => watermarksOf(people))).toEqual({ last: null, before: null, whole: null });
  });

  test('moves with each walk; that of the whole list with a whole one of verified borders alone', async () => {
    const copy = await bareCopy();
    const after = async (number: number, isComplete: boolean, isWhole: boolean) => {
      await copy.write(() => finishWalk(people, day(number), isComplete, isWhole));
      return copy.read(() => watermarksOf(people));
    };
    expect(await after(1, false, true)).toEqual({ last: day(1), before: null, whole: null });
    expect(await after(2, true, true)).toEqual({ last: day(2), before: day(1), whole: day(2) });
    expect(await after(3, false, false)).toEqual({ last: day(3), before: day(2), whole: day(2) });
    expect(await copy.read(() => watermarksOf(schools(2024)))).toEqual({ last: null, before: null, whole: null });
  });

  test('indexes come with the end of the first whole walk', async () => {
    const copy = await bareCopy();
    const before = await indexes(copy);
    await copy.write(() => finishWalk(people, day(1), true, true));
    expect(await indexes(copy)).toBeGreaterThan(before);
  });
});

describe('a walk that broke off', () => {
  const at = { walk: 'w', startedAt: day(1), page: 3 };

  test('is gone on with in pages of the same size, while it is not too long ago', async () => {
    const copy = await bareCopy();
    await copy.write(() => saveCheckpoint(people, at, 100, day(2)));
    const found = (perPage: number, notBefore: string, scope = people) =>
      copy.read(() => checkpointOf(scope, perPage, notBefore));
    expect(await found(100, day(1))).toEqual(at);
    expect(await found(100, day(2))).toEqual(at);
    expect(await found(100, day(3))).toBeNull();
    expect(await found(50, day(1))).toBeNull();
    expect(await found(100, day(1), schools(2024))).toBeNull();
    await copy.write(() => saveCheckpoint(people, { ...at, page: 4 }, 50, day(4)));
    expect(await found(50, day(3))).toEqual({ ...at, page: 4 });
    expect(await found(100, day(1))).toBeNull();
  });

  test('is forgotten when it is over, and not by a delta', async () => {
    const copy = await bareCopy();
    const begun = () => copy.read(() => isBegun(people));
    expect(await begun()).toBe(false);
    await copy.write(() => saveCheckpoint(people, at, 100, day(2)));
    expect(await begun()).toBe(true);
    expect(await copy.read(() => isBegun(schools(2024)))).toBe(false);
    await copy.write(() => finishWalk(people, day(2), false, false));
    expect(await begun()).toBe(true);
    await copy.write(() => finishWalk(people, day(2), false, true));
    expect(await begun()).toBe(false);
    await copy.write(() => saveCheckpoint(people, at, 100, day(2)));
    await copy.write(() => forgetCheckpoint(people));
    expect(await begun()).toBe(false);
  });
});

describe('what a whole walk did not see', () => {
  const record = (id: string, more: Readonly<Record<string, string | number | null>> = {}) => ({
    ...{ id, raw_hash: '', first_seen: day(1), last_changed: day(1), unlisted: 0, raw: '{}' },
    ...more,
  });
  async function world(): Promise<CopyConnection> {
    const copy = await bareCopy();
    await put(
      copy,
      'dfe_participants',
      ...['d', 'c', 'b', 'a'].map((id) => record(id)),
      record('new', { first_seen: day(5) }),
      record('gone', { gone_at: day(2) }),
      record('beside', { unlisted: 2 }),
      record('once', { unlisted: 1 }),
    );
    return copy;
  }
  const walk = walkNamed(people, 'one');
  const absent = (copy: CopyConnection, asksUnlisted = false, by = walk, startedAt = day(5)) =>
    copy.read(() => absentFrom(people, by, startedAt, asksUnlisted));

  test('are those that were there before it, and in none of its pages', async () => {
    const copy = await world();
    await copy.write(() => markSeen(walk, 1, ['a']));
    await copy.write(() => markSeen(walk, 2, ['c']));
    expect(await absent(copy)).toEqual(['b', 'd', 'once']);
    expect(await absent(copy, true)).toEqual(['b', 'beside', 'd', 'once']);
    expect(await absent(copy, false, walk, day(1))).toEqual([]);
    expect(await copy.read(() => countOf(people))).toBe(7);
    // of a page that is read again also what it held before
    await copy.write(() => markSeen(walk, 1, ['b']));
    expect(await absent(copy)).toEqual(['d', 'once']);
    expect(await absent(copy, false, walkNamed(people, 'two'))).toEqual(['a', 'b', 'c', 'd', 'once']);
  });

  test('without those that are asked for already', async () => {
    const copy = await world();
    for (const [kind, id] of [
      ...[['absent', 'a'] as const, ['accepted', 'b'] as const, ['merge', 'c'] as const, ['read', 'd'] as const],
    ])
      await copy.write(() => owe(kind, 'participants', [id], day(2)));
    await copy.write(() => owe('absent', 'declarations', ['once'], day(2)));
    expect(await absent(copy)).toEqual(['d', 'once']);
  });

  test('counts no longer when it is over, or when a walk of the same list begins anew', async () => {
    const copy = await bareCopy();
    const [first, second, other] = [walk, walkNamed(people, 'two'), walkNamed(schools(2024), 'one')];
    const walks = async () =>
      (await copy.read(() => query('SELECT walk FROM dfe_seen ORDER BY walk'))).map((row) => row['walk']);
    for (const one of [first, second, other]) await copy.write(() => markSeen(one, 1, ['a']));
    await copy.write(() => forgetWalk(first));
    expect(await walks()).toEqual([second, other]);
    await copy.write(() => markSeen(first, 1, ['a']));
    await copy.write(() => forgetSeen(people));
    expect(await walks()).toEqual([other]);
  });

  test('of schools: in their cohort alone', async () => {
    const copy = await bareCopy();
    await put(copy, 'dfe_schools', record('s', { cohort: '2024' }), record('t', { cohort: '2024' }));
    await put(copy, 'dfe_schools', record('s', { cohort: '2025' }));
    const by = walkNamed(schools(2024), 'one');
    await copy.write(() => markSeen(by, 1, ['t']));
    expect(await copy.read(() => absentFrom(schools(2024), by, day(5), false))).toEqual(['s']);
    expect(await copy.read(() => countOf(schools(2024)))).toBe(2);
    expect(await copy.read(() => countOf(schools(2025)))).toBe(1);
    await copy.write(() => owe('absent', 'schools', ['s'], day(2), '2025'));
    expect(await copy.read(() => absentFrom(schools(2024), by, day(5), false))).toEqual(['s']);
  });
});

describe('what is owed', () => {
  const todo = (id: string, more: Partial<Todo> = {}): Todo => ({
    ...{ kind: 'absent', resource: 'schools', id, cohort: null, tries: 0 },
    ...more,
  });
  async function world() {
    const copy = await bareCopy();
    const fail = (one: Todo, run: number, at = day(9)) => copy.write(() => failed(one, { why: 'x', at, run }));
    const open = (run = 99, dayAgo = day(8)) => copy.read(() => owed('absent', 'schools', run, dayAgo));
    const run = <T>(steps: () => Steps<T>) => copy.write(steps);
    return { copy, fail, open, run };
  }

  test('is owed once, of its kind, list and cohort, until it is done', async () => {
    const { copy, open, run } = await world();
    await run(() => owe('absent', 'schools', ['b', 'a', 'b'], day(1)));
    await run(() => owe('absent', 'schools', ['a'], day(2), '2024'));
    await run(() => owe('absent', 'schools', ['a'], day(3)));
    await run(() => owe('merge', 'schools', ['a'], day(3)));
    expect(await open()).toEqual([todo('a'), todo('a', { cohort: '2024' }), todo('b')]);
    expect(await copy.read(countOwed)).toEqual({ open: 4, stuck: 0 });
    await run(() => done(todo('a')));
    expect(await open()).toEqual([todo('a', { cohort: '2024' }), todo('b')]);
    await run(() => done(todo('a', { cohort: '2024' })));
    expect(await open()).toEqual([todo('b')]);
    expect(await copy.read(countOwed)).toEqual({ open: 2, stuck: 0 });
  });

  test('is asked once in a run, and those first that failed least', async () => {
    const { fail, open, run } = await world();
    await run(() => owe('absent', 'schools', ['a', 'b'], day(1)));
    await fail(todo('a'), 3);
    expect(await open(3)).toEqual([todo('b')]);
    expect(await open(4)).toEqual([todo('b'), todo('a', { tries: 1 })]);
  });

  test('is stuck when it failed in five runs, and tried once a day from then on', async () => {
    const { copy, fail, open, run } = await world();
    await run(() => owe('absent', 'schools', ['a'], day(1)));
    for (const number of [1, 2, 3, 4]) await fail(todo('a'), number);
    expect(await open()).toEqual([todo('a', { tries: 4 })]);
    expect(await copy.read(countOwed)).toEqual({ open: 1, stuck: 0 });
    await fail(todo('a'), 5);
    expect(await open(99, day(8))).toEqual([]);
    expect(await open(99, day(9))).toEqual([todo('a', { tries: 5 })]);
    expect(await open(99, day(10))).toEqual([todo('a', { tries: 5 })]);
    expect(await copy.read(countOwed)).toEqual({ open: 0, stuck: 1 });
  });

  test('of people is owed no more when the declarations of everybody were read', async () => {
    const { copy, run } = await world();
    await run(() => owe('person', 'declarations', ['a'], day(1)));
    await run(() => owe('absent', 'declarations', ['a'], day(1)));
    await run(forgetPeople);
    expect(await copy.read(() => query('SELECT kind FROM dfe_todo'))).toEqual([{ kind: 'absent' }]);
  });
});
