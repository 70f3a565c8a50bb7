import type { Day } from '../../../rules/time.ts';
import type { Building } from './building.ts';

type Action = { readonly at: string; readonly reason: string };

/** A slice of training that is being fitted. */
export interface Slice {
  /** The provider that trains; null for training led by the school. */
  provider: string | null;
  /** The partnership, where it is known. */
  partnership: string | null;
  cohort: number | null;
  from: Day;
  to: Day | null;
  /** Whether an answer tells its end, so that it has to stay as it is. */
  isEndKnown: boolean;
  /** The same of its start. */
  isStartKnown: boolean;
  schedule: string | null;
  createdAt: string | null;
  touchedAt: string | null;
  withdrawn: Action | null;
  deferred: Action | null;
}

/** A stay at a school that is being fitted. One without an end makes no move to another school. */
export interface Stay {
  urn: string;
  from: Day;
  to: Day | null;
  email: string | null;
  workingPattern: 'full_time' | 'part_time' | null;
  createdAt: string | null;
  mentor: string | null;
  slices: Slice[];
}

/** What one person does in one role. */
export interface Part {
  readonly person: string;
  readonly role: 'ect' | 'mentor';
  readonly record: string;
  readonly eligible: boolean | null;
  readonly frozen: boolean;
  /** When the first of the stays was made. */
  readonly createdAt: string | null;
  readonly stays: Stay[];
  /** The provider's latest training, which the answers show. */
  latest: { readonly stay: Stay; readonly slice: Slice } | null;
}

export const emptySlice = (from: Day, provider: string | null): Slice => ({
  ...{
    provider,
    partnership: null,
    cohort: null,
    from,
    to: null,
    isEndKnown: false,
    isStartKnown: false,
    schedule: null,
  },
  ...{ createdAt: null, touchedAt: null, withdrawn: null, deferred: null },
});

export const emptyStay = (urn: string, from: Day, ...slices: Slice[]): Stay => ({
  ...{ urn, from, to: null, email: null, workingPattern: null, createdAt: null, mentor: null, slices },
});

/** The first day of everything a person did in a role. */
export function firstDay({ stays }: Part): Day | null {
  return stays.map(({ from }) => from).sort()[0] ?? null;
}

/** Gives a slice the partnership of whoever trains, at the school of its stay. */
export function placed(building: Building, stay: Stay, slice: Slice, wished: number | null): Slice {
  if (slice.provider === null || slice.partnership !== null) return slice;
  if (slice.provider === building.providers.own) return placedOwn(building, stay, slice, wished);
  const cohort = slice.cohort ?? building.cohortForOther(stay.urn, wished) ?? wished ?? building.years.at(-1) ?? null;
  if (cohort === null) return slice;
  const lp = building.providers.idOf(slice.provider);
  slice.cohort = cohort;
  slice.partnership = building.ofOther(lp, stay.urn, cohort, null).id;
  return slice;
}

function placedOwn(building: Building, stay: Stay, slice: Slice, wished: number | null): Slice {
  const there = building.ownAt(stay.urn);
  const cohort = slice.cohort ?? wished;
  const named = there.filter((one) => building.shown(stay.urn, one.cohort)?.isNamed !== false);
  const best =
    named.find((one) => one.cohort === cohort) ??
    named.at(-1) ??
    there.find((one) => one.cohort === cohort) ??
    there.at(-1);
  if (best === undefined) return slice;
  slice.partnership = best.id;
  slice.cohort = best.cohort;
  return slice;
}
