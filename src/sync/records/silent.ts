import type { Service } from '../../contract/index.ts';
import type { Item, Resource } from '../resources.ts';
import type { Difference } from './difference.ts';
import { updatedAt } from './prepared.ts';

/**
 * Why content moved though `updated_at` did not. `calendar`: it is worked out from today's date. `merge`: an id that was
 * retired gave way to the current one. `known`: the services are known to change it without a touch. `unexplained`: none
 * of these, which is evidence for a ticket.
 */
export type Silent = false | 'calendar' | 'merge' | 'known' | 'unexplained';

/** A touch in the second of the read before may have been missed by it. */
const MARGIN_MS = 2000;

/** What the services move without a touch, by list: see "What moves `updated_at`" of each service's reference. */
const untouched: Record<Service, Partial<Record<Resource, Readonly<Record<string, 'calendar' | 'known'>>>>> = {
  rect: {
    participants: {
      'ecf_enrolments[].participant_status': 'calendar',
      // who is somebody's mentor goes by the days of the mentorship
      'ecf_enrolments[].mentor_id': 'calendar',
      'ecf_enrolments[].working_pattern': 'known',
      'ecf_enrolments[].pupil_premium_uplift': 'known',
      'ecf_enrolments[].sparsity_uplift': 'known',
    },
    partnerships: { participants_currently_training: 'calendar' },
    transfers: { transfers: 'calendar' },
  },
  ecf: {
    participants: { 'ecf_enrolments[].participant_status': 'calendar' },
    transfers: { transfers: 'calendar' },
    deliveryPartners: { cohort: 'known' },
  },
};

export interface Circumstances {
  readonly service: Service;
  readonly resource: Resource;
  /** When the state before was last read, in milliseconds. */
  readonly lastRead: number;
  /** Whether this id was retired and the other is whom it leads to. */
  readonly isMerge: (from: string, to: string) => boolean;
}

/** Whether a difference was silent, and why. */
export function silence(before: Item, after: Item, found: Difference, about: Circumstances): Silent {
  const [old, now] = [updatedAt(before), updatedAt(after)];
  if (old !== now || now === null) return false;
  // such a touch could have come after the read before, within the same second
  if (Date.parse(now) > about.lastRead - MARGIN_MS) return false;
  const known = untouched[about.service][about.resource] ?? {};
  const reasons = new Set(
    found.paths.map((path): Silent => {
      const [from, to] = [found.before[path], found.after[path]];
      if (/(^|\.)(participant_id|mentor_id)$/.test(path) && typeof from === 'string' && typeof to === 'string')
        if (about.isMerge(from.toLowerCase(), to.toLowerCase())) return 'merge';
      return known[path.replace(/\[[^\]]*\]/, '[]')] ?? 'unexplained';
    }),
  );
  for (const reason of ['unexplained', 'merge', 'known', 'calendar'] as const) if (reasons.has(reason)) return reason;
  return 'unexplained';
}
