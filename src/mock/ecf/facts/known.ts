import type { Known } from '../../../rules/rule.ts';
import type { Schedule } from '../../world/records.ts';

/** A fact of this world, which is not in doubt here. */
export function given<T>(value: T): Known<T> {
  return { value, from: 'given' };
}

export function isSameSchedule(a: Schedule, b: Schedule): boolean {
  return a.cohort === b.cohort && a.identifier === b.identifier;
}
