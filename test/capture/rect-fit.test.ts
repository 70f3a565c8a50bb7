import { describe, expect, test } from 'vitest';
import { fit } from '../../src/capture/fit/fit.ts';
import { createMock, defaultScenario, generateScenario, type Mock, type Scenario } from '../../src/mock/index.ts';
import { runs } from '../support/size.ts';
import { compareAll, Differences } from './differences.ts';
import { exceptionsOf } from './exceptions.ts';
import { garbled } from './garbled.ts';
import { lived } from './lived.ts';
import { observe } from './observe.ts';
import { compareReads } from './reads.ts';

const generated = (seed: number): Scenario =>
  generateScenario({ service: 'rect', seed, participants: 120, schools: 22, declarations: 300 });

async function fitOne(mock: Mock, token: string, found: Differences): Promise<void> {
  const seen = await observe(mock, token, 'rect');
  const { scenario, left } = await fit(seen);
  for (const { list, attributes, why } of left) found.add(`left: ${list} ${attributes.join()}`, why);
  const fitted = createMock({ service: 'rect', scenario });
  compareAll(seen, await observe(fitted, 'lp1-token', 'rect'), found);
  await compareReads(seen, { mock, token }, { mock: fitted, token: 'lp1-token' }, found);
}

const seeds = (full: number): number[] => Array.from({ length: runs(full) }, (_, i) => i + 1);

describe('a world of rect that was fitted to what one token sees answers as the world did', () => {
  const worlds: [name: string, make: () => Mock][] = [
    ['the default world', () => lived('rect', defaultScenario('rect'), 0, 1)],
    ['the default world after 60 days', () => lived('rect', defaultScenario('rect'), 60, 1)],
    ...seeds(10).map((seed): [string, () => Mock] => [
      `a generated world, seed ${seed}`,
      () => lived('rect', generated(seed), 0, seed),
    ]),
    ...seeds(10).map((seed): [string, () => Mock] => [
      `a lived world, seed ${seed}`,
      () => lived('rect', generated(seed + 50), 30 * (1 + (seed % 8)), seed),
    ]),
  ];
  test.each(worlds)('%s', { timeout: 120_000 }, async (_name, make) => {
    for (const lp of ['lp1', 'lp2']) {
      const found = new Differences();
      await fitOne(make(), `${lp}-token`, found);
      if (process.env['SHOW'] !== undefined) console.log(lp, found.except([]));
      else expect(found.except(exceptionsOf('rect')), lp).toEqual({});
    }
  });
});

describe('what contradicts itself', () => {
  test('still gives a world of rect that loads, and what is left out is named', { timeout: 120_000 }, async () => {
    const seen = await observe(lived('rect', generated(7), 30, 7), 'lp1-token', 'rect');
    for (let seed = 1; seed <= runs(40); seed += 1) {
      const odd = garbled(seen, seed);
      const { scenario, left } = await fit(odd);
      const { lists } = await observe(createMock({ service: 'rect', scenario }), 'lp1-token', 'rect');
      // without any partnership nobody can be enrolled
      if (odd.lists.partnerships.length > 0) expect(lists.participants.length, `seed ${seed}`).toBeGreaterThan(0);
      const named = new Set(left.map(({ id }) => id));
      for (const name of ['participants', 'partnerships', 'statements', 'declarations'] as const) {
        const served = new Set(lists[name].map(({ id }) => id));
        const lost = odd.lists[name].filter(({ id }) => !served.has(id) && !named.has(id));
        expect(lost, `${name}, seed ${seed}`).toEqual([]);
      }
    }
  });
});
