import type { Zone } from '../../contract/service.ts';
import { addDays, dayOf, startOfDay } from '../../rules/time.ts';

/** Tells when the day of a moment ends. It is asked for many records at the same moment. */
export function endOfDay(zone: Zone): (now: number) => number {
  let [asked, end] = [NaN, NaN];
  return (now) => {
    if (now !== asked) [asked, end] = [now, startOfDay(addDays(dayOf(now, zone), 1), zone)];
    return end;
  };
}
