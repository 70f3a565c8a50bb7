/** Spans of calendar days. A day is a text `YYYY-MM-DD`, which compares correctly as it is. */

export const DAY_MS = 86_400_000;

/** Whether a day lies in a span. The last day counts; null is a span without one. */
export function isWithin(day: string, first: string, last: string | null): boolean {
  return first <= day && (last === null || day <= last);
}
