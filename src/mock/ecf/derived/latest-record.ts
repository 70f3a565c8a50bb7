import type { Provider } from '../../world/records.ts';
import type { InductionRecord, Profile } from '../world.ts';
import { isUnchallenged } from './partnerships.ts';

/**
 * A provider's latest record of a profile as reads see it: under an unchallenged partnership (docs/services/ecf.md
 * 4.2).
 */
export function latestShown(profile: Profile, lp: Provider): InductionRecord | null {
  let best: InductionRecord | null = null;
  for (const record of profile.records) {
    const { partnership } = record.programme;
    if (partnership === null || partnership.lp !== lp || !isUnchallenged(partnership)) continue;
    if (best === null || isLater(record, best, false)) best = record;
  }
  return best;
}

/**
 * A provider's latest record of a profile as writes see it: under any of its partnerships (docs/services/ecf.md 4.11).
 */
export function latestWritten(
  profile: Profile,
  lp: Provider,
  accepts?: (record: InductionRecord) => boolean,
): InductionRecord | null {
  let best: InductionRecord | null = null;
  for (const record of profile.records) {
    if (record.programme.partnership?.lp !== lp || accepts?.(record) === false) continue;
    if (best === null || isLater(record, best, true)) best = record;
  }
  return best;
}

/** A profile's latest record with any provider. */
export function latestAnywhere(profile: Profile): InductionRecord | null {
  let best: InductionRecord | null = null;
  for (const record of profile.records) if (best === null || isLater(record, best, true)) best = record;
  return best;
}

/** Open-ended first, then newest start, (in writes: newest end,) newest made. `a` was made after `b`. */
function isLater(a: InductionRecord, b: InductionRecord, byEnd: boolean): boolean {
  if ((a.end === null) !== (b.end === null)) return a.end === null;
  if (a.start !== b.start) return a.start > b.start;
  if (byEnd && a.end !== null && b.end !== null && a.end !== b.end) return a.end > b.end;
  return a.createdAt >= b.createdAt;
}
