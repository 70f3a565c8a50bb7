import { DAY_MS } from '../../base/days.ts';
import { servers, type Service } from '../../contract/service.ts';
import { dayOf, startOfDay } from '../../rules/time.ts';
import { isAlwaysWhole, resources, type Scope } from '../resources.ts';
import type { Watermarks } from '../store/walks.ts';
import type { SyncOptions } from '../types.ts';
import { instant } from './context.ts';

const HOUR_MS = 3_600_000;

/** How a scope is read: not at all, whole, or what was updated since then. */
export type Reading = 'not' | 'whole' | { readonly since: string };

export interface Circumstances {
  readonly service: Service;
  readonly mode: 'delta' | 'full';
  /** The present by the service's clock, in milliseconds. */
  readonly now: number;
  /** Whether `updated_since` can be believed: not where anybody can move the clock. */
  readonly isTrusted: boolean;
  readonly options: Pick<SyncOptions, 'overlap' | 'daily'>;
}

/** What a run walks, in the order in which it does. */
export function scopesOf({ cohorts = [], resources: kept = resources }: SyncOptions): readonly Scope[] {
  const years = [...new Set(cohorts)].sort();
  return resources
    .filter((resource) => kept.includes(resource))
    .flatMap((resource): readonly Scope[] =>
      resource === 'schools' ? years.map((cohort) => ({ resource, cohort })) : [{ resource, cohort: null }],
    );
}

/** How a scope is read in a run. Each line is one row of the table in docs/sync.md. */
export function readingOf(scope: Scope, { last, before, whole }: Watermarks, about: Circumstances): Reading {
  const { resource } = scope;
  const { service, mode, now, isTrusted, options } = about;
  if (whole === null || last === null || mode === 'full' || isAlwaysWhole(resource)) return 'whole';
  // a delta of schools would show some of their fields as they were
  if (resource === 'schools' && service === 'ecf') return 'not';
  if (!isTrusted) return 'whole';
  const isDaily = resource === 'participants' || resource === 'partnerships';
  if (isDaily && options.daily !== false && Date.parse(whole) < lastNight(now)) return 'whole';
  const atLeast = (options.overlap?.atLeastMinutes ?? 120) * 60_000;
  const [start, earlier] = [Date.parse(last), Date.parse(before ?? last)];
  return { since: instant(Math.min(earlier, start - atLeast)) };
}

/** The latest 03:00 in London that has passed: by then what a day changes has been worked out by the service. */
function lastNight(now: number): number {
  const at = (ms: number): number => startOfDay(dayOf(ms, 'london'), 'london') + 3 * HOUR_MS;
  return at(now) <= now ? at(now) : at(now - DAY_MS);
}

/** Whether an origin is one of DfE's sandboxes, where anybody can move the clock. */
export const isSandbox = (origin: string): boolean => Object.values(servers).some(({ sandbox }) => sandbox === origin);
