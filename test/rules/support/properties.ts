import fc from 'fast-check';
import { expect, test } from 'vitest';
import { notVisible, type Datum, type Facts, type Rule } from '../../../src/rules/rule.ts';
import { exactly, type Span } from '../../../src/rules/time.ts';
import { check, refusalsOf } from '../../../src/rules/verdict.ts';
import { runs } from '../../support/size.ts';

export const NOW = Date.parse('2026-01-15T12:00:00Z');

export const givenly = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Datum<T>> =>
  value.map((one) => ({ value: one, from: 'given' as const }));
export const flag = givenly(fc.boolean());
/** Instants around now, many of them in the same second as others. */
export const instant = fc.oneof(
  fc.integer({ min: 0, max: 3000 }).map((back) => NOW - back),
  fc.integer({ min: 0, max: 200 }).map((days) => NOW - days * 86_400_000),
);
export const blankOr = <T>(...values: T[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    { arbitrary: fc.constantFrom<unknown>(...values), weight: 6 },
    fc.constantFrom<unknown>(undefined, null, '', ' ', false, 7, 'nonsense'),
  );

/** What holds for every rule of a set, whatever the world: defined as tests. */
export function describeProperties<F extends object, D>(
  name: string,
  rules: readonly Rule<F, D>[],
  arbitrary: { readonly facts: fc.Arbitrary<F>; readonly draft: fc.Arbitrary<D> },
  hidden: readonly (keyof F & string)[],
  numRuns = 300,
): void {
  const requests = fc.record(arbitrary);
  const part = fc.tuple(requests, fc.infiniteStream(fc.constantFrom('known', 'known', 'absent', 'hidden')));

  /** Leaves out some facts; those that providers never see are always out. */
  function narrowed(facts: F, fates: Iterator<string>): Facts<F> {
    return Object.fromEntries(
      Object.entries(facts).map(([fact, value]) => {
        const fate: unknown = fates.next().value;
        return [
          fact,
          hidden.some((one) => one === fact) || fate === 'absent' ? undefined : fate === 'hidden' ? notVisible : value,
        ];
      }),
    ) as Facts<F>;
  }

  test(`${name}: ids are unique, well formed and of one operation, and every text is there`, () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const rule of rules) {
      expect(rule.id).toMatch(
        /^(rect|ecf)\.(declaration|void|defer|resume|withdraw|schedule|partnership-create|partnership-update)\.[A-Z]?\d+[a-z]?$/,
      );
      expect(rule.id.startsWith(`${rule.service}.${rule.operation}.`)).toBe(true);
      for (const text of [rule.title, rule.refuses, rule.source]) expect(text.trim()).not.toBe('');
      expect(rule.advises === true && rule.enforcedBy === 'service').toBe(false);
    }
  });

  test(`${name}: needs names exactly the facts that the rule reads`, () => {
    const read = new Map(rules.map((rule) => [rule.id, new Set<string>()]));
    fc.assert(
      fc.property(requests, ({ facts, draft }) => {
        for (const rule of rules) {
          const watched = new Proxy(facts, {
            get(target, fact, receiver): unknown {
              read.get(rule.id)?.add(String(fact));
              return Reflect.get(target, fact, receiver);
            },
          });
          rule.examine(watched, draft, exactly(NOW));
        }
      }),
      { numRuns: numRuns * 3, seed: 1 },
    );
    for (const rule of rules) expect([...(read.get(rule.id) ?? [])].sort(), rule.id).toEqual([...rule.needs].sort());
  });

  test(`${name}: knowing less makes a rule undecided, never another answer`, () => {
    fc.assert(
      fc.property(part, ([{ facts, draft }, fates]) => {
        const less = narrowed(facts, fates);
        for (const rule of rules) {
          const whole = rule.examine(facts, draft, exactly(NOW));
          const narrow = rule.examine(less, draft, exactly(NOW));
          must(whole.doubt === undefined, `${rule.id} is undecided with every fact`);
          must(
            narrow.outcome === whole.outcome || narrow.outcome === 'unknown',
            `${rule.id}: ${whole.outcome} becomes ${narrow.outcome}`,
          );
          if (narrow.doubt === undefined) continue;
          const { reason, fact } = narrow.doubt;
          must(
            rule.needs.some((need) => need === fact),
            `${rule.id} doubts ${fact}, which it does not need`,
          );
          const shown: unknown = Object.entries(less).find(([name]) => name === fact)?.[1];
          const expected = shown === notVisible || hidden.some((one) => one === fact) ? 'not-visible' : 'missing';
          must(reason === expected, `${rule.id}: ${fact} is ${expected}, not ${reason}`);
        }
      }),
      { numRuns: runs(numRuns) },
    );
  });

  test(`${name}: times known to the second, and a clock that may be off, make a rule undecided, never another answer`, () => {
    fc.assert(
      fc.property(requests, fc.integer({ min: 0, max: 2000 }), ({ facts, draft }, off) => {
        const now: Span = { earliest: NOW - off, latest: NOW + off };
        const seen = blurred(facts) as F;
        for (const rule of rules) {
          const { outcome } = rule.examine(seen, draft, now);
          if (outcome === 'unknown') continue;
          for (const moment of [now.earliest, NOW, now.latest])
            must(rule.test(facts, draft, exactly(moment)) === outcome, `${rule.id} is not ${outcome} at ${moment}`);
        }
      }),
      { numRuns: runs(numRuns) },
    );
  });

  test(`${name}: a refusal by what is known is a refusal by the service; one after "clear" stands in unchecked as not visible`, () => {
    fc.assert(
      fc.property(part, ([{ facts, draft }, fates]) => {
        const verdict = check(rules, narrowed(facts, fates), draft, exactly(NOW), 'service');
        const refused = refusalsOf(rules, facts, draft, NOW);
        if (verdict.outcome === 'refuse') expect(refused).not.toEqual([]);
        if (verdict.outcome !== 'clear') return;
        for (const { rule } of refused)
          expect(verdict.unchecked).toContainEqual(
            expect.objectContaining({ rule, doubt: expect.objectContaining({ reason: 'not-visible' }) }),
          );
      }),
      { numRuns: runs(numRuns * 2) },
    );
  });

  test(`${name}: what the checks are sure of, and all they refuse with everything known, the service answers`, () => {
    fc.assert(
      fc.property(part, ([{ facts, draft }, fates]) => {
        const answered = refusalsOf(rules, facts, draft, NOW).map(({ rule }) => rule);
        expect(check(rules, facts, draft, exactly(NOW), 'service').refusals.map(({ rule }) => rule)).toEqual(answered);
        const sure = check(rules, narrowed(facts, fates), draft, exactly(NOW), 'service').refusals.filter(
          ({ likely }) => !likely,
        );
        for (const { rule } of sure) expect(answered).toContain(rule);
      }),
      { numRuns: runs(numRuns * 2) },
    );
  });

  test(`${name}: every rule can be made to refuse and to pass, and its detail is a sentence without holes`, () => {
    const outcomes = new Map(rules.map((rule) => [rule.id, new Set<string>()]));
    fc.assert(
      fc.property(requests, ({ facts, draft }) => {
        for (const rule of rules) {
          const outcome = rule.test(facts, draft, exactly(NOW));
          outcomes.get(rule.id)?.add(outcome);
          if (outcome !== 'refuse') continue;
          for (const known of [facts, {}]) {
            const detail = rule.detail(known, draft, exactly(NOW));
            must(/^\S.*\.$/s.test(detail) && !/undefined|\[object|NaN/.test(detail), `${rule.id} says: ${detail}`);
          }
        }
      }),
      { numRuns: numRuns * 3, seed: 1 },
    );
    for (const [id, seen] of outcomes) {
      const hint = `${id}: do the drafts and facts that test/rules/*/properties.test.ts draws hold what it turns on?`;
      expect([...seen].sort(), hint).toEqual(['pass', 'refuse']);
    }
  });
}

/** `expect` is too slow to be asked for every rule of every world. */
function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

/** The same facts as a provider reads them: every instant somewhere in its second. */
function blurred(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(blurred);
  if (typeof value !== 'object' || value === null) return value;
  if ('earliest' in value && typeof value.earliest === 'number') {
    const second = Math.floor(value.earliest / 1000) * 1000;
    return { earliest: second, latest: second + 999 };
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, blurred(inner)]));
}
