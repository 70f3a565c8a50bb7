import { describe, expect, test } from 'vitest';
import { runs } from '../support/size.ts';
import { playAll } from './readers/play-all.ts';
import { readers } from './readers/readers.ts';

describe('every reader of bytes from outside', () => {
  // in a process of its own, as `npm run fuzz:all` does it: some of the readers change what a process has in common
  test('reads its corpus and changed items of it, or refuses them in words of this package', async () => {
    const names = readers.map(({ name }) => name);
    const sums = await playAll({ names, seed: 11, runs: 60 + runs(500), ms: 1000 * runs(30) });
    expect(sums.flatMap(({ faults }) => faults)).toEqual([]);
    for (const { name, runs: played, corpus } of sums) {
      expect(corpus, name).toBeGreaterThan(0);
      expect(played, name).toBeGreaterThanOrEqual(Math.min(corpus, 60));
    }
  });
});
