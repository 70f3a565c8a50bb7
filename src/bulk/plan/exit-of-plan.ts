import { exitOfRows } from '../state/queues.ts';
import type { Planned } from './plan.ts';
import { queuesOf } from './shown.ts';

/** How a command ends that only planned: by what the plan shows, rows that are to be sent counting as good. */
export function exitOfPlan({ operation, rows, cost }: Planned): 0 | 3 | 5 | 6 {
  const code = exitOfRows(queuesOf(operation, rows), { dryRun: true });
  return cost.fits === 'no' && code < 5 ? 5 : code;
}
