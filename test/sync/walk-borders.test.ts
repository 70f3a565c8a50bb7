import { describe, expect, test } from 'vitest';
import type { Asked } from './run-support.ts';
import { http, NOW, type Settling } from './settle-support.ts';
import { ids, inPages, walking } from './walk-support.ts';

describe('borders that would not hold still', () => {
  /** A list of which the first record goes with every request, until `still` of them were made. */
  function sliding(count: number, still = Infinity) {
    let requests = 0;
    return (asked: Asked, number: number) => {
      requests += 1;
      return inPages(ids(count).slice(Math.min(requests, still) * 5))(asked, number);
    };
  }

  test('leave the walk without a watermark of the whole, and nothing is asked about', async () => {
    const { walk, marks, todos, rows } = await walking({ holds: { statements: ['z'] }, page: sliding(120) });
    await walk();
    expect(await marks()).toEqual({ last: NOW, before: null, whole: null });
    expect(await todos()).toEqual([]);
    expect(await rows('SELECT walk FROM dfe_seen UNION ALL SELECT walk FROM dfe_checkpoints')).toEqual([]);
  });

  test('of declarations leave those of people owed', async () => {
    const owes = ['person declarations p'];
    const { walk, todos } = await walking({ owes, page: sliding(120) }, {}, 'declarations');
    await walk();
    expect(await todos()).toEqual(owes);
  });

  test('are not known to a run that goes on: it begins anew', async () => {
    const slides = sliding(400, 20);
    const page: Settling['page'] = (asked, number) => {
      if (number === 25) throw http(500);
      return slides(asked, number);
    };
    const { walk, rows } = await walking({ page });
    await expect(walk()).rejects.toThrow('refused');
    expect(await rows('SELECT page FROM dfe_checkpoints')).toEqual([]);
  });
});
