import { compare } from './compare.ts';
import { askSide } from './side.ts';
import { summed } from './tally.ts';
import type { Ask, Comparison, Difference, ModelSide, ParityResult, Seen, Side } from './types.ts';

/**
 * Asks both sides everything, one after the other, the mock always at the moment of the server's answer. What differs is
 * asked again after the walk: what does not differ twice in the same way has moved meanwhile.
 */
export async function walk(
  server: Side,
  model: ModelSide,
  asks: readonly Ask[],
): Promise<Pick<ParityResult, 'asks' | 'differences' | 'moved' | 'seen'>> {
  const seen: Seen[] = [];
  const doubtful: (readonly [Ask, readonly Difference[]])[] = [];
  for (const ask of asks) {
    const comparison = await askBoth(server, model, ask);
    seen.push(...comparison.seen);
    if (comparison.differences.length > 0) doubtful.push([ask, comparison.differences]);
  }
  const differences: Difference[] = [];
  const moved: string[] = [];
  for (const [ask, before] of doubtful) {
    const again = (await askBoth(server, model, ask)).differences;
    const twice = again.filter((one) => before.some((other) => isSame(one, other)));
    differences.push(...twice);
    if (twice.length < Math.max(before.length, again.length)) moved.push(ask.name);
  }
  return { asks: asks.length, differences, moved, seen: summed(seen) };
}

/** What has the same head, path and shapes; how many rows have it may have changed. */
const isSame = (one: Difference, other: Difference): boolean =>
  one.head === other.head &&
  one.path === other.path &&
  one.evidence === other.evidence &&
  (one.path === 'rows' || one.shapes.join('\n') === other.shapes.join('\n'));

/** Asks the server, sets the mock's clock to the moment of its answer, and asks the mock. */
async function askBoth(server: Side, model: ModelSide, ask: Ask): Promise<Comparison> {
  const there = await askSide(server, ask);
  // a clock that was moved for one answer is not the present
  if (there.at !== null && ask.isMoved !== true) model.setClock(there.at);
  const here = await askSide(model, ask);
  return compare(there, here, ask, model.lastRules());
}
