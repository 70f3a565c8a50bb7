import { dayOf, toWire, type Day } from '../../../rules/time.ts';

/** The stamps that most resources show. */
export function stampsOf({ createdAt, updatedAt }: { readonly createdAt: number; readonly updatedAt: number }) {
  return { created_at: toWire(createdAt), updated_at: toWire(updatedAt) };
}

export function utcDay(at: number | null): Day | null {
  return at === null ? null : dayOf(at, 'utc');
}
