import type { Mutant } from './mutants.ts';
import type { Hand } from './pool.ts';

export type Outcome = 'killed' | 'timed out' | 'survived' | 'not reached';

export interface Judged {
  readonly id: string;
  readonly outcome: Outcome;
  /** The first test that failed. */
  readonly by: string | null;
  readonly ms: number;
}

/** A file of tests, and what it takes without a mutant. */
export interface Cost {
  readonly test: string;
  readonly ms: number;
}

/** Tests are asked in portions of so much time: a cheap one is mostly enough, and starting a run costs, too. */
const PORTIONS_MS = [1_500, 6_000, 20_000];

/** What is left of tests after so much time is not asked: a mutant that lived so long counts as not noticed. */
const MOST_MS = 60_000;

/** Runs tests with a mutant awake until one fails. Those that are named first are asked first. */
export async function judge(hand: Hand, mutant: Mutant, tests: readonly Cost[]): Promise<Judged> {
  const started = performance.now();
  const done = (outcome: Outcome, by: string | null = null): Judged => ({
    id: mutant.id,
    outcome,
    by,
    ms: Math.round(performance.now() - started),
  });
  if (tests.length === 0) return done('not reached');
  for (const portion of portionsOf(tests)) {
    const usual = portion.reduce((sum, { ms }) => sum + ms, 0);
    const ended = await hand.run({ mutant: mutant.id, tests: portion.map(({ test }) => test) }, 2 * usual + 6_000);
    if (ended === 'timed out') return done('timed out');
    if (ended === 'crashed') return done('killed', 'the process died');
    if (ended.failed !== null) return done('killed', ended.failed);
  }
  return done('survived');
}

/** Portions that grow. */
export function portionsOf(tests: readonly Cost[]): Cost[][] {
  const portions: Cost[][] = [];
  let current: Cost[] = [];
  let spent = 0;
  let all = 0;
  for (const one of tests) {
    if (all > 0 && all + one.ms > MOST_MS) break;
    if (current.length > 0 && spent + one.ms > (PORTIONS_MS[portions.length] ?? MOST_MS)) {
      portions.push(current);
      current = [];
      spent = 0;
    }
    current.push(one);
    spent += one.ms;
    all += one.ms;
  }
  return current.length > 0 ? [...portions, current] : portions;
}

/** The tests of the mutant's own room first, and the cheapest of them before the others. */
export function inOrder(tests: readonly Cost[], file: string): Cost[] {
  const rank = ({ test }: Cost): number => (isOwn(test, file) ? 0 : 1);
  return tests.toSorted((a, b) => rank(a) - rank(b) || a.ms - b.ms);
}

/** Whether a test is one of the room that a source file stands in. */
export function isOwn(test: string, file: string): boolean {
  const [, room = ''] = file.split('/');
  return test.startsWith(`test/${room === 'resources' ? 'client' : room}/`);
}
