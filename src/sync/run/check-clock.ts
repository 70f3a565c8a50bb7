import { DAY_MS } from '../../base/days.ts';
import { SyncError } from '../sync-error.ts';
import type { RunContext } from './context.ts';

const WARN_MS = 600_000;

/**
 * A copy is kept by the service's clock and ours. Minutes apart is told; a day apart is refused, because one of them is
 * wrong and it cannot be known which.
 */
export function checkClock({ clock, options, counts }: RunContext): void {
  const { offset } = clock;
  if (offset === null || Math.abs(offset) <= WARN_MS) return;
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const which = offset > 0 ? 'behind' : 'before';
  const days = Math.round(minutes / 1440);
  if (Math.abs(offset) >= DAY_MS)
    throw new SyncError(
      'clock',
      `This machine's clock is ${days} ${days === 1 ? 'day' : 'days'} ${which} the service's. Nothing more was read. ` +
        'Set the clock right; against a mock whose clock was moved, pass its clock as "now".',
    );
  if (counts.hasWarned) return;
  counts.hasWarned = true;
  const warning = `This machine's clock is ${minutes} minutes ${which} the service's. The run goes on; set the clock right.`;
  if (options.onWarning === undefined) console.warn(`lead-provider-sdk: ${warning}`);
  else options.onWarning(warning);
}
