/**
 * Date and time parts as Ruby's readers take them, in milliseconds as if in UTC: hour 24 and second 60 are accepted,
 * and a day that the month does not have is counted into the next month. Null for parts that no calendar has.
 */
export function fromParts(
  [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[],
  milliseconds = 0,
): number | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
}

/** Whether a time is past the end of its day: strict readers take 24:00:00 and nothing after it. */
export function isPastMidnight([, , , hour = 0, minute = 0, second = 0]: readonly number[]): boolean {
  return hour === 24 && minute + second > 0;
}
