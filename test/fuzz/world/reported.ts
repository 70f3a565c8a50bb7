import { deferralReasons, withdrawalReasons } from '../../../src/rules/terms.ts';
import { addDays, dayOf } from '../../../src/rules/time.ts';
import type { Random } from '../random.ts';
import type { Entry, Setting } from './timeline.ts';

type Reported = Pick<Entry, 'deferred' | 'withdrawn' | 'trainingStatus' | 'to'>;

/**
 * What a provider has said of a slice of training: a deferral, a withdrawal, one after the other, a resumption, or
 * nothing. `until` is the day from which it could no longer speak of this slice.
 */
export function reportedOf(
  { organisations: { service }, now, today, random }: Setting,
  { from, to }: { from: string; to: string | null },
  until: string | null,
  goesOn: boolean,
): Reported {
  const first = Date.parse(`${addDays(from, 1)}T09:00:00Z`);
  const last = Math.min(now, until === null ? now : Date.parse(`${until}T00:00:00Z`) - 1);
  if (first >= last) return {};
  const kind = random.weighted({ nothing: 6, deferred: 2, withdrawn: 2, both: 0.5 });
  if (kind === 'nothing') return {};
  const [earlier, later] = [momentBetween(first, last, random), momentBetween(first, last, random)].sort(
    (a, b) => a - b,
  );
  if (earlier === undefined || later === undefined) return {};
  const at = kind === 'both' ? later : earlier;
  const deferred = { at: new Date(earlier).toISOString(), reason: random.pick(deferralReasons) };
  const withdrawn = { at: new Date(at).toISOString(), reason: random.pick(withdrawalReasons[service]) };
  const reported: Reported = {
    ...(kind !== 'withdrawn' && { deferred }),
    ...(kind !== 'deferred' && { withdrawn }),
  };
  if (service === 'ecf')
    return { ...reported, ...(goesOn || random.chance(0.15) ? { trainingStatus: 'active' as const } : {}) };
  // training ends on the day of the first word, unless it has ended before; records from the old service may end later
  const day = dayOf(earlier, 'london');
  const keepsEnd = to !== null && (to <= day || (to > today && random.chance(0.15)));
  return { ...reported, to: keepsEnd ? to : day < from ? from : day };
}

/** Often just now or today, sometimes to the millisecond. */
function momentBetween(first: number, last: number, random: Random): number {
  const span = last - first;
  const ago = random.weighted({ any: 7, today: 1, now: 1 });
  const back =
    ago === 'any'
      ? random.next() * span
      : ago === 'today'
        ? Math.min(span, random.int(0, 20 * 3_600_000))
        : Math.min(span, random.int(0, 4000));
  const at = Math.floor(last - back);
  return random.chance(0.5) ? Math.max(first, Math.floor(at / 1000) * 1000) : at;
}
