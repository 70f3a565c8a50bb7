import type { Case, Reach } from './reach.ts';

/** Tests of one file, and what it takes to run them without a mutant. */
export interface Cost {
  readonly test: string;
  readonly ms: number;
  /** What the tests themselves take, without loading what they need: the worker has mostly loaded it before. */
  readonly ownMs?: number;
  /** Which of its tests, as vitest names them; all of them when this is left out. */
  readonly cases?: readonly string[];
  /** What all of its tests take, where `cases` names some. */
  readonly wholeMs?: number;
}

/** The tests of one file are asked in parts of so much time, the short ones first. */
const PARTS_MS = [500, 3_000];

/** All tests that reach a mutant, in the order to ask them. */
export function costsOf(id: string, file: string, reaches: readonly Reach[]): Cost[] {
  return inOrder(
    reaches.flatMap((reach) => costsIn(id, reach)),
    file,
  );
}

function costsIn(id: string, { test, ms, outside, cases }: Reach): Cost[] {
  // what is made once for all of them may show in any
  if (outside.has(id)) return [{ test, ms, ownMs: sumOf(cases) }];
  const loads = Math.max(0, ms - sumOf(cases));
  const parts: Case[][] = [];
  let spent = 0;
  for (const one of cases.filter(({ reached }) => reached.has(id)).toSorted((a, b) => a.ms - b.ms)) {
    const part = parts.at(-1);
    if (part === undefined || spent + one.ms > (PARTS_MS[parts.length - 1] ?? Infinity)) {
      parts.push([one]);
      spent = one.ms;
    } else {
      part.push(one);
      spent += one.ms;
    }
  }
  return parts.map((part) => ({
    test,
    ms: loads + sumOf(part),
    ownMs: sumOf(part),
    cases: part.map((one) => one.id),
    wholeMs: ms,
  }));
}

/** Tests without what is named twice: each file once, and all of it when one entry says so. */
export function merged(tests: readonly Cost[]): Cost[] {
  const files = new Map<string, Cost>();
  for (const one of tests) {
    const other = files.get(one.test);
    const cases = other === undefined ? one.cases : one.cases && other.cases && [...other.cases, ...one.cases];
    files.set(one.test, { ...one, ms: one.ms + (other?.ms ?? 0), ...(cases === undefined ? {} : { cases }) });
  }
  return [...files.values()];
}

function sumOf(cases: readonly Case[]): number {
  return cases.reduce((sum, { ms }) => sum + ms, 0);
}

/** The tests of the mutant's own room first, and the cheapest of them before the others. */
export function inOrder(tests: readonly Cost[], file: string): Cost[] {
  const rank = ({ test }: Cost): number => (isOwn(test, file) ? 0 : 1);
  return tests.toSorted((a, b) => rank(a) - rank(b) || ownMsOf(a) - ownMsOf(b));
}

/** What tests take, where it is known without what they need. */
export function ownMsOf({ ms, ownMs = ms }: Cost): number {
  return ownMs;
}

/** Whether a test is one of the room that a source file stands in. */
export function isOwn(test: string, file: string): boolean {
  const [, room = ''] = file.split('/');
  return test.startsWith(`test/${room === 'resources' ? 'client' : room}/`);
}
