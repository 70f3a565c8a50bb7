import { beforeAll, describe, expect, test } from 'vitest';
import type { Service } from '../../src/contract/index.ts';
import { allRules } from '../../src/rules/registry.ts';
import { describedMock } from '../support/described-mock.ts';
import { runs } from '../support/size.ts';
import { run, type Outcome } from './run.ts';
import { report } from './tally.ts';

/** Of each service; `npm run fuzz` makes as many as one likes. */
const RUNS = runs(10_500);
const SEED = 2026;

/** Random requests of random worlds: what the checks say is held against what the mock answers. */
export function describeFuzz(service: Service): void {
  describe(`${service}: random worlds, random requests`, () => {
    let outcome: Outcome;
    beforeAll(async () => {
      outcome = await run({ service, seed: SEED, runs: RUNS, through: describedMock });
      const rules = allRules
        .filter((rule) => rule.service === service && rule.enforcedBy === 'service')
        .map(({ id }) => id);
      console.log(report(service, outcome.tally, rules));
    }, 300_000);

    test('what the checks refuse the mock refuses, and what it refuses after "clear" is unchecked as not visible', () => {
      expect(outcome.failures.map(({ story }) => story).join('\n\n')).toBe('');
      expect(outcome.tally.requests).toBeGreaterThanOrEqual(RUNS);
    });

    test('requests are of every kind: many are accepted, many refused', () => {
      const { accepted, refused, kinds } = outcome.tally;
      expect(accepted).toBeGreaterThan(RUNS / 5);
      expect(refused).toBeGreaterThan(RUNS / 5);
      for (const kind of ['valid', 'one', 'near', 'nonsense', 'form'])
        expect([...kinds.keys()].some((name) => name.startsWith(kind))).toBe(true);
    });

    test('of the refusals of requests wrong in exactly one way, 95 % are foreseen', () => {
      const { refused, share } = outcome.tally.foreseen;
      expect(refused).toBeGreaterThan(RUNS / 10);
      expect(share).toBeGreaterThanOrEqual(0.95);
    });
  });
}
