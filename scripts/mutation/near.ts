import { readFileSync, writeFileSync } from 'node:fs';
import { inOrder, isOwn, type Cost } from './costs.ts';
import type { Mutant } from './mutants.ts';
import type { Reach } from './reach.ts';

/** For each source file the few tests that reach its mutants, in the order to ask them. */
export type Near = ReadonlyMap<string, readonly Cost[]>;

/** Each mutant is reached by so many of the tests that are chosen, where there are so many. */
const TIMES = 3;
/** Tests of one source file take no longer together, unless a mutant were reached by none. */
const MOST_MS = 9_000;

/** Chooses tests for each file: those first that reach most for their time. */
export function nearOf(mutants: readonly Mutant[], reaches: readonly Reach[]): Near {
  const files = [...new Set(mutants.map(({ file }) => file))];
  return new Map(
    files.map((file) => [
      file,
      chosen(
        file,
        mutants.filter((one) => one.file === file),
        reaches,
      ),
    ]),
  );
}

interface Candidate extends Cost {
  /** The mutants of the file that it reaches. */
  readonly own: readonly Mutant[];
}

function chosen(file: string, mutants: readonly Mutant[], reaches: readonly Reach[]): Cost[] {
  const times = new Map(mutants.map(({ id }) => [id, 0]));
  const left = new Set<Candidate>(
    reaches.map(({ test, ms, outside, cases }) => ({
      test,
      ms,
      own: mutants.filter(({ id }) => outside.has(id) || cases.some(({ reached }) => reached.has(id))),
    })),
  );
  const tests: Cost[] = [];
  let spent = 0;
  const gainOf = ({ test, ms, own }: Candidate): number => {
    const wanted = spent + ms > MOST_MS ? 1 : TIMES;
    const news = own.filter(({ id }) => (times.get(id) ?? 0) < wanted).length;
    return (news * (isOwn(test, file) ? 4 : 1)) / (ms + 200);
  };
  for (;;) {
    let best: Candidate | null = null;
    let most = 0;
    for (const one of left) {
      const gain = gainOf(one);
      if (gain > most) [best, most] = [one, gain];
    }
    if (best === null) break;
    left.delete(best);
    spent += best.ms;
    tests.push({ test: best.test, ms: best.ms });
    for (const { id } of best.own) times.set(id, (times.get(id) ?? 0) + 1);
  }
  return inOrder(tests, file);
}

/** One line for each file: `"src/a.ts": "test/a.test.ts 300, test/b.test.ts 1200"`. */
export function writeNear(path: string, near: Near): void {
  const lines = [...near].map(([file, tests]) => [file, tests.map(({ test, ms }) => `${test} ${ms}`).join(', ')]);
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(lines), null, 2)}\n`);
}

export function readNear(path: string): Near {
  const lines = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  return new Map(
    Object.entries(lines).map(([file, tests]) => [
      file,
      tests.split(', ').flatMap((one) => {
        const [test = '', ms] = one.split(' ');
        return test === '' ? [] : [{ test, ms: Number(ms) }];
      }),
    ]),
  );
}
