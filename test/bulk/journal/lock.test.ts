import { describe, expect, test } from 'vitest';
import { thisProcess } from '../../../src/base/process.ts';
import { takeLock } from '../../../src/bulk/journal/lock.ts';
import { failure, recorded, type Recorded } from './files.ts';

const PATH = '/folder/run.jsonl';
const LOCK = `${PATH}.lock`;
const holder = (more: object = {}): string =>
  JSON.stringify({ ...thisProcess('theirs'), since: '2026-09-15T09:00:00.000Z', ...more });
const take = (disk: Recorded, takeOver = false) => takeLock(PATH, takeOver, disk.files);
const held = (by: string): Recorded => {
  const disk = recorded();
  disk.kept.set(LOCK, by);
  return disk;
};

describe('the lock of a journal', () => {
  test('says whose it is from the first moment, and leaves nothing else behind', async () => {
    const disk = recorded();
    const lock = await take(disk);
    expect(disk.done.map((one) => one.split(' ')[0])).toEqual(['create', 'write', 'sync', 'close', 'link', 'remove']);
    expect([...disk.kept.keys()]).toEqual([LOCK]);
    const { since, ...own } = JSON.parse(disk.kept.get(LOCK) ?? '') as Record<string, string>;
    expect(own).toMatchObject({ process: String(process.pid) });
    expect(new Date(since ?? '').toISOString()).toBe(since);
    expect(await lock.isOurs()).toBe(true);
    await expect(lock.check()).resolves.toBeUndefined();
    await lock.release();
    expect(disk.kept.size).toBe(0);
  });

  test('of a process that works is not to be had, and is told with what to do', async () => {
    const disk = held(holder());
    const taking = take(disk);
    await expect(taking).rejects.toMatchObject({ reason: 'busy' });
    await expect(taking).rejects.toThrow(
      new RegExp(
        `^Process ${process.pid} on \\S+ works on this journal, since 2026-09-15T09:00:00\\.000Z\\. .*--take-over`,
      ),
    );
    expect([...disk.kept]).toEqual([[LOCK, holder()]]);
  });

  test('is taken over where that is said, and then is nobody else’s', async () => {
    const disk = recorded();
    const first = await take(disk);
    const second = await take(disk, true);
    expect([await first.isOurs(), await second.isOurs()]).toEqual([false, true]);
    await expect(first.check()).rejects.toMatchObject({ reason: 'busy' });
    await expect(first.check()).rejects.toThrow(
      'Somebody else has taken over this journal. This run sends nothing more.',
    );
    await first.release();
    expect(await second.isOurs()).toBe(true);
    expect([...disk.kept.keys()]).toEqual([LOCK]);
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['what is no JSON', '{'],
    ['no object', '7'],
    ['an object that says less', '{"host":"h"}'],
    ['no word', holder({ word: 7 })],
    ['no process', holder({ process: null })],
  ])('that holds %s is nobody’s', async (_, text) => {
    const disk = held(text);
    expect(await (await take(disk)).isOurs()).toBe(true);
  });

  test('that comes back each time it is taken away is another one’s', async () => {
    const disk = held(holder());
    const { files: under } = disk;
    let tries = 0;
    const files = {
      ...under,
      remove: async (path: string): Promise<void> => {
        await under.remove(path);
        if (path !== LOCK) return;
        tries += 1;
        disk.kept.set(LOCK, holder());
      },
    };
    await expect(takeLock(PATH, true, files)).rejects.toMatchObject({ reason: 'busy' });
    expect(tries).toBe(3);
  });

  test.each(['create', 'write', 'sync', 'link', 'open'])(
    'that fails at %s is not taken, and says why',
    async (what) => {
      const disk = recorded();
      disk.fails.set(what, failure('EROFS'));
      if (what === 'open') {
        expect(await (await take(disk)).isOurs()).toBe(false);
        return;
      }
      const taking = take(disk);
      await expect(taking).rejects.toMatchObject({ reason: 'storage', cause: failure('EROFS') });
      await expect(taking).rejects.toThrow('The lock of the journal could not be written (EROFS). Nothing was sent.');
      expect(disk.kept.size).toBe(0);
    },
  );
});
