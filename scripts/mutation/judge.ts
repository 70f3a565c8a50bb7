import { merged, ownMsOf, type Cost } from './costs.ts';
import type { Mutant } from './mutants.ts';
import type { Hand } from './pool.ts';

export type Outcome = 'killed' | 'timed out' | 'survived' | 'not reached';

export interface Judged {
  readonly id: string;
  readonly outcome: Outcome;
  /** The first test that failed. */
  readonly by: string | null;
  /** Its file. */
  readonly test: string | null;
  readonly ms: number;
}

/** Tests are asked in portions of so much time: a cheap one is mostly enough, and starting a run costs, too. */
const PORTIONS_MS = [1_500, 6_000];

/** What is left of tests after so much time is not asked: a mutant that lived so long counts as not noticed. */
const MOST_MS = 25_000;

/** A test that is asked alone has so long. */
const ALONE_MS = 90_000;

/**
 * Runs tests with a mutant awake until one fails. Those that are named first are asked first. A test that was taken out of
 * its file must pass alone without a mutant, or its failure tells nothing, and its file is asked as a whole.
 */
export async function judge(hand: Hand, mutant: Mutant, tests: readonly Cost[], alone = new Alone()): Promise<Judged> {
  const started = performance.now();
  const done = (outcome: Outcome, by: string | null = null, test: string | null = null): Judged => ({
    id: mutant.id,
    outcome,
    by,
    test,
    ms: Math.round(performance.now() - started),
  });
  if (tests.length === 0) return done('not reached');
  for (const portion of portionsOf(alone.fit(tests))) {
    const usual = portion.reduce((sum, { ms }) => sum + ms, 0);
    const ended = await hand.run({ mutant: mutant.id, tests: portion }, 3 * usual + 10_000);
    if (ended === 'timed out') return done('timed out');
    if (ended === 'crashed') return done('killed', 'the process died');
    if (ended.failed === null) continue;
    const wasTaken = portion.some(({ test, cases }) => test === ended.test && cases !== undefined);
    if (wasTaken && !(await alone.passes(hand, ended.test, ended.case))) return judge(hand, mutant, tests, alone);
    return done('killed', ended.failed, ended.test === '' ? null : ended.test);
  }
  return done('survived');
}

/** Which tests stand on those before them in their file. */
export class Alone {
  readonly #known = new Map<string, boolean>();
  readonly #whole = new Set<string>();

  /** The tests, but all of a file where one needs the others. */
  fit(tests: readonly Cost[]): Cost[] {
    const fit = tests.map((one) => (this.#whole.has(one.test) ? { test: one.test, ms: one.wholeMs ?? one.ms } : one));
    const seen = new Set<string>();
    return fit.filter(({ test, cases }) => cases !== undefined || (!seen.has(test) && seen.add(test)));
  }

  async passes(hand: Hand, test: string, name: string | null): Promise<boolean> {
    if (name === null) return true;
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const ended = await hand.run({ mutant: '', tests: [{ test, cases: [name] }] }, ALONE_MS);
    const isGood = typeof ended === 'object' && ended.failed === null;
    this.#known.set(name, isGood);
    if (!isGood) this.#whole.add(test);
    return isGood;
  }
}

/** Portions that grow. */
export function portionsOf(tests: readonly Cost[]): Cost[][] {
  const portions: Cost[][] = [];
  let current: Cost[] = [];
  let spent = 0;
  let all = 0;
  for (const one of tests) {
    if (all > 0 && all + ownMsOf(one) > MOST_MS) break;
    if (current.length > 0 && spent + ownMsOf(one) > (PORTIONS_MS[portions.length] ?? MOST_MS)) {
      portions.push(current);
      current = [];
      spent = 0;
    }
    current.push(one);
    spent += ownMsOf(one);
    all += ownMsOf(one);
  }
  return (current.length > 0 ? [...portions, current] : portions).map(merged);
}
