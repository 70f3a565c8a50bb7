import type { Judged } from './judge.ts';
import type { Mutant } from './mutants.ts';

/** What came of the mutants of one room, or of all. */
export interface Score {
  readonly name: string;
  readonly killed: number;
  readonly timedOut: number;
  readonly survived: number;
  readonly equivalent: number;
}

export function scoreOf(name: string, judged: readonly Judged[], equivalent: number): Score {
  const count = (...wanted: readonly Judged['outcome'][]): number =>
    judged.filter(({ outcome }) => wanted.includes(outcome)).length;
  return {
    name,
    killed: count('killed'),
    timedOut: count('timed out'),
    survived: count('survived', 'not reached'),
    equivalent,
  };
}

export function sumOf(scores: readonly Score[]): Score {
  const sum = (key: 'killed' | 'timedOut' | 'survived' | 'equivalent'): number =>
    scores.reduce((total, score) => total + score[key], 0);
  return {
    name: 'total',
    killed: sum('killed'),
    timedOut: sum('timedOut'),
    survived: sum('survived'),
    equivalent: sum('equivalent'),
  };
}

/** Killed and timed out of all, less the equivalent, from 0 to 100. Of nothing at all: 100. */
export function percentOf({ killed, timedOut, survived }: Score): number {
  const all = killed + timedOut + survived;
  return all === 0 ? 100 : ((killed + timedOut) * 100) / all;
}

/** `budget: 126 of 130 killed (96.9 %), 3 of them timed out, 2 equivalent, 4 survived` */
export function lineOf(score: Score): string {
  const { name, killed, timedOut, survived, equivalent } = score;
  const all = killed + timedOut + survived;
  // never 100 % while one lives
  const percent = Math.floor(percentOf(score) * 10) / 10;
  return `${name}: ${killed + timedOut} of ${all} killed (${percent.toFixed(1)} %), ${timedOut} of them timed out, ${equivalent} equivalent, ${survived} survived`;
}

/** Where a survivor stands, what became of what, and its id. */
export function survivorLines({ file, line, operator, from, to, id }: Mutant, outcome: Judged['outcome']): string {
  const short = (text: string): string => {
    const flat = text.replace(/\s+/g, ' ');
    return flat.length > 100 ? `${flat.slice(0, 97)}...` : flat === '' ? '(nothing)' : flat;
  };
  const note = outcome === 'not reached' ? ', reached by no test' : '';
  return `${file}:${line} ${operator}${note}  [${id}]\n    - ${short(from)}\n    + ${short(to)}`;
}
