import type { Day } from '../../rules/time.ts';

export interface LiveOptions {
  /**
   * Chance: the same seed in the same world gives the same days.
   * @default 1
   */
  readonly seed?: number;
  /**
   * How many acts a day holds, beside what DfE does on its dates (statements, new cohorts).
   * @default 20
   */
  readonly perDay?: number;
  /**
   * Whether the provider acts, too: declares, voids, withdraws, defers, resumes, changes schedules, makes partnerships.
   * Off by default, because the provider is whoever tests against the mock.
   * @default false
   */
  readonly provider?: boolean;
  /**
   * Who the provider is, by symbol; all other providers act as others do.
   * @default the first lead provider of the scenario
   */
  readonly lp?: string;
  /**
   * `moves`: each step is a day, at 09:00 in London. `stays`: each step does its acts at the mock's present, whatever the
   * hour, and what DfE does on dates is left to steps that move.
   * @default 'moves'
   */
  readonly clock?: 'moves' | 'stays';
}

/** Something that somebody did, lawfully: the service accepted it. */
export interface LiveAct {
  /** Who did it. */
  readonly who: 'dfe' | 'school' | 'provider' | 'other-provider';
  /** The step (`schools.moveParticipant`) or the operation of the API (`declarations.create`). */
  readonly act: string;
  /** The lead provider that acted; null when it was DfE or a school. */
  readonly lp: string | null;
  /** What was given to the step; of an operation the id in its path, when it has one, and the attributes sent. */
  readonly args: readonly unknown[];
}

/** One day that has been lived, or with `clock: 'stays'` a moment of it. */
export interface LivedDay {
  readonly date: Day;
  readonly acts: readonly LiveAct[];
}

/**
 * Lets days pass in a mock, without end: each step moves the clock to 09:00 in London of the next day, lets statements
 * run and cohorts open on their dates, and lets schools, DfE, other providers and (if asked) the provider do what they
 * may, at random.
 *
 * @example
 * for (const { date, acts } of mock.live({ seed: 7 })) {
 *   console.log(date, acts.map(({ act }) => act));
 *   if (date >= '2027-09-01') break;
 * }
 */
export type Live = (options?: LiveOptions) => LivedDays;

/** Days as they are lived, one after the other. (`Iterable` has told what its end is since TypeScript 5.6 alone.) */
export interface LivedDays {
  [Symbol.iterator](): Iterator<LivedDay, void, undefined>;
}
