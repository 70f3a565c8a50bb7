import type { Zone } from '../../contract/service.ts';
import { addDays, startOfDay } from '../calendar.ts';
import type { MilestoneWindow } from '../schedules.ts';

/** A milestone as instants: from the start of its first day up to, and without, `until`. */
export interface MilestoneInstants {
  readonly from: number;
  /** The start of the day after the last one; `Infinity` for a milestone without a last day. */
  readonly until: number;
}

/** When a milestone begins and is over, by the days of the service's zone. */
export function instantsOf({ start, end }: MilestoneWindow, zone: Zone): MilestoneInstants {
  return { from: startOfDay(start, zone), until: end === null ? Infinity : startOfDay(addDays(end, 1), zone) };
}

/** Whether an instant lies before the first day or after the last day of a milestone. */
export function isOutside(at: number, window: MilestoneWindow, zone: Zone): boolean {
  const { from, until } = instantsOf(window, zone);
  return at < from || at >= until;
}
