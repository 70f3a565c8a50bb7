import type { Limit } from './form.ts';
import { isTighter } from './limits.ts';
import type { Direction } from './severity.ts';

/** Formats of which the later take all that the earlier take. */
const SIZES = [
  ['int8', 'int16', 'int32', 'int64'],
  ['float', 'double'],
];

/** What a set of things that are let through says when it becomes another. */
export function directionOfSets(before: ReadonlySet<unknown>, after: ReadonlySet<unknown>): Direction {
  if ([...before].every((one) => after.has(one))) return 'wider';
  return [...after].every((one) => before.has(one)) ? 'narrower' : 'other';
}

export function directionOfLimit(key: string, before: Limit | undefined, after: Limit | undefined): Direction {
  if (before === undefined) return 'narrower';
  if (after === undefined) return 'wider';
  return isTighter(key, after, before) ? 'narrower' : 'wider';
}

/** Of keywords such as `pattern`, of which all hold: one more lets less through. */
export function directionOfRules(key: string, before: readonly string[], after: readonly string[]): Direction {
  const [a, b] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && a !== undefined && b !== undefined) {
    if (key === 'multipleOf') return ofMultiples(Number(a), Number(b));
    if (key === 'format') return ofFormats(a, b);
  }
  const direction = directionOfSets(new Set(before), new Set(after));
  return direction === 'wider' ? 'narrower' : direction === 'narrower' ? 'wider' : 'other';
}

function ofMultiples(before: number, after: number): Direction {
  const isMultiple = (a: number, b: number): boolean => Math.abs(a / b - Math.round(a / b)) < 1e-9;
  return isMultiple(after, before) ? 'narrower' : isMultiple(before, after) ? 'wider' : 'other';
}

function ofFormats(before: string, after: string): Direction {
  for (const sizes of SIZES) {
    const [a, b] = [sizes.indexOf(before), sizes.indexOf(after)];
    if (a !== -1 && b !== -1) return a < b ? 'wider' : 'narrower';
  }
  return 'other';
}
