import { expect, test } from 'vitest';
import { RunClock } from '../../src/sync/run/context.ts';
import { changesOf } from './bare.ts';
import { NOW } from './settle-support.ts';
import { ids, inPages, walking } from './walk-support.ts';

/** What is asked for again must never begin too late: a walk counts from its first page, by the earlier of two clocks. */

test('our clock is behind, and a second goes by with each page', async () => {
  let looks = 0;
  const clock = new RunClock(() => {
    looks += 1;
    return Date.parse(NOW) - 3_600_000 + looks * 1000;
  });
  const options = { seed: true, onWarning: () => undefined };
  const { walk, marks, rows, connection } = await walking({ page: inPages(ids(10)) }, { clock, options });
  await walk();
  const seen = await rows('SELECT first_seen FROM dfe_statements ORDER BY id');
  const [first, last] = [seen[0]?.['first_seen'], seen.at(-1)?.['first_seen']];
  expect(String(first) < String(seen[4]?.['first_seen']) && String(seen[4]?.['first_seen']) < String(last)).toBe(true);
  expect(String(first)).toMatch(/^2025-06-10T08:00:/);
  expect(await marks()).toEqual({ last: first, before: null, whole: first });
  // they are told together, when the last page of the bundle was there
  expect(new Set((await changesOf(connection)).map(({ at }) => at))).toEqual(new Set([last]));
});
