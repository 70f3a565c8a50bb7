import { notVisible, type Facts, type Provenance } from '../../rule.ts';
import { instantsOf, type MilestoneWindow, type ScheduleBook } from '../../schedules.ts';
import type { LiveDeclaration } from '../../terms.ts';
import { exactly, isAfter, isAtOrAfter, type Span } from '../../time.ts';
import type { EcfScheduleFacts } from '../action-facts.ts';

export type Fit = Pick<Facts<EcfScheduleFacts>, 'milestoneMissing' | 'declarationsFit'>;

/**
 * Whether declarations fit into a schedule. `complete`: there are no declarations other than those seen, so a fit is
 * certain. `partial`: some of those seen may not count, so a misfit is not certain.
 */
export function fitInto(
  live: readonly LiveDeclaration[],
  cohort: number,
  identifier: string,
  schedules: ScheduleBook,
  { complete, partial }: { complete: boolean; partial: boolean },
): Fit {
  const missing: Provenance[] = [];
  const outside: Provenance[] = [];
  let open = false;
  for (const { type, date } of live) {
    const milestone = schedules.milestone(cohort, identifier, type);
    if (milestone === undefined) continue;
    if (milestone.value === null) {
      missing.push(milestone.from);
      continue;
    }
    const inside = isInside(date, milestone.value);
    if (inside === undefined) open = true;
    else if (!inside) outside.push(milestone.from);
  }
  const judged = (misfits: readonly Provenance[], misfit: boolean, isOpen: boolean): Fit['declarationsFit'] => {
    const from = misfits.find((one) => one !== 'seed') ?? misfits[0];
    if (from !== undefined) return partial ? notVisible : { value: misfit, from };
    return isOpen || !complete ? notVisible : { value: !misfit, from: 'given' };
  };
  return { milestoneMissing: judged(missing, true, false), declarationsFit: judged(outside, false, open) };
}

/**
 * Here the first instant is outside, although a new declaration may be dated there. Undefined when a whole second is
 * not exact enough to tell.
 */
function isInside(date: Span, window: MilestoneWindow): boolean | undefined {
  const { from, until } = instantsOf(window, 'utc');
  const begun = isAfter(date, exactly(from));
  const over = isAtOrAfter(date, exactly(until));
  if (begun === false || over === true) return false;
  return begun === undefined || over === undefined ? undefined : true;
}
