import { describe, expect, test } from 'vitest';
import { thisProcess } from '../../src/base/process.ts';
import { holding } from '../../src/sync/run/hold.ts';
import { fence, holder, LeaseLostError } from '../../src/sync/store/lease.ts';
import { query, write, type CopyConnection, type Value } from '../../src/sync/store/steps.ts';
import { CopyBusyError } from '../../src/sync/sync-error.ts';
import { bareCopy } from './bare.ts';

/** One run at a time holds a copy, for as long as it works, and gives it up whatever comes of that. */

const set = (copy: CopyConnection, columns: Readonly<Record<string, Value>>): Promise<void> =>
  copy.write(function* () {
    for (const [name, value] of Object.entries(columns)) yield* write(`UPDATE dfe_lease SET ${name} = ?`, value);
  });
const rowOf = async (copy: CopyConnection) => (await copy.read(() => query('SELECT * FROM dfe_lease')))[0];
const mine = thisProcess('theirs');
const soon = Date.now() + 600_000;
/** Somebody on another host, of whom nothing is known, holds the copy. */
const elsewhere = { host: 'elsewhere', process: '7', started: '', word: 'theirs', until_ms: soon, since: 'then' };

describe('while it works', () => {
  test('it holds the copy as this process, and nobody does after it', async () => {
    const copy = await bareCopy();
    const before = Date.now();
    const answer = await holding(copy, false, async (lease) => {
      await copy.write(() => fence(lease));
      const { by, isOver, since } = await copy.read(holder);
      expect(by).toEqual(thisProcess(lease.word));
      expect([isOver, Number.isNaN(Date.parse(since))]).toEqual([false, false]);
      expect(Date.parse(since)).toBeGreaterThan(before - 2000);
      return 'done';
    });
    expect(answer).toBe('done');
    expect((await copy.read(holder)).by).toBeNull();
  });

  test('and when it fails, nobody does either', async () => {
    const copy = await bareCopy();
    const fault = new Error('a fault');
    await expect(holding(copy, false, () => Promise.reject(fault))).rejects.toBe(fault);
    expect((await copy.read(holder)).by).toBeNull();
    expect(await holding(copy, false, () => Promise.resolve(1))).toBe(1);
  });

  test('what comes of it is told, though the copy cannot be given up', async () => {
    const copy = await bareCopy();
    let isBroken = false;
    const broken: CopyConnection = {
      ...copy,
      read: (steps) => copy.read(steps),
      write: (steps) => (isBroken ? Promise.reject(new Error('no database')) : copy.write(steps)),
    };
    const work = (): Promise<string> => Promise.resolve((isBroken = true)).then(() => 'done');
    expect(await holding(broken, false, work)).toBe('done');
  });

  test('each run has a word of its own', async () => {
    const copy = await bareCopy();
    const words = new Set<string>();
    for (let run = 0; run < 3; run += 1)
      await holding(copy, false, ({ word }) => Promise.resolve(void words.add(word)));
    expect(words.size).toBe(3);
  });
});

describe('a copy that somebody else holds', () => {
  const work = (): Promise<string> => Promise.resolve('done');

  test.each<[string, Record<string, Value>, boolean, boolean]>([
    ['lives, as far as is known', elsewhere, false, false],
    ['has let its time run out', { ...elsewhere, until_ms: 1 }, false, true],
    ['is known to be gone by whoever says so', elsewhere, true, true],
    ['is this process', { ...elsewhere, ...mine }, false, false],
    ['was a process of this host that is no more', { ...elsewhere, ...mine, started: '1' }, false, true],
    ['gave it up', { ...elsewhere, word: '' }, false, true],
  ])('who %s', async (_, columns, takeOver, isTaken) => {
    const copy = await bareCopy();
    await set(copy, columns);
    const answer = holding(copy, takeOver, work);
    if (isTaken) return expect(await answer).toBe('done');
    await expect(answer).rejects.toThrow(CopyBusyError);
    await expect(answer).rejects.toMatchObject({ reason: 'busy', since: 'then' });
    // it is still theirs
    expect(await rowOf(copy)).toMatchObject({ word: 'theirs', number: 0 });
  });

  /** Somebody who takes the copy, or lets it go, each time between a look and the taking. */
  async function raced(times: number, word: string) {
    const copy = await bareCopy();
    let looks = 0;
    const connection: CopyConnection = {
      ...copy,
      write: (steps) => copy.write(steps),
      read: async (steps) => {
        const seen = await copy.read(steps);
        looks += 1;
        if (looks <= times) await set(copy, { ...elsewhere, number: looks, word });
        return seen;
      },
    };
    return { answer: holding(connection, true, work), looks: () => looks };
  }

  test.each([
    [1, 2],
    [2, 3],
  ])('who was faster %i times: it is looked at again', async (times, all) => {
    const { answer, looks } = await raced(times, 'theirs');
    expect([await answer, looks()]).toEqual(['done', all]);
  });

  test.each([
    ['theirs', CopyBusyError],
    ['', LeaseLostError],
  ])('who was faster three times (%j)', async (word, error) => {
    const { answer, looks } = await raced(3, word);
    await expect(answer).rejects.toThrow(error);
    expect(looks()).toBe(4);
  });
});
