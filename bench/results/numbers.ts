import type { Limit } from './measurement.ts';

/** The middle of some numbers, and where their lower and their upper quarter end. NaN when there is none. */
export interface Spread {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

/** Between two numbers, the quartiles lie where a straight line between them does (as in R's type 7, or numpy). */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const below = sorted[Math.floor(place)] ?? NaN;
    const above = sorted[Math.ceil(place)] ?? NaN;
    return below + (above - below) * (place - Math.floor(place));
  };
  return { median: at(0.5), lower: at(0.25), upper: at(0.75) };
}

/** One ratio a round: each number over the other's number of the same round. */
export function ratiosOf(over: readonly number[], under: readonly number[]): readonly number[] {
  return over.map((number, round) => number / (under[round] ?? NaN));
}

/** Whether a number keeps to its limit. One that is not a number does not. */
export const isMet = (number: number, limit: Limit): boolean =>
  'atMost' in limit ? number <= limit.atMost : number >= limit.atLeast;
