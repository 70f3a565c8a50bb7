import type { Known } from '../rule.ts';

/** A fact that is not in doubt: told by the caller, or by the world of a mock. */
export function given<T>(value: T): Known<T> {
  return { value, from: 'given' };
}
