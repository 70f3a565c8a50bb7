import { isDeepStrictEqual } from 'node:util';

/** What is measured, and what became of it: the words that all of `bench/results` shares. */

/** One number of one contestant, in the unit of its measurement. */
export type Run = () => number | Promise<number>;

/** What a number must not exceed, or must reach. */
export type Limit = { readonly atMost: number } | { readonly atLeast: number };

/** One contestant's number over another's, of one and the same round. */
export interface RatioAsked {
  readonly name: string;
  readonly over: string;
  readonly under: string;
  readonly owed?: Limit;
}

/** A number of one contestant that is owed as it is, in the unit of the measurement. */
export interface ValueAsked {
  readonly name: string;
  readonly of: string;
  readonly owed: Limit;
}

/** Contestants that do the same work, each measured once a round. */
export interface Measurement {
  readonly name: string;
  readonly unit: 'ms' | 'answers/s' | 'requests' | '% of the budget';
  readonly runs: Readonly<Record<string, Run>>;
  /** Contestants that could not take part, and why. */
  readonly missing?: Readonly<Record<string, string>>;
  readonly ratios: readonly RatioAsked[];
  readonly values?: readonly ValueAsked[];
  /** Rounds before those that count. Default 1. */
  readonly warmUps?: number;
  /** Rounds at most, where one takes long or comes out the same each time. */
  readonly most?: number;
}

/** A measurement with the numbers of its contestants, in the order of the rounds. */
export type Measured = Omit<Measurement, 'runs'> & { readonly rounds: Readonly<Record<string, readonly number[]>> };

/** Measurements that share a preparation: a server, a built world. */
export interface Group {
  /** What the page says above the tables: what is compared, in a sentence or two. */
  readonly about: string;
  readonly measurements: readonly Measurement[];
  readonly close: () => void | Promise<void>;
}

/** Runs the contestants in turn (A B C A B C …), so that a busy moment of the machine hits all of them alike. */
export async function alternate(measurement: Measurement, rounds: number): Promise<Measured> {
  const { runs, warmUps = 1, most = rounds, ...rest } = measurement;
  const contestants = Object.entries(runs).map(([label, run]) => ({ label, run, numbers: [] as number[] }));
  for (let round = -warmUps; round < Math.min(rounds, most); round += 1) {
    for (const { run, numbers } of contestants) {
      const number = await run();
      if (round >= 0) numbers.push(number);
    }
  }
  const all = Object.fromEntries(contestants.map(({ label, numbers }) => [label, numbers]));
  return { ...rest, ...(measurement.most !== undefined && { most }), rounds: all };
}

/** Milliseconds that some work takes, done `times` times over, for each time. */
export function milliseconds(work: () => unknown, times = 1): Run {
  return async () => {
    const started = performance.now();
    for (let time = 0; time < times; time += 1) await work();
    return (performance.now() - started) / times;
  };
}

/** Milliseconds of each of several works, by their labels. */
export const timed = (works: Works, times: number): Measurement['runs'] =>
  Object.fromEntries(Object.entries(works).map(([label, work]) => [label, milliseconds(work, times)]));

/** Works by their labels, each with the answer it got. */
export type Works = Readonly<Record<string, () => Promise<unknown>>>;

/** Does each work once. Throws when one has another answer than the first: what differs is not to be compared. */
export async function demandSame(name: string, works: Works): Promise<void> {
  const answers: { readonly label: string; readonly answer: unknown }[] = [];
  for (const [label, work] of Object.entries(works)) answers.push({ label, answer: await work() });
  const [first, ...others] = answers;
  for (const { label, answer } of others)
    if (first === undefined || answer === undefined || !isDeepStrictEqual(answer, first.answer))
      throw new Error(`${name}: ${label} has another answer than ${first?.label ?? ''}, so they cannot be compared.`);
}
