import type { Schedule } from '../../world/records.ts';

export function isSameSchedule(a: Schedule, b: Schedule): boolean {
  return a.cohort === b.cohort && a.identifier === b.identifier;
}
