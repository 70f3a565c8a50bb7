import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { judge, portionsOf } from '../../scripts/mutation/judge.ts';
import { mutantsOf, parse, type Mutant } from '../../scripts/mutation/mutants.ts';
import { Hand } from '../../scripts/mutation/pool.ts';

const root = fileURLToPath(new URL('fixture', import.meta.url));
const hand = new Hand({ root, config: `${root}/vitest.config.ts` });
afterAll(() => hand.end());

const mutants = mutantsOf('ages.ts', parse('ages.ts', readFileSync(`${root}/ages.ts`, 'utf8')));
const tests = [{ test: 'ages.case.ts', ms: 500 }];

function changed(from: string, to: string): Mutant {
  const found = mutants.find((one) => one.from === from && one.to === to);
  if (found === undefined) throw new Error(`The fixture has no mutant of ${from}.`);
  return found;
}

it('a line that a test holds is killed, one that none asks about survives, a loop without end times out', async () => {
  const held = await judge(hand, changed('years >= 18', '(years) > (18)'), tests);
  expect(held).toMatchObject({ outcome: 'killed', by: 'ages.case.ts: is of age from 18' });
  const free = await judge(hand, changed('years > 66', '(years) >= (66)'), tests);
  expect(free).toMatchObject({ outcome: 'survived', by: null });
  expect(await judge(hand, changed('left--', 'left++'), tests)).toMatchObject({ outcome: 'timed out' });
  // and the next worker knows nothing of it
  expect(await judge(hand, changed('years > 66', 'true'), tests)).toMatchObject({ outcome: 'survived' });
});

it('a mutant that no test reaches is not reached', async () => {
  expect(await judge(hand, changed('years > 66', 'true'), [])).toMatchObject({ outcome: 'not reached' });
});

it('a test that stands on the one before it tells nothing alone, so its file is asked as a whole', async () => {
  const [held, free] = [changed('years >= 18', '(years) > (18)'), changed('years > 66', '(years) >= (66)')];
  const went = await hand.run({ mutant: held.id, tests: [{ test: 'chained.case.ts' }] }, 20_000);
  const name = typeof went === 'object' ? went.case : null;
  expect(name).not.toBeNull();
  const taken = [{ test: 'chained.case.ts', ms: 500, cases: [name ?? ''], wholeMs: 500 }];
  expect(await judge(hand, free, taken)).toMatchObject({ outcome: 'survived' });
  expect(await judge(hand, held, taken)).toMatchObject({
    outcome: 'killed',
    test: 'chained.case.ts',
    by: 'chained.case.ts: finds what the one before it counted',
  });
});

it('tests are asked in portions that grow, and not without end', () => {
  const costs = [500, 700, 900, 4_000, 9_000, 9_000, 30_000].map((ms, at) => ({ test: `${at}`, ms }));
  const named = portionsOf(costs).map((portion) => portion.map(({ test }) => test).join(''));
  expect(named).toEqual(['01', '23', '45']);
});
