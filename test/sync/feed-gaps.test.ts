import { describe, expect, test } from 'vitest';
import { FeedGapError } from '../../src/sync/copy/feed-gap-error.ts';
import { changesAfter, headOf } from '../../src/sync/copy/feed.ts';
import { setting } from '../../src/sync/store/schema.ts';
import { write, type CopyConnection } from '../../src/sync/store/steps.ts';
import { bareCopy, changesOf, put } from './bare.ts';
import { told } from './store-support.ts';

/** A copy of which the feed holds these numbers. */
async function fed(...seqs: readonly number[]): Promise<CopyConnection> {
  const copy = await bareCopy();
  await put(copy, 'dfe_changes', ...seqs.map((seq) => told(seq, 'schools', 's', { kind: 'erased', cohort: '2024' })));
  return copy;
}

const gapOf = async (copy: CopyConnection, after: string | undefined): Promise<FeedGapError> => {
  const gap: unknown = await changesOf(copy, after).catch((error: unknown) => error);
  if (gap instanceof FeedGapError) return gap;
  throw new TypeError('This is no gap.');
};

describe('a gap says why there is one', () => {
  test.each([
    ['nothing was read yet', [3, 4], undefined, /: its beginning was pruned\. It holds 3 to 4\./],
    ['what comes next went', [3, 4], '2:w', /: what comes after it was pruned\./],
    ['it is of what is not there yet', [3, 4], '5:w', /: it lies beyond the newest change, so the copy was put back/],
    ['another change stands there', [3, 4], '3:v', /: the change it names is another one here/],
    ['no change stands there', [1, 3], '2:w', /: the change it names is another one here/],
    ['everything went', [], '0:w', /: it is of another copy\. It holds nothing\./],
  ])('%s', async (_, kept, after, message) => {
    expect((await gapOf(await fed(...kept), after)).message).toMatch(message);
  });

  test('a cursor of the empty feed: what came after it went', async () => {
    const copy = await fed(2, 3);
    const word = await copy.read(() => setting('word'));
    expect((await gapOf(copy, `0:${word}`)).message).toMatch(/: what comes after it was pruned\. It holds 2 to 3\./);
    expect((await gapOf(copy, '0:other')).message).toMatch(/: it is of another copy\./);
  });

  test('a feed that was emptied knows how far it came', async () => {
    const copy = await fed();
    const word = await copy.read(() => setting('word'));
    await copy.write(() => write('UPDATE dfe_lease SET seq = 9'));
    expect(await headOf(copy)).toBe(`9:${word}`);
    const gap = await gapOf(copy, '4:w');
    expect(gap).toMatchObject({ oldest: null, head: 9 });
    expect(gap.message).toMatch(/: what comes after it was pruned\. It holds nothing\./);
    await copy.write(() => write('DELETE FROM dfe_lease'));
    expect(await headOf(copy)).toBe(`0:${word}`);
  });

  test('all of it went while it was read', async () => {
    const copy = await fed(...Array.from({ length: 501 }, (_, index) => index + 1));
    const reading = async (): Promise<void> => {
      for await (const { seq } of changesAfter(copy, undefined))
        if (seq === 1) await copy.write(() => write('DELETE FROM dfe_changes'));
    };
    await expect(reading()).rejects.toThrow(/: changes were pruned while they were read\. It holds nothing\./);
  });

  test('what is no cursor is said to be none', async () => {
    await expect(changesOf(await fed(1), 'x')).rejects.toThrow(
      /changes: "after" is no cursor\. Pass one that a change/,
    );
  });
});

describe('what a change does not hold', () => {
  const first = async (more: Parameters<typeof told>[3]) => {
    const copy = await bareCopy();
    await put(copy, 'dfe_changes', told(1, 'participants', 'p', more));
    return (await changesOf(copy))[0];
  };

  test.each([
    [{ paths: null, before: null, after: null }],
    [{ paths: '{"length":1}', before: '[1]', after: '"x"' }],
    [{ paths: 'null', before: 'null', after: '7' }],
  ])('is told as nothing: %o', async (more) => {
    expect(await first(more)).toEqual({
      ...{ cursor: '1:w', seq: 1, at: '2024-06-01T00:00:00Z', run: 1, resource: 'participants', id: 'p', cohort: null },
      ...{ kind: 'changed', paths: [], before: {}, after: {}, silent: false },
    });
  });

  test('is told as nothing of a merge, too', async () => {
    expect(await first({ kind: 'merged', data: '{"into":"q"}' })).toMatchObject({ into: 'q', trainingRecords: [] });
    const moved = '{"into":"q","trainingRecords":[{"role":"ect","from":"a","to":7},{"role":"ect","from":"b"}]}';
    expect(await first({ kind: 'merged', data: moved })).toMatchObject({
      trainingRecords: [
        { role: 'ect', from: 'a', to: null },
        { role: 'ect', from: 'b', to: null },
      ],
    });
  });

  test.each([
    ['{"last":{"id":"p","type":"x","attributes":{}}}'],
    ['{"last":{"id":"p","type":"x","attributes":{}},"ours":1}'],
  ])('is not said to be ours: %s', async (data) => {
    expect(await first({ kind: 'vanished', data })).toMatchObject({ kind: 'vanished', ours: null });
  });
});
