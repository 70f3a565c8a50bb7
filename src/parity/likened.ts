/** How far apart two clocks may write the same moment. */
const SLACK_MS = 5 * 60_000;

/**
 * Whether two values of a record that was just written are the same: a moment counts from each side's own present, and
 * a day from each side's own today.
 */
export function settled(there: Date | null, here: Date | null): (server: unknown, mock: unknown) => boolean {
  return (server, mock) => {
    if (server === mock) return true;
    if (there === null || here === null || typeof server !== 'string' || typeof mock !== 'string') return false;
    return isNear(server, there) && isNear(mock, here);
  };
}

const isNear = (text: string, now: Date): boolean =>
  /^\d{4}-\d\d-\d\dT/.test(text) && Math.abs(Date.parse(text) - now.getTime()) < SLACK_MS;
