import { describe, expect, test } from 'vitest';
import { FeedGapError } from '../../src/sync/copy/feed-gap-error.ts';
import { changesAfter, headOf } from '../../src/sync/copy/feed.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';
import { setting } from '../../src/sync/store/schema.ts';
import { write, type CopyConnection, type Value } from '../../src/sync/store/steps.ts';
import { bareCopy, changesOf, put } from './bare.ts';

const AT = '2024-06-01T00:00:00Z';
const item = { id: 'P', type: 'participant', attributes: { full_name: 'A' } };
const row = (seq: number, more: Readonly<Record<string, Value>> = {}) => ({
  ...{ seq, word: 'w', at: AT, run: 3, resource: 'participants', record_id: `p${seq}`, cohort: null, kind: 'erased' },
  ...{ paths: null, before: null, after: null, silent: null, data: null },
  ...more,
});

/** A copy of which the feed holds these numbers. */
async function fed(...seqs: readonly number[]): Promise<CopyConnection> {
  const copy = await bareCopy();
  await put(copy, 'dfe_changes', ...seqs.map((seq) => row(seq)));
  return copy;
}

const prune = (copy: CopyConnection, before: number): Promise<void> =>
  copy.write(() => write('DELETE FROM dfe_changes WHERE seq < ?', before));

const told = async (more: Readonly<Record<string, Value>>) => {
  const copy = await bareCopy();
  await put(copy, 'dfe_changes', row(1, more));
  return (await changesOf(copy))[0];
};

describe('a change is told as it was written', () => {
  const about = { cursor: '1:w', seq: 1, at: AT, run: 3, resource: 'participants', id: 'p1', cohort: null };

  test('erased: with nothing else', async () => {
    expect(await told({})).toEqual({ ...about, kind: 'erased' });
  });

  test('of a school: with the cohort as a number', async () => {
    expect(await told({ resource: 'schools', cohort: '2024' })).toMatchObject({ resource: 'schools', cohort: 2024 });
  });

  test.each(['added', 'back'] as const)('%s: with the record', async (kind) => {
    expect(await told({ kind, data: JSON.stringify(item) })).toEqual({ ...about, kind, now: item });
  });

  test.each([
    [null, false],
    ['calendar', 'calendar'],
    ['merge', 'merge'],
    ['known', 'known'],
    ['unexplained', 'unexplained'],
  ])('changed: with paths and both sides; silent %s', async (silent, said) => {
    const stored = { paths: '["a","b.c"]', before: '{"a":1,"b.c":null}', after: '{"a":null,"b.c":"x"}' };
    expect(await told({ kind: 'changed', ...stored, silent })).toEqual({
      ...{ ...about, kind: 'changed', paths: ['a', 'b.c'], silent: said },
      ...{ before: { a: 1, 'b.c': null }, after: { a: null, 'b.c': 'x' } },
    });
  });

  test('merged: with the id that took its place, and what became of each training record', async () => {
    const trainingRecords = [
      { role: 'ect', from: 'a', to: 'b' },
      { role: 'mentor', from: 'c', to: null },
    ];
    const data = JSON.stringify({ into: 'q', trainingRecords });
    expect(await told({ kind: 'merged', data })).toEqual({ ...about, kind: 'merged', into: 'q', trainingRecords });
  });

  test.each([true, false, null])('vanished: with what it was, and whether it was ours (%s)', async (ours) => {
    const data = JSON.stringify({ last: item, ours });
    expect(await told({ kind: 'vanished', data })).toEqual({ ...about, kind: 'vanished', last: item, ours });
  });

  test.each([
    ['a kind', { kind: 'unheard-of' }],
    ['a list', { resource: 'unheard-of' }],
    ['JSON', { kind: 'added', data: '{' }],
    ['a record', { kind: 'vanished', data: '{"last":1}' }],
  ])('what is no %s of this version is refused', async (_, more) => {
    await expect(told(more)).rejects.toThrow(CopyError);
  });
});

describe('a cursor', () => {
  test('goes on after its change, up to the newest', async () => {
    const copy = await fed(1, 2, 3);
    expect((await changesOf(copy)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect((await changesOf(copy, '1:w')).map(({ seq }) => seq)).toEqual([2, 3]);
    expect(await headOf(copy)).toBe('3:w');
    expect(await changesOf(copy, await headOf(copy))).toEqual([]);
  });

  test('of an empty feed is known by the word of the copy, and misses nothing that comes', async () => {
    const copy = await bareCopy();
    const start = await headOf(copy);
    expect(start).toBe(`0:${await copy.read(() => setting('word'))}`);
    expect(await changesOf(copy, start)).toEqual([]);
    await put(copy, 'dfe_changes', row(1), row(2));
    expect((await changesOf(copy, start)).map(({ seq }) => seq)).toEqual([1, 2]);
    await expect(changesOf(await bareCopy(), start)).rejects.toThrow(/another copy/);
    await prune(copy, 2);
    await expect(changesOf(copy, start)).rejects.toThrow(FeedGapError);
  });

  test.each(['', '1', 'x:w', '1:', ':w', '1:w:', ' 1:w', '1:w ', '-1:w', '1234567890123456:w', '1.5:w'])(
    'that none was given like is refused (%o)',
    async (after) => {
      await expect(changesOf(await fed(1), after)).rejects.toThrow(TypeError);
    },
  );

  test.each([
    ['of the newest change is gone on with, though all before it were pruned', [3, 4], '4:w', []],
    ['of the oldest that is kept is gone on with', [3, 4], '3:w', [4]],
  ])('%s', async (_, kept, after, expected) => {
    expect((await changesOf(await fed(...kept), after)).map(({ seq }) => seq)).toEqual(expected);
  });

  test.each([
    ['before what is kept', [3, 4], '2:w', 3, 4],
    ['beyond the newest change', [3, 4], '5:w', 3, 4],
    ['of another run at that number', [3, 4], '3:other', 3, 4],
    ['none, when the beginning was pruned', [3, 4], undefined, 3, 4],
    ['of a feed that is empty by now', [], '1:w', null, 0],
  ])('%s is a gap, and nothing is handed over', async (_, kept, after, oldest, head) => {
    const copy = await fed(...kept);
    const handed: unknown[] = [];
    const reading = async (): Promise<void> => {
      for await (const change of changesAfter(copy, after)) handed.push(change);
    };
    const gap: unknown = await reading().catch((error: unknown) => error);
    expect(gap).toBeInstanceOf(FeedGapError);
    expect(gap).toMatchObject({ oldest, head });
    expect(handed).toEqual([]);
  });

  test('is not gone on with over changes that were pruned while they were read', async () => {
    const many = Array.from({ length: 1200 }, (_, index) => index + 1);
    const copy = await fed(...many);
    const seen: number[] = [];
    const reading = async (): Promise<void> => {
      for await (const { seq } of changesAfter(copy, undefined)) {
        seen.push(seq);
        if (seq === 10) await prune(copy, 1100);
      }
    };
    await expect(reading()).rejects.toThrow(FeedGapError);
    expect(seen).toEqual(many.slice(0, seen.length));
    expect(seen.length).toBeLessThan(1100);
  });

  test('reads what there was when it began, all of it and in order', async () => {
    const many = Array.from({ length: 1100 }, (_, index) => index + 1);
    const copy = await fed(...many);
    const seen: number[] = [];
    for await (const { seq } of changesAfter(copy, undefined)) {
      seen.push(seq);
      if (seq === 1) await put(copy, 'dfe_changes', row(1101));
    }
    expect(seen).toEqual(many);
  });
});
