import type { Day } from '../../../rules/time.ts';

/** The schedule a school's registration gets by default, from the month in which the training starts. */
export function standardSchedule(start: Day): string {
  const month = Number(start.slice(5, 7));
  const season = month >= 6 && month <= 10 ? 'september' : month >= 3 && month <= 5 ? 'april' : 'january';
  return `ecf-standard-${season}`;
}
