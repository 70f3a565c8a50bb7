import { dayOf } from '../../../rules/calendar.ts';
import type { Provider, Statement } from '../../world/records.ts';
import type { EcfWorld } from '../world.ts';

/**
 * The statement that a new line goes on: output fees, open, the earliest cut-off that is today or later
 * (docs/services/ecf.md 4.16.2).
 */
export function nextStatement(world: EcfWorld, lp: Provider, year: number, now: number): Statement | null {
  const today = dayOf(now, 'utc');
  let next: Statement | null = null;
  for (const statement of world.statementsOf.get(lp.id) ?? []) {
    const { cohort, output, status, cutOff } = statement;
    if (cohort.year !== year || !output || status !== 'open' || cutOff < today) continue;
    if (next === null || cutOff < next.cutOff) next = statement;
  }
  return next;
}
