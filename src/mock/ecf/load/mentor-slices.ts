import { DAY_MS } from '../../../base/days.ts';
import type { Uuid } from '../../ids.ts';
import type { ScenarioTraining } from '../../scenario/schema.ts';
import type { Profile } from '../world.ts';
import type { Loading } from './loading.ts';
import { startOf, type Placement } from './placements.ts';

export interface Slice {
  readonly start: number;
  readonly mentor: Profile | null;
}
interface Spell {
  readonly mentor: Profile;
  readonly from: number;
  readonly to: number;
}
type Trainings = ReadonlyMap<Uuid, readonly ScenarioTraining[]>;

/**
 * Cuts a training entry where the mentor changes. A mentor counts for as long as both are at the school; one who is at
 * other schools only is taken at the scenario's word, because this service lets a mentor work at several schools.
 * Changes still to come are left out: the service knows of none before somebody makes it.
 */
export function mentorSlices(loading: Loading, placement: Placement, trainings: Trainings): readonly Slice[] {
  const { start } = placement;
  const spells = spellsOf(loading, placement, trainings);
  const [only] = spells;
  if (only === undefined) return [{ start, mentor: null }];
  const end = placement.end ?? Infinity;
  if (spells.length === 1 && only.from <= start && only.to > Math.min(end, loading.now))
    return [{ start, mentor: only.mentor }];
  const cuts = new Set([
    start,
    ...spells.flatMap(({ from, to }) => [from, to]).filter((at) => at > start && at < end && at <= loading.now),
  ]);
  const slices: Slice[] = [];
  for (const at of [...cuts].sort((a, b) => a - b)) {
    const mentor = spells.findLast(({ from, to }) => from <= at && at < to)?.mentor ?? null;
    if (slices.length === 0 || slices.at(-1)?.mentor !== mentor) slices.push({ start: at, mentor });
  }
  return slices;
}

function spellsOf(loading: Loading, placement: Placement, trainings: Trainings): Spell[] {
  const { entry, start } = placement;
  const spells: Spell[] = [];
  if (entry.role === 'mentor') return spells;
  const named = entry.mentors ?? (entry.mentor == null ? [] : [{ id: entry.mentor, from: null, to: null }]);
  for (const { id, from, to = null } of named) {
    const mentorId = loading.idOf(id);
    const mentor = loading.world.profilesOf.get(mentorId)?.find(({ role }) => role === 'mentor');
    if (mentor === undefined) continue;
    for (const stay of staysAt(loading, placement, trainings.get(mentorId) ?? [])) {
      const spell = {
        mentor,
        from: Math.max(from === null ? start : startOf(from), stay.from),
        to: Math.min(afterDay(to), stay.to),
      };
      if (spell.from < spell.to) spells.push(spell);
    }
  }
  return spells;
}

/** When the mentor is at the school of a placement. */
function staysAt(
  loading: Loading,
  { programme }: Placement,
  training: readonly ScenarioTraining[],
): { from: number; to: number }[] {
  const school = programme.schoolCohort.school.id;
  const stays: { from: number; to: number }[] = [];
  for (const entry of training) {
    if (entry.role !== 'mentor' || schoolOf(loading, entry) !== school) continue;
    stays.push({
      from: startOf(entry.schoolFrom ?? entry.from ?? ''),
      to: afterDay(entry.schoolTo ?? entry.to ?? null),
    });
  }
  return stays.length === 0 ? [{ from: -Infinity, to: Infinity }] : stays;
}

function schoolOf({ world, idOf }: Loading, entry: ScenarioTraining): Uuid {
  return entry.partnership === null
    ? idOf(entry.school ?? '')
    : (world.partnerships.get(idOf(entry.partnership))?.school.id ?? '');
}

function afterDay(day: string | null): number {
  return day === null ? Infinity : startOf(day) + DAY_MS;
}
