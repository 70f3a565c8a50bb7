import { describe, expect, test } from 'vitest';
import { completion, costOf, ways, type Way } from '../../bench/type-cost.ts';

const names = [
  'wrappers of createClient',
  'wrappers written by hand',
  'raw (openapi-fetch)',
] as const satisfies readonly Way[];

describe('the types of ten typical calls', () => {
  const costs = new Map(names.map((way) => [way, costOf(way)]));

  test('are measured for every way to make them, in sources that compile', () => {
    expect([...costs.keys()]).toEqual(Object.keys(ways));
    for (const [way, { errors }] of costs) expect(errors, way).toEqual([]);
  });

  test('cost the compiler a few hundred instantiations a call, and a fraction of what the same calls by path cost', () => {
    const [wrappers = 0, byHand = 0, raw = 0] = names.map((way) => costs.get(way)?.instantiations ?? 0);
    expect(byHand).toBeGreaterThan(0);
    expect(wrappers).toBeLessThan(byHand + 10 * 500);
    expect(wrappers).toBeLessThan(raw / 4);
  });
}, 120_000);

test('an editor offers the same attributes as for types written by hand', () => {
  expect(completion('wrappers of createClient', 1).offered).toBe(completion('wrappers written by hand', 1).offered);
}, 120_000);
